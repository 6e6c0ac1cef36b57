#include "runtime-server/api/tree_rows.h"

#include "runtime-server/api/render.h"

namespace joinery::server {

run::Key processScopeOf(const run::Tree& tree, run::Key scope) {
  while (tree.scopes.at(scope).kind != run::ScopeKind::Process) scope = tree.scopes.at(scope).parent;
  return scope;
}

InstanceRow instanceRowOf(const run::Tree& tree, run::Key key, const Engine& engine, Instant at) {
  const run::Scope& scope = tree.scopes.at(key);
  InstanceRow row;
  row.id = formatId(tree.id, key);
  row.definitionId = scope.definitionId;
  if (const auto definition = engine.definition(scope.definitionId)) {
    row.process = run::info(*definition).key;
    row.version = run::info(*definition).version;
  }
  row.businessKey = scope.businessKey;
  if (scope.parent != 0) row.parentId = formatId(tree.id, processScopeOf(tree, scope.parent));
  row.state = scope.state;
  row.startedAt = scope.since;
  if (scope.state != run::InstanceState::Active && scope.state != run::InstanceState::Suspended) row.endedAt = at;
  return row;
}

Value variablesOf(const run::Tree& tree, run::Key scope) {
  Value::Object out;
  for (const auto& [name, value] : tree.scopes.at(scope).variables) out.emplace_back(name, value);
  return Value::object(std::move(out));
}

TaskRow taskRowOf(const run::Tree& tree, run::Key key, const Engine& engine) {
  const run::Task& task = tree.tasks.at(key);
  const run::Key process = processScopeOf(tree, task.scope);
  const run::Scope& instance = tree.scopes.at(process);
  TaskRow row;
  row.id = formatId(tree.id, key);
  row.name = task.name;
  row.processInstanceId = formatId(tree.id, process);
  row.definitionId = instance.definitionId;
  if (const auto definition = engine.definition(instance.definitionId)) {
    row.process = run::info(*definition).key;
    row.elementId = run::elementId(*definition, task.element);
  }
  row.businessKey = instance.businessKey;
  row.assignee = task.assignee;
  row.candidateUsers = textsOf(task.fields.find("candidateUsers"));
  row.candidateGroups = textsOf(task.fields.find("candidateGroups"));
  row.outcomes = textsOf(task.fields.find("outcomes"));
  row.state = task.state;
  row.createdAt = task.createdAt;
  if (task.dueAt != 0) row.dueAt = Instant{task.dueAt};
  if (const Value* priority = task.fields.find("priority"); priority != nullptr && priority->isNumber()) {
    row.priority = static_cast<int>(priority->number().toInt64().value_or(0));
  }
  row.form = task.fields.text("form");
  row.fields = task.fields;
  return row;
}

Value visibleVariables(const run::Tree& tree, run::Key scope) {
  Value::Object out;
  std::vector<run::Key> chain = {scope};
  while (tree.scopes.at(chain.back()).kind != run::ScopeKind::Process)
    chain.push_back(tree.scopes.at(chain.back()).parent);
  // The outermost first: a later member of the same name replaces the earlier.
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
    for (const auto& [name, value] : tree.scopes.at(*it).variables) out.emplace_back(name, value);
  }
  return Value::object(std::move(out));
}

}  // namespace joinery::server
