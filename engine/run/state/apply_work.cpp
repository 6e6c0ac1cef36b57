#include "engine/run/state/apply.h"
#include "engine/run/state/words.h"

namespace joinery::run::state {

namespace {

// Members of a task record that have a place of their own; everything else goes into Task::fields.
void setField(Task& task, const std::string& name, const Value& value, const Record& record) {
  if (name == "assignee") {
    task.assignee = value.isString() ? value.string() : std::string();
  } else if (name == "state") {
    task.state = wordTo<TaskState>(kTaskStates, value.string(), record);
  } else if (name == "dueAt") {
    task.dueAt = value.isNumber() ? value.number().toInt64().value_or(0) : 0;
  } else {
    task.fields = value.isNull() ? task.fields.without(name) : task.fields.with(name, value);
  }
}

}  // namespace

void taskCreated(Tree& tree, const Record& record, Instant at) {
  Task task{.token = record.owner, .scope = record.scope, .element = record.element};
  task.name = record.text;
  task.createdAt = at;
  task.dueAt = record.number;
  if (record.data.find("assignee") == nullptr) {
    task.fields = record.data;  // shared with the record: nothing is copied
  } else {
    for (const auto& [name, value] : record.data.members()) setField(task, name, value, record);
  }
  if (!task.assignee.empty()) task.state = TaskState::Claimed;
  add(tree, tree.tasks, Owned::Task, record, std::move(task));
}

void taskChanged(Tree& tree, const Record& record, Instant) {
  Task& task = entity(tree.tasks, record.key, "unknown task", record);
  if (!record.data.isObject()) return;
  for (const auto& [name, value] : record.data.members()) setField(task, name, value, record);
}

void taskGone(Tree& tree, const Record& record, Instant) {
  Task& task = entity(tree.tasks, record.key, "unknown task", record);
  tree.index.possessions.erase({task.token, Owned::Task, record.key});
  tree.tasks.erase(record.key);
}

void jobCreated(Tree& tree, const Record& record, Instant) {
  Job job{.token = record.owner, .scope = record.scope, .element = record.element};
  job.type = record.text;
  job.retries = static_cast<std::int32_t>(record.number);
  if (const Value* headers = record.data.find("headers")) job.headers = *headers;
  add(tree, tree.jobs, Owned::Job, record, std::move(job));
}

void jobFailed(Tree& tree, const Record& record, Instant) {
  Job& job = entity(tree.jobs, record.key, "unknown job", record);
  job.retries = static_cast<std::int32_t>(record.number);
  const Value* retryAt = record.data.find("retryAt");
  job.retryAt = retryAt && retryAt->isNumber() ? retryAt->number().toInt64().value_or(0) : 0;
}

void jobGone(Tree& tree, const Record& record, Instant) {
  Job& job = entity(tree.jobs, record.key, "unknown job", record);
  tree.index.possessions.erase({job.token, Owned::Job, record.key});
  tree.jobs.erase(record.key);
}

}  // namespace joinery::run::state
