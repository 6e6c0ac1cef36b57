#include "engine/run/migration_scopes.h"

#include <algorithm>

#include "engine/run/flow.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

Value keysOf(const std::vector<Key>& keys) {
  Value::List list;
  for (Key key : keys) list.push_back(Value(static_cast<std::int64_t>(key)));
  return Value::list(std::move(list));
}

// Everything that lies in a scope itself.
struct Content {
  std::vector<Key> tokens, compensables;
};

Content contentOf(const Execution& ex, Key scope) {
  const TreeIndex& index = ex.tree().index;
  Content content;
  for (auto it = index.places.lower_bound({scope, -1, 0}); it != index.places.end() && it->scope == scope; ++it) {
    content.tokens.push_back(it->token);
  }
  for (auto it = index.compensables.lower_bound({scope, 0}); it != index.compensables.end() && it->first == scope;
       ++it) {
    content.compensables.push_back(it->second);
  }
  return content;
}

void move(Execution& ex, Key from, Key to, Value data, const std::vector<Key>& compensables) {
  for (Key key : compensables) {
    const std::int32_t element = ex.tree().compensables.at(key).element;
    ex.emit({.type = RecordType::CompensationMoved, .key = key, .scope = to, .element = element});
  }
  ex.emit({.type = RecordType::ContentMoved, .scope = to, .owner = from, .data = std::move(data)});
}

// The data of a sub-process that goes; what has no value says nothing.
std::vector<std::pair<std::string, Value>> dataOf(const Execution& ex, const RemovedScope& removed) {
  std::vector<std::pair<std::string, Value>> data;
  for (Key key : {removed.scope, ex.scope(removed.scope).parent}) {
    if (key != removed.scope && ex.scope(key).kind != ScopeKind::Local) continue;
    for (const auto& [name, value] : ex.scope(key).variables) {
      const bool known =
          std::any_of(data.begin(), data.end(), [&name = name](const auto& d) { return d.first == name; });
      if (!known && !value.isNull()) data.emplace_back(name, value);
    }
  }
  return data;
}

bool startsWith(const std::vector<const Node*>& nodes, const std::vector<const Node*>& beginning) {
  return nodes.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), nodes.begin());
}

}  // namespace

bool ScopeChanges::isIn(Key scope) const {
  return m_ex.hasScope(scope) && m_ex.processOf(scope) == m_process;
}

bool ScopeChanges::goes(Key owner) const {
  const bool local = m_ex.hasScope(owner) && m_ex.scope(owner).kind == ScopeKind::Local;
  const Key token = local ? m_ex.scope(owner).owner : owner;
  return std::any_of(m_plan.removed.begin(), m_plan.removed.end(),
                     [&](const RemovedScope& removed) { return removed.token == token || removed.scope == owner; });
}

Key ScopeChanges::around(Key key) const {
  while (goes(key)) key = m_ex.token(m_ex.scope(key).owner).scope;
  return key;
}

void ScopeChanges::lookForGoing() {
  for (const auto& [key, scope] : m_ex.tree().scopes) {
    if (!isIn(key)) continue;
    const Node* node = m_places.from().node(scope.element);
    if (scope.kind == ScopeKind::SubProcess && node && m_places.goesAway(*node) && m_ex.hasTokens(key)) {
      m_plan.removed.push_back({scope.owner, key});
    }
  }
  for (const RemovedScope& removed : m_plan.removed) checkData(around(removed.scope), removed);
  for (const auto& [key, scope] : m_ex.tree().scopes) {
    if (isIn(key)) lookAtRunning(key, scope);
  }
}

// What has no token of its own, or no place but in the sub-process in which it began.
void ScopeChanges::lookAtRunning(Key key, const Scope& scope) {
  const bool handler = scope.kind == ScopeKind::EventSubProcess;
  if (!handler && scope.kind != ScopeKind::Compensation) return;
  if (goes(scope.parent)) {
    const std::string& id = m_places.from().node(m_ex.scope(scope.parent).element)->id;
    m_places.problem(
        id, "scope-changed",
        "'" + id + "' is not there any more in the target, and an event sub-process or an undoing runs in it");
  }
  const Node* node = handler ? m_places.from().node(m_ex.scope(key).element) : nullptr;
  const Node* place = node ? m_places.of(*node) : nullptr;
  if (!place || comingAround(node->scope, place->scope).empty()) return;
  m_places.problem(node->id, "scope-changed", "'" + node->id + "' runs and cannot go into a new sub-process");
}

void ScopeChanges::checkData(Key scope, const RemovedScope& removed) {
  const std::string& id = m_ex.nodeOf(removed.token).id;
  for (const auto& [name, value] : dataOf(m_ex, removed)) {
    const Value* outside = findVariable(m_ex, m_ex.token(removed.token).scope, name);
    const auto [moved, isNew] = m_moved.try_emplace({scope, name}, value);
    if (moved->second == value && (!outside || outside->isNull() || *outside == value)) continue;
    m_places.problem(id, "data-lost",
                     "'" + name + "' in '" + id + "', which the target does not have, is something else outside of it");
  }
}

ScopeChanges::Nodes ScopeChanges::comingAround(int fromScope, int toScope) const {
  const std::optional<Way> way = m_places.way(fromScope, toScope);
  return way ? way->inside : Nodes{};
}

// They open for tokens; everything else goes where one opens anyway, or nowhere.
OpenedScope* ScopeChanges::opened(Key scope, const Nodes& nodes, bool forToken) {
  bool opensAnyway = false;
  for (OpenedScope& o : m_plan.opened) {
    if (o.scope != scope) continue;
    if (o.nodes == nodes) return &o;
    opensAnyway = opensAnyway || startsWith(o.nodes, nodes);
  }
  if (!forToken && !opensAnyway) return nullptr;
  m_plan.opened.push_back({.scope = scope, .nodes = nodes});
  return &m_plan.opened.back();
}

void ScopeChanges::lookAtTokens() {
  for (const auto& [key, token] : m_ex.tree().tokens) {
    if (!isIn(token.scope) || !m_ex.holdsFlowElements(token.scope) || goes(key)) continue;
    Nodes coming;
    if (const Flow* flow = m_places.from().flow(token.element)) {
      const Flow* place = m_places.of(*flow);
      if (place) coming = comingAround(m_places.from().at(flow->source).scope, m_places.to().at(place->source).scope);
    } else if (const Node* node = m_places.from().node(token.element)) {
      if (const Node* place = m_places.of(*node)) coming = comingAround(node->scope, place->scope);
    }
    if (!coming.empty()) opened(around(token.scope), coming, true)->tokens.push_back(key);
  }
}

void ScopeChanges::lookAtWhatIsNoted(Key key, const Scope& scope) {
  const auto look = [&](std::int32_t element, bool isNote) {
    const Node* node = m_places.from().node(element);
    const Node* place = node ? m_places.of(*node) : nullptr;
    if (!place) return;
    const Nodes coming = comingAround(node->scope, place->scope);
    if (coming.empty()) return;
    if (OpenedScope* o = opened(around(key), coming, false)) {
      o->elements.push_back(place->element);
    } else if (isNote) {
      m_places.problem(node->id, "scope-changed",
                       "'" + node->id + "' remembers something, and nothing would run in the sub-process around '" +
                           place->id + "'");
    }
  };
  for (const auto& [element, note] : scope.notes) look(element, true);
  for (const auto& [element, round] : scope.rounds) look(element, false);
}

void ScopeChanges::lookAtUndoable() {
  for (const auto& [key, compensable] : m_ex.tree().compensables) {
    if (!isIn(compensable.scope) || !m_ex.holdsFlowElements(compensable.scope)) continue;
    const Node* node = m_places.from().node(compensable.element);
    const Node* place = node ? m_places.of(*node) : nullptr;
    const Nodes coming = place ? comingAround(node->scope, place->scope) : Nodes{};
    if (coming.empty()) continue;
    if (OpenedScope* o = opened(around(compensable.scope), coming, false)) {
      o->compensables.push_back(key);
    } else {
      m_places.problem(node->id, "compensation-lost",
                       "'" + node->id +
                           "' has completed and can be undone; nothing would run in the sub-process around '" +
                           place->id + "'");
    }
  }
}

void ScopeChanges::lookForComing() {
  lookAtTokens();
  for (const auto& [key, scope] : m_ex.tree().scopes) {
    if (isIn(key) && m_ex.holdsFlowElements(key)) lookAtWhatIsNoted(key, scope);
  }
  lookAtUndoable();
}

void removeScopes(Execution& ex, const MigrationPlan& plan) {
  for (const RemovedScope& removed : plan.removed) {
    const Key outside = ex.token(removed.token).scope;
    const auto data = dataOf(ex, removed);
    const Content content = contentOf(ex, removed.scope);
    move(ex, removed.scope, outside, Value::object({{"tokens", keysOf(content.tokens)}}), content.compensables);
    for (const auto& [name, value] : data) {
      const Value* there = findVariable(ex, outside, name);
      if (!there || *there != value) setVariable(ex, outside, name, value);
    }
    terminate(ex, removed.token, "migrated");
  }
}

void openScopes(Execution& ex, const MigrationPlan& plan) {
  std::map<std::pair<Key, const Node*>, Key> opened;
  for (const OpenedScope& coming : plan.opened) {
    Key scope = coming.scope;
    for (const Node* node : coming.nodes) {
      auto [it, isNew] = opened.try_emplace({scope, node}, 0);
      if (isNew) {
        const Key token = place(ex, scope, *node);
        Status ready = prepare(ex, token, *node);
        if (!ready) raise(ex, token, Stage::Activating, ready.error());
        it->second = openSubProcess(ex, token, *node, false);
      }
      scope = it->second;
    }
    Value::List elements;
    for (std::int32_t element : coming.elements) elements.push_back(Value(std::int64_t{element}));
    move(ex, coming.scope, scope,
         Value::object({{"tokens", keysOf(coming.tokens)}, {"elements", Value::list(std::move(elements))}}),
         coming.compensables);
  }
}

}  // namespace joinery::run
