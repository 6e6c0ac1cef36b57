#include "engine/run/commands/commands.h"
#include "engine/run/flow.h"
#include "engine/run/people.h"

namespace joinery::run {

namespace {

// The answer of the person to whom a task was delegated: the owner gets it back with the answer as a draft.
void giveBack(Execution& ex, const Task& task, const Command& command) {
  const Value* owner = task.fields.find("owner");
  const Value* variables = command.data.find("variables");
  Record comment{.type = RecordType::TaskCommented, .key = command.key, .scope = task.scope, .owner = task.token};
  comment.element = task.element;
  comment.actor = command.actor;
  comment.data = Value::object({{"text", Value(command.data.text("comment"))}, {"kind", Value("complete")}});
  Record back{.type = RecordType::TaskChanged, .key = command.key, .scope = task.scope, .owner = task.token};
  back.element = task.element;
  back.text = "returned";
  back.actor = command.actor;
  Value::Object fields{{"assignee", owner ? *owner : Value()}, {"owner", Value()}, {"state", Value("claimed")}};
  if (!owner || !owner->isString() || owner->string().empty()) fields.back().second = Value("open");
  if (variables && variables->isObject()) fields.emplace_back("draft", *variables);
  back.data = Value::object(std::move(fields));
  if (!command.data.text("comment").empty()) ex.emit(std::move(comment));
  ex.emit(std::move(back));
}

Value withOutcome(const Node& node, const Value& data) {
  const Value* variables = data.find("variables");
  std::string outcome = data.text("outcome");
  const auto* task = dynamic_cast<const UserTask*>(node.extra.get());
  if (outcome.empty() || !task) return variables ? *variables : Value();
  return (variables ? *variables : Value()).with(task->outcomeVariable, Value(outcome));
}

Status needKnownOutcome(const Task& task, const std::string& outcome) {
  const Value* outcomes = task.fields.find("outcomes");
  if (outcome.empty() || !outcomes) return success();
  std::string known;
  for (const Value& o : outcomes->items()) {
    if (o.isString() && o.string() == outcome) return success();
    known += (known.empty() ? "" : ", ") + (o.isString() ? o.string() : "");
  }
  return makeError(ErrorKind::Refused, "unknown-outcome", "the outcome must be one of " + known + ", not " + outcome);
}

}  // namespace

Status completeTask(Execution& ex, const Command& command) {
  auto found = needTask(ex, command.key);
  if (!found) return found.error();
  const Task& task = **found;
  Status allowed = needHolder(task, command.actor);
  if (!allowed) return allowed;
  if (task.state == TaskState::Delegated) {
    giveBack(ex, task, command);
    return success();
  }
  std::string outcome = command.data.text("outcome");
  Status known = needKnownOutcome(task, outcome);
  if (!known) return known;
  Key token = task.token;
  Record record{.type = RecordType::TaskCompleted, .key = command.key, .scope = task.scope, .owner = token};
  record.element = task.element;
  record.text = outcome;
  record.actor = command.actor;
  Value::Object data;
  for (const char* name : {"variables", "comment"}) {
    if (const Value* value = command.data.find(name); value && !value->isNull()) data.emplace_back(name, *value);
  }
  if (!data.empty()) record.data = Value::object(std::move(data));
  ex.emit(std::move(record));
  complete(ex, token, withOutcome(ex.nodeOf(token), command.data));
  return success();
}

}  // namespace joinery::run
