#include "engine/run/compensation.h"

#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// The data of an activity instance: its local variables and those of its sub-process.
Value snapshotOf(const Execution& ex, Key token) {
  Value::Object all;
  const auto& owned = ex.tree().index.possessions;
  for (auto it = owned.lower_bound({token, Owned::Scope, 0});
       it != owned.end() && it->owner == token && it->kind == Owned::Scope; ++it) {
    const Scope& scope = ex.scope(it->key);
    if (scope.kind != ScopeKind::Local && scope.kind != ScopeKind::SubProcess) continue;
    all.insert(all.end(), scope.variables.begin(), scope.variables.end());
  }
  return all.empty() ? Value() : Value::object(std::move(all));
}

Key subProcessOf(const Execution& ex, Key token) {
  const auto& owned = ex.tree().index.possessions;
  for (auto it = owned.lower_bound({token, Owned::Scope, 0});
       it != owned.end() && it->owner == token && it->kind == Owned::Scope; ++it) {
    if (ex.scope(it->key).kind == ScopeKind::SubProcess) return it->key;
  }
  return 0;
}

// The start event of the compensation event sub-process inside a sub-process; nullptr if it has none.
const Node* handlerInside(const Definition& definition, const Node& node) {
  if (node.body < 0) return nullptr;
  int handler = definition.scopeAt(node.body).compensationStart;
  return handler < 0 ? nullptr : &definition.at(handler);
}

Key lastCompensable(const Execution& ex, Key holder) {
  const auto& index = ex.tree().index.compensables;
  auto it = index.lower_bound({holder + 1, 0});
  if (it == index.begin()) return 0;
  --it;
  return it->first == holder ? it->second : 0;
}

Key openFrame(Execution& ex, Key parent, Key owner, std::int32_t element, const Value& variables, Key from) {
  Record record{.type = RecordType::ScopeOpened, .scope = parent, .owner = owner, .element = element};
  record.text = "compensation";
  Value data;
  if (variables.isObject()) data = data.with("variables", variables);
  if (from) data = data.with("from", Value(static_cast<std::int64_t>(from)));
  record.data = std::move(data);
  return ex.create(std::move(record));
}

// Begins the undoing of one thing in a frame of its own.
void undo(Execution& ex, Key frame, Key key) {
  Compensable done = ex.tree().compensables.at(key);
  const Definition& definition = ex.definitionOf(frame);
  const Node& node = *definition.node(done.element);
  Key inner = openFrame(ex, frame, frame, done.element, done.variables, key);
  ex.emit({.type = RecordType::CompensationTaken, .key = key, .scope = frame, .element = done.element});
  if (node.compensatedBy >= 0) {
    start(ex, inner, definition.at(node.compensatedBy));
  } else if (const Node* handler = handlerInside(definition, node)) {
    startEventSubProcess(ex, inner, *handler, {});
  } else {
    advanceCompensation(ex, inner);
  }
}

void finish(Execution& ex, Key frame) {
  const Scope scope = ex.scope(frame);
  ex.emit({.type = RecordType::ScopeClosed,
           .key = frame,
           .scope = scope.parent,
           .owner = scope.owner,
           .element = scope.element});
  if (ex.hasToken(scope.owner)) {
    const Node& node = ex.nodeOf(scope.owner);
    return node.behaviour->compensated ? node.behaviour->compensated(ex, scope.owner, node) : complete(ex, scope.owner);
  }
  if (ex.scope(scope.owner).kind == ScopeKind::Compensation) return advanceCompensation(ex, scope.owner);
  settle(ex, scope.owner);
}

}  // namespace

void keepForCompensation(Execution& ex, Key token, const Node& node) {
  const Definition& definition = ex.definitionOf(ex.token(token).scope);
  Record kept{.type = RecordType::CompensationKept, .element = node.element};
  kept.scope = ex.token(outerToken(ex, token)).scope;
  if (node.compensatedBy < 0) {
    Key inside = subProcessOf(ex, token);
    if (inside == 0 || (!handlerInside(definition, node) && lastCompensable(ex, inside) == 0)) return;
    kept.owner = inside;
  }
  kept.data = snapshotOf(ex, token);
  ex.create(std::move(kept));
}

void compensate(Execution& ex, Key token, Key scope, std::int32_t activity, bool wait) {
  std::vector<Key> wanted;
  const auto& index = ex.tree().index.compensables;
  for (auto it = index.lower_bound({scope, 0}); it != index.end() && it->first == scope; ++it) {
    if (activity < 0 || ex.tree().compensables.at(it->second).element == activity) wanted.push_back(it->second);
  }
  Key frame = openFrame(ex, scope, wait ? token : scope, ex.token(token).element, {}, 0);
  for (Key key : wanted) {
    ex.emit({.type = RecordType::CompensationMoved,
             .key = key,
             .scope = frame,
             .element = ex.tree().compensables.at(key).element});
  }
  if (!wait) complete(ex, token);
  advanceCompensation(ex, frame);
}

void advanceCompensation(Execution& ex, Key frame) {
  const Definition& definition = ex.definitionOf(frame);
  const Node& node = *definition.node(ex.scope(frame).element);
  // A handler inside a sub-process decides alone what of its inside is undone.
  Key next = handlerInside(definition, node) ? 0 : lastCompensable(ex, frame);
  if (next) return undo(ex, frame, next);
  finish(ex, frame);
}

}  // namespace joinery::run
