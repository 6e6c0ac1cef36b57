#include "engine/run/tree.h"

#include <algorithm>

#include "engine/run/state/tree_index.h"

namespace joinery::run {

namespace {

template <typename Entity>
void indexOwned(Tree& tree, const std::map<Key, Entity>& entities, Owned kind, Key Entity::*owner) {
  for (const auto& [key, entity] : entities) {
    if (entity.*owner) tree.index.possessions.insert({entity.*owner, kind, key});
  }
}

bool isLive(const Scope& scope) {
  return scope.kind != ScopeKind::Process || scope.state == InstanceState::Active ||
         scope.state == InstanceState::Suspended;
}

}  // namespace

bool Tree::ended() const {
  // The root is the first scope that was ever opened.
  return !scopes.empty() && !isLive(scopes.begin()->second);
}

Key Tree::variableScope(Key token) const {
  const auto& owned = index.possessions;
  for (auto it = owned.lower_bound({token, Owned::Scope, 0});
       it != owned.end() && it->owner == token && it->kind == Owned::Scope; ++it) {
    if (scopes.at(it->key).kind == ScopeKind::Local) return it->key;
  }
  return tokens.at(token).scope;
}

bool Tree::isSuspended(Key key) const {
  for (auto it = scopes.find(key); it != scopes.end(); it = scopes.find(it->second.parent)) {
    if (it->second.kind == ScopeKind::Process && it->second.state == InstanceState::Suspended) return true;
  }
  return false;
}

bool operator==(const Tree& a, const Tree& b) {
  return a.id == b.id && a.nextKey == b.nextKey && a.scopes == b.scopes && a.tokens == b.tokens && a.tasks == b.tasks &&
         a.jobs == b.jobs && a.timers == b.timers && a.subscriptions == b.subscriptions && a.incidents == b.incidents &&
         a.loops == b.loops && a.compensables == b.compensables;
}

void rebuildIndex(Tree& tree) {
  tree.index = {};
  for (const auto& [key, token] : tree.tokens) tree.index.places.insert({token.scope, token.element, key});
  for (const auto& [key, scope] : tree.scopes) {
    if (scope.owner && isLive(scope)) tree.index.possessions.insert({scope.owner, Owned::Scope, key});
  }
  indexOwned(tree, tree.tasks, Owned::Task, &Task::token);
  indexOwned(tree, tree.jobs, Owned::Job, &Job::token);
  indexOwned(tree, tree.timers, Owned::Timer, &Timer::owner);
  indexOwned(tree, tree.subscriptions, Owned::Subscription, &Subscription::owner);
  for (const auto& [key, subscription] : tree.subscriptions) {
    if (dependsOnData(subscription)) tree.index.conditions.insert(key);
  }
  for (const auto& [key, compensable] : tree.compensables) tree.index.compensables.insert({compensable.scope, key});
  indexOwned(tree, tree.incidents, Owned::Incident, &Incident::token);
}

bool sameIndex(const Tree& a, const Tree& b) {
  auto equal = [](const auto& x, const auto& y) {
    return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin());
  };
  return equal(a.index.places, b.index.places) && equal(a.index.possessions, b.index.possessions) &&
         equal(a.index.conditions, b.index.conditions) && equal(a.index.compensables, b.index.compensables);
}

}  // namespace joinery::run
