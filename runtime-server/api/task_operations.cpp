// What people do with a task. Permission and form are looked at on the writer thread, against the very tree that the
// command then changes: nothing can come in between, and a task is answered without reading the database.
#include "runtime-server/api/access.h"
#include "runtime-server/api/form_check.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/api/tree_rows.h"

namespace joinery::server {
namespace {

using Permission = Status (*)(const Caller&, const TaskRow&);
enum class FormUse { None, Draft, Answer };

struct Operation {
  run::CommandType type;
  Permission permission;
  FormUse form = FormUse::None;
};

Status checkOutcome(const TaskRow& task, const Value& data) {
  const std::string outcome = data.text("outcome");
  const bool known = std::find(task.outcomes.begin(), task.outcomes.end(), outcome) != task.outcomes.end();
  if (outcome.empty() || task.outcomes.empty() || known) return success();
  std::string list;
  for (const std::string& word : task.outcomes) list += (list.empty() ? "" : ", ") + word;
  return makeError(ErrorKind::Refused, "unknown-outcome",
                   "The task has the outcomes " + list + "; got \"" + outcome + "\".", "/outcome");
}

// What the operation leaves of the task, as the answer shows it: a task that is over is shown as it ended.
Value taskAfter(const run::Tree& tree, run::Key key, const TaskRow& before, const run::Command& command,
                const Answer& answer, const Engine& engine) {
  if (tree.tasks.count(key) != 0) return taskValue(taskRowOf(tree, key, engine));
  TaskRow row = before;
  row.state = run::TaskState::Completed;
  row.endedAt = answer.at;
  row.outcome = command.data.text("outcome");
  if (row.assignee.empty()) row.assignee = command.actor;
  return taskValue(row);
}

void operate(const CallPtr& call, const Operation& operation, Value data) {
  const auto id = entityOf(*call, "unknown-task");
  if (!id) {
    call->fail(id.error());
    return;
  }
  const run::Key key = id->key;
  Submission submission;
  submission.tree = id->tree;
  submission.command = {operation.type, key, {}, call->caller->user, std::move(data)};
  auto before = std::make_shared<TaskRow>();
  submission.check = [call, key, operation, before](const run::Tree& tree, run::Command& command) -> Status {
    const auto task = tree.tasks.find(key);
    if (task == tree.tasks.end()) return success();  // the engine knows whether it is over or never was
    *before = taskRowOf(tree, key, call->api.engine);
    if (Status allowed = operation.permission(*call->caller, *before); !allowed) return allowed;
    if (operation.form == FormUse::None) return success();
    if (Status known = checkOutcome(*before, command.data); !known) return known;
    return checkTaskForm(*call, tree, *before, tree.variableScope(task->second.token), command,
                         operation.form == FormUse::Draft);
  };
  const run::Command command = submission.command;
  submit(call, std::move(submission), 200, [call, key, before, command](const run::Tree& tree, const Answer& answer) {
    return taskAfter(tree, key, *before, command, answer, call->api.engine);
  });
}

Value answerOf(const Call& call) {
  Value::Object data = {{"variables", objectMember(call.body, "variables")}};
  for (const char* name : {"outcome", "comment"}) {
    if (const Value* value = member(call.body, name)) data.emplace_back(name, *value);
  }
  return Value::object(std::move(data));
}

bool knowsUser(const CallPtr& call, const std::string& user, const std::string& pointer) {
  const auto found = call->api.organisation.user(user);
  if (found && !found->disabled) return true;
  call->fail(makeError(ErrorKind::Refused, "unknown-user", "There is no user \"" + user + "\".", pointer));
  return false;
}

void handOver(const CallPtr& call, run::CommandType type) {
  if (!knowsUser(call, call->body.text("to"), "/to")) return;
  operate(call, {type, mayHandOverTask},
          Value::object({{"to", call->body.text("to")},
                         {"comment", call->body.text("comment")},
                         {"override", call->caller->administrator}}));
}

// Urging and commenting are for everybody who may see the case, which the tree alone does not tell.
bool seesCase(const CallPtr& call) {
  const auto row = call->api.engine.queries().task(call->id());
  Status seen = row ? maySeeTask(*call->caller, *row) : Status(row.error());
  if (!seen && row) seen = maySeeInstance(call->api.engine, *call->caller, row->processInstanceId);
  if (!seen) call->fail(seen.error());
  return seen.ok();
}

Status anybody(const Caller&, const TaskRow&) {
  return success();
}

}  // namespace

void claimTask(const CallPtr& call) {
  // A task that somebody has is a conflict (409) and not a question of rights, for those who may see it.
  const Permission permission = [](const Caller& caller, const TaskRow& task) {
    return task.assignee.empty() ? mayWorkOnTask(caller, task) : maySeeTask(caller, task);
  };
  operate(call, {run::CommandType::ClaimTask, permission}, Value::object({}));
}

void unclaimTask(const CallPtr& call) {
  operate(call, {run::CommandType::UnclaimTask, mayHandOverTask},
          Value::object({{"override", call->caller->administrator}}));
}

void saveTask(const CallPtr& call) {
  operate(call, {run::CommandType::SaveTask, mayWorkOnTask, FormUse::Draft}, answerOf(*call));
}

void completeTask(const CallPtr& call) {
  operate(call, {run::CommandType::CompleteTask, mayWorkOnTask, FormUse::Answer}, answerOf(*call));
}

void delegateTask(const CallPtr& call) {
  handOver(call, run::CommandType::DelegateTask);
}

void transferTask(const CallPtr& call) {
  handOver(call, run::CommandType::TransferTask);
}

void urgeTask(const CallPtr& call) {
  if (!seesCase(call)) return;
  operate(call, {run::CommandType::UrgeTask, anybody}, Value::object({{"comment", call->body.text("comment")}}));
}

void ccTask(const CallPtr& call) {
  for (const Value& user : call->body.find("to")->items()) {
    if (!knowsUser(call, user.string(), "/to")) return;
  }
  if (!seesCase(call)) return;
  operate(call, {run::CommandType::CcTask, mayHandOverTask},
          Value::object({{"to", *call->body.find("to")}, {"comment", call->body.text("comment")}}));
}

void commentTask(const CallPtr& call) {
  if (!seesCase(call)) return;
  operate(call, {run::CommandType::CommentTask, anybody}, Value::object({{"text", call->body.text("text")}}));
}

void refuseTaskOperation(const CallPtr& call) {
  if (!seesCase(call)) return;
  const std::string& path = call->request().path;
  const std::string word = path.substr(path.rfind('/') + 1);
  call->fail(
      makeError(ErrorKind::Refused, "not-supported", "This server does not support \"" + word + "\" yet.", word));
}

}  // namespace joinery::server
