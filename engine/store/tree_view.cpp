#include "engine/store/tree_view.h"

#include <algorithm>

namespace joinery::store {

Value scopeVariables(const run::Tree& tree, run::Key scope) {
  const auto found = tree.scopes.find(scope);
  if (found == tree.scopes.end()) return Value::object({});
  return Value::object({found->second.variables.begin(), found->second.variables.end()});
}

Value visibleVariables(const run::Tree& tree, run::Key scope) {
  Value::Object members;
  for (auto found = tree.scopes.find(scope); found != tree.scopes.end(); found = tree.scopes.find(scope)) {
    for (const auto& [name, value] : found->second.variables) {
      const bool hidden = std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.first == name; });
      if (!hidden) members.emplace_back(name, value);
    }
    if (found->second.kind == run::ScopeKind::Process) break;
    scope = found->second.parent;
  }
  return Value::object(std::move(members));
}

run::Key processOf(const run::Tree& tree, run::Key scope) {
  for (auto found = tree.scopes.find(scope); found != tree.scopes.end(); found = tree.scopes.find(scope)) {
    if (found->second.kind == run::ScopeKind::Process) return scope;
    scope = found->second.parent;
  }
  return 0;
}

}  // namespace joinery::store
