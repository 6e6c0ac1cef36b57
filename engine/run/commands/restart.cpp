#include "engine/run/step.h"

namespace joinery::run {

Result<Command> restartOf(const Tree& ended, Key process, const Value& wishes) {
  auto found = ended.scopes.find(process);
  if (found == ended.scopes.end() || found->second.kind != ScopeKind::Process) {
    return makeError(ErrorKind::NotFound, "unknown-instance", "there is no such process instance");
  }
  const Scope& scope = found->second;
  if (scope.state == InstanceState::Active || scope.state == InstanceState::Suspended) {
    return makeError(ErrorKind::Conflict, "instance-not-ended", "the process instance still runs: cancel it first");
  }
  Value variables = Value::object({scope.variables.begin(), scope.variables.end()});
  if (const Value* changes = wishes.find("variables"); changes && changes->isObject()) {
    for (const auto& [name, value] : changes->members()) variables = variables.with(name, value);
  }
  Value data = Value::object({{"businessKey", Value(wishes.text("businessKey", scope.businessKey))},
                              {"variables", std::move(variables)},
                              {"restartOf", Value(std::to_string(ended.id) + "-" + std::to_string(process))}});
  for (const char* name : {"instructions", "startElement"}) {
    const Value* value = wishes.find(name);
    if (value && !value->isNull()) data = data.with(name, *value);
  }
  Command command{.type = CommandType::StartInstance, .data = std::move(data)};
  command.text = wishes.text("definitionId", scope.definitionId);
  return command;
}

}  // namespace joinery::run
