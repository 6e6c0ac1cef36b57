// Cancel, suspend, resume and change the variables of a running instance.
#include "engine/run/commands/commands.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

Record instanceRecord(const Execution& ex, RecordType type, const Command& command) {
  const Scope& scope = ex.scope(command.key);
  Record record{
      .type = type, .key = command.key, .scope = scope.parent, .owner = scope.owner, .element = scope.element};
  record.actor = command.actor;
  if (std::string reason = command.data.text("reason"); !reason.empty()) {
    record.data = Value::object({{"reason", Value(reason)}});
  }
  return record;
}

}  // namespace

// A called instance that is cancelled lets its caller go on, as if a terminate end event had been reached.
Status cancelInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  Key owner = ex.scope(command.key).owner;
  std::string reason = command.data.text("reason", "cancelled");
  endProcess(ex, command.key, "terminated", reason, command.actor);
  returnToCaller(ex, command.key, owner);
  return success();
}

Status suspendInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  if (ex.scope(command.key).state == InstanceState::Suspended) {
    return makeError(ErrorKind::Conflict, "instance-suspended", "the process instance is suspended already");
  }
  ex.emit(instanceRecord(ex, RecordType::InstanceSuspended, command));
  return success();
}

Status resumeInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  if (ex.scope(command.key).state != InstanceState::Suspended) {
    return makeError(ErrorKind::Conflict, "instance-not-suspended", "the process instance is not suspended");
  }
  ex.emit(instanceRecord(ex, RecordType::InstanceResumed, command));
  lookAgainAtJoins(ex, command.key);  // a migration may have moved them meanwhile
  return success();
}

Status setVariables(Execution& ex, const Command& command) {
  if (!ex.hasScope(command.key)) {
    return makeError(ErrorKind::NotFound, "unknown-instance", "there is no such process instance or scope");
  }
  Status live = needLiveInstance(ex, ex.processOf(command.key));
  if (!live) return live;
  const Value* variables = command.data.find("variables");
  if (!variables || !variables->isObject()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "variables must be an object");
  }
  for (const auto& [name, value] : variables->members()) {
    ex.emit(
        {.type = RecordType::VariableSet, .scope = command.key, .text = name, .actor = command.actor, .data = value});
  }
  return success();
}

}  // namespace joinery::run
