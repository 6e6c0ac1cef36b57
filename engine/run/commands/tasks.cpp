// Claim, unclaim, delegate (委派), transfer (转办) and save: who holds a task, and what is kept with it.
#include "engine/run/commands/commands.h"

namespace joinery::run {

namespace {

Record taskRecord(const Task& task, RecordType type, const Command& command, const char* text) {
  Record record{.type = type, .key = command.key, .scope = task.scope, .owner = task.token, .element = task.element};
  record.text = text;
  record.actor = command.actor;
  return record;
}

void change(Execution& ex, const Task& task, const Command& command, const char* text, Value::Object fields) {
  Record record = taskRecord(task, RecordType::TaskChanged, command, text);
  record.data = Value::object(std::move(fields));
  ex.emit(std::move(record));
}

void comment(Execution& ex, const Task& task, const Command& command, const char* kind,
             const char* member = "comment") {
  std::string text = command.data.text(member);
  if (text.empty()) return;
  Record record = taskRecord(task, RecordType::TaskCommented, command, "");
  record.data = Value::object({{"text", Value(text)}, {"kind", Value(kind)}});
  ex.emit(std::move(record));
}

// An administrator takes a task out of other hands (data.override); the caller has made sure that he is one.
Status needHolderOrOverride(const Task& task, const Command& command) {
  const Value* override = command.data.find("override");
  if (override && override->isBoolean() && override->boolean()) return success();
  return needHolder(task, command.actor);
}

Result<std::string> receiver(const Command& command) {
  std::string to = command.data.text("to");
  if (!to.empty()) return to;
  return makeError(ErrorKind::Malformed, "command-malformed", "`to` must name a user");
}

}  // namespace

Status claimTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  if (!(*task)->assignee.empty()) {
    if ((*task)->assignee == command.actor) return success();
    return makeError(ErrorKind::Conflict, "task-claimed", "the task is held by " + (*task)->assignee);
  }
  change(ex, **task, command, "claimed", {{"assignee", Value(command.actor)}, {"state", Value("claimed")}});
  return success();
}

Status unclaimTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  if ((*task)->state != TaskState::Claimed) {
    return makeError(ErrorKind::Conflict, "task-not-claimed", "the task is not claimed");
  }
  Status holder = needHolderOrOverride(**task, command);
  if (!holder) return holder;
  change(ex, **task, command, "unclaimed", {{"assignee", Value()}, {"state", Value("open")}});
  return success();
}

Status saveTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  Status holder = needHolder(**task, command.actor);
  if (!holder) return holder;
  const Value* variables = command.data.find("variables");
  change(ex, **task, command, "saved", {{"draft", variables ? *variables : Value()}});
  comment(ex, **task, command, "save");
  return success();
}

// The owner stays the owner: the task comes back when the other has answered.
Status delegateTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  Status holder = needHolderOrOverride(**task, command);
  if (!holder) return holder;
  auto to = receiver(command);
  if (!to) return to.error();
  if ((*task)->state == TaskState::Delegated) {
    return makeError(ErrorKind::Conflict, "task-delegated", "the task is delegated already; it must come back first");
  }
  std::string owner = (*task)->assignee.empty() ? command.actor : (*task)->assignee;
  comment(ex, **task, command, "delegate");
  change(ex, **task, command, "delegated",
         {{"assignee", Value(*to)}, {"owner", Value(owner)}, {"state", Value("delegated")}});
  return success();
}

// The task is handed over for good; who had it first stays known.
Status transferTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  Status holder = needHolderOrOverride(**task, command);
  if (!holder) return holder;
  auto to = receiver(command);
  if (!to) return to.error();
  if ((*task)->state == TaskState::Delegated) {
    return makeError(ErrorKind::Conflict, "task-delegated",
                     "a delegated task goes back to its owner, not on to others");
  }
  const Value* first = (*task)->fields.find("originalAssignee");
  std::string from = (*task)->assignee.empty() ? command.actor : (*task)->assignee;
  comment(ex, **task, command, "transfer");
  change(ex, **task, command, "transferred",
         {{"assignee", Value(*to)}, {"originalAssignee", first ? *first : Value(from)}, {"state", Value("claimed")}});
  return success();
}

Status urgeTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  Record record = taskRecord(**task, RecordType::TaskCommented, command, "");
  record.data = Value::object({{"text", Value(command.data.text("comment"))}, {"kind", Value("urge")}});
  ex.emit(std::move(record));
  return success();
}

// Copies go to people once each, in the order in which they were named.
Status ccTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  const Value* to = command.data.find("to");
  if (!to || !to->isList()) return makeError(ErrorKind::Malformed, "command-malformed", "`to` must be a list of users");
  Value::List all;
  if (const Value* before = (*task)->fields.find("cc")) all = before->items();
  for (const Value& user : to->items()) {
    if (!user.isString()) return makeError(ErrorKind::Malformed, "command-malformed", "`to` must be a list of users");
    bool known = false;
    for (const Value& other : all) known = known || other == user;
    if (!known) all.push_back(user);
  }
  comment(ex, **task, command, "cc");
  change(ex, **task, command, "cc", {{"cc", Value::list(std::move(all))}});
  return success();
}

Status commentTask(Execution& ex, const Command& command) {
  auto task = needTask(ex, command.key);
  if (!task) return task.error();
  if (command.data.text("text").empty()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "`text` must not be empty");
  }
  comment(ex, **task, command, "comment", "text");
  return success();
}

}  // namespace joinery::run
