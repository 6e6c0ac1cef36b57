#include <algorithm>

#include "engine/run/state/apply.h"
#include "engine/run/state/words.h"

namespace joinery::run::state {

namespace {

Scope& scopeOf(Tree& tree, Key key, const Record& record) {
  return entity(tree.scopes, key, "unknown scope", record);
}

void addScope(Tree& tree, const Record& record, Scope scope) {
  if (record.key == 0) broken("a scope without a key", record);
  tree.scopes.emplace_hint(tree.scopes.end(), record.key, std::move(scope));
  if (record.owner) tree.index.possessions.insert({record.owner, Owned::Scope, record.key});
}

}  // namespace

void instanceStarted(Tree& tree, const Record& record, Instant at) {
  Scope scope{.parent = record.scope, .owner = record.owner, .element = record.element};
  scope.kind = ScopeKind::Process;
  scope.definitionId = record.text;
  scope.businessKey = record.data.text("businessKey");
  scope.since = at;
  addScope(tree, record, std::move(scope));
}

void instanceEnded(Tree& tree, const Record& record, Instant) {
  Scope& scope = scopeOf(tree, record.key, record);
  scope.state = wordTo<InstanceState>(kInstanceStates, record.text, record);
  scope.rounds.clear();
  scope.notes.clear();
  dropCompensables(tree, record.key);
  if (scope.owner) tree.index.possessions.erase({scope.owner, Owned::Scope, record.key});
}

void instanceSuspended(Tree& tree, const Record& record, Instant) {
  scopeOf(tree, record.key, record).state = InstanceState::Suspended;
}

void instanceResumed(Tree& tree, const Record& record, Instant) {
  scopeOf(tree, record.key, record).state = InstanceState::Active;
}

void scopeOpened(Tree& tree, const Record& record, Instant at) {
  Scope scope{.parent = record.scope, .owner = record.owner, .element = record.element};
  scope.kind = wordTo<ScopeKind>(kScopeKinds, record.text, record);
  scope.since = at;
  if (const Value* variables = record.data.find("variables")) {
    for (const auto& [name, value] : variables->members()) scope.variables.emplace_back(name, value);
  }
  if (scope.kind == ScopeKind::MultiInstanceBody) tree.loops.emplace_hint(tree.loops.end(), record.key, Loop{});
  addScope(tree, record, std::move(scope));
  if (const Value* from = record.data.find("from")) {
    moveCompensables(tree, static_cast<Key>(from->number().toInt64().value_or(0)), record.key);
  }
}

void scopeClosed(Tree& tree, const Record& record, Instant) {
  Scope& scope = scopeOf(tree, record.key, record);
  if (scope.kind == ScopeKind::Process) broken("a process ends, it is not closed", record);
  if (scope.owner) tree.index.possessions.erase({scope.owner, Owned::Scope, record.key});
  if (scope.kind == ScopeKind::MultiInstanceBody) tree.loops.erase(record.key);
  dropCompensables(tree, record.key);
  tree.scopes.erase(record.key);
}

void variableSet(Tree& tree, const Record& record, Instant) {
  auto& variables = scopeOf(tree, record.scope, record).variables;
  auto it = std::find_if(variables.begin(), variables.end(), [&](const auto& v) { return v.first == record.text; });
  if (it != variables.end()) {
    it->second = record.data;
  } else {
    variables.emplace_back(record.text, record.data);
  }
}

void elementNoted(Tree& tree, const Record& record, Instant) {
  auto& notes = scopeOf(tree, record.scope, record).notes;
  auto it = std::find_if(notes.begin(), notes.end(), [&](const auto& n) { return n.first == record.element; });
  if (record.data.isNull()) {
    if (it != notes.end()) notes.erase(it);
  } else if (it != notes.end()) {
    it->second = record.data;
  } else {
    notes.emplace_back(record.element, record.data);
  }
}

void loopAdvanced(Tree& tree, const Record& record, Instant) {
  Loop& loop = entity(tree.loops, record.key, "unknown loop", record);
  switch (wordTo<LoopStep>(kLoopSteps, record.text, record)) {
    case LoopStep::Opened:
      loop.total = record.number;
      loop.items = record.data;
      break;
    case LoopStep::Started:
      ++loop.started;
      break;
    case LoopStep::Completed:
      ++loop.completed;
      if (const Value* output = record.data.find("output")) {
        auto place = static_cast<std::size_t>(record.number);
        if (loop.outputs.size() < place) loop.outputs.resize(place);
        loop.outputs[place - 1] = *output;
      }
      break;
    case LoopStep::Terminated:
      ++loop.terminated;
      break;
    case LoopStep::Ending:
      loop.ending = true;
      break;
    case LoopStep::Grown:
      loop.total += record.number;
      if (const Value* item = record.data.find("item")) {
        Value::List items = loop.items.items();
        items.push_back(*item);
        loop.items = Value::list(std::move(items));
      }
      break;
  }
}

}  // namespace joinery::run::state
