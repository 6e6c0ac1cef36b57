#include "engine/run/scopes.h"

#include <algorithm>

#include "engine/run/compensation.h"
#include "engine/run/events/correlation.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

bool isLive(const Scope& scope) {
  return scope.state == InstanceState::Active || scope.state == InstanceState::Suspended;
}

void beginAt(Execution& ex, Key scope, const std::vector<int>& nodes) {
  const Definition& definition = ex.definitionOf(scope);
  for (int index : nodes) start(ex, scope, definition.at(index));
}

bool isInstantiating(const Definition& definition, const Node& node) {
  const auto& nodes = definition.scopes.front().instantiating;
  return std::find(nodes.begin(), nodes.end(), node.index) != nodes.end();
}

// Data objects and properties of a sub-process begin without a value (10.4.1).
Value declared(const Body& body) {
  if (body.data.empty()) return {};
  Value::Object variables;
  for (const std::string& name : body.data) variables.emplace_back(name, Value());
  return Value::object({{"variables", Value::object(std::move(variables))}});
}

}  // namespace

void raiseAtScope(Execution& ex, Key scope, std::int32_t element, const Error& error) {
  Record record{.type = RecordType::IncidentRaised, .scope = scope, .owner = scope, .element = element};
  record.text = error.code;
  record.number = static_cast<std::int64_t>(Stage::Activating);
  record.data = Value::object({{"message", Value(error.message)}});
  ex.create(std::move(record));
}

void lookAgainAtJoins(Execution& ex, Key process) {
  if (ex.tree().isSuspended(process)) return;
  for (const auto& [key, token] : ex.tree().tokens) {
    if (token.onFlow && ex.processOf(token.scope) == process) ex.later(arrive, key);
  }
}

Key openProcess(Execution& ex, const Definition& definition, Key owner, Value data, const Value& variables,
                const std::string& actor) {
  Record record{.type = RecordType::InstanceStarted, .owner = owner, .element = definition.element};
  record.scope = owner ? ex.token(owner).scope : 0;
  record.text = definition.info.id;
  record.actor = actor;
  record.data = std::move(data);
  Key scope = ex.create(std::move(record));
  if (variables.isObject()) {
    for (const auto& [name, value] : variables.members()) setVariable(ex, scope, name, value);
  }
  armEventSubProcesses(ex, scope);
  return scope;
}

Key startProcess(Execution& ex, const Definition& definition, Key owner, const std::string& businessKey,
                 const Value& variables, std::int32_t startElement, const std::string& actor) {
  Value data = businessKey.empty() ? Value() : Value::object({{"businessKey", Value(businessKey)}});
  Key scope = openProcess(ex, definition, owner, std::move(data), variables, actor);
  beginProcess(ex, scope, startElement, variables);
  return scope;
}

void beginProcess(Execution& ex, Key scope, std::int32_t startElement, const Value& variables) {
  const Definition& definition = ex.definitionOf(scope);
  if (startElement >= 0) {
    const Node& node = *definition.node(startElement);
    for (const StartTrigger& trigger : startTriggers(definition)) {
      if (trigger.element != startElement || trigger.type != StartTrigger::Type::Message) continue;
      if (trigger.part == std::max(ex.startPart(), 0) && learnKeys(ex, scope, trigger.message, variables))
        awaitWithKeys(ex, scope);
    }
    bool fromOutside =
        node.kind == model::Kind::StartEvent || node.instantiatedBy >= 0 || isInstantiating(definition, node);
    if (fromOutside && node.behaviour->begin) {
      node.behaviour->begin(ex, scope, node);
    } else {
      start(ex, scope, node);
    }
  } else {
    beginAt(ex, scope, definition.scopes.front().starts);
  }
}

Key openSubProcess(Execution& ex, Key token, const Node& node, bool begin) {
  Record record{
      .type = RecordType::ScopeOpened, .scope = variableScope(ex, token), .owner = token, .element = node.element};
  record.text = "subProcess";
  const Body& body = ex.definitionOf(ex.token(token).scope).scopeAt(node.body);
  record.data = declared(body);
  Key scope = ex.create(std::move(record));
  armEventSubProcesses(ex, scope);
  if (begin) beginAt(ex, scope, body.starts);
  if (begin && body.starts.empty()) settle(ex, scope);
  return scope;
}

Key openEventSubProcess(Execution& ex, Key scope, const Node& node) {
  Record record{.type = RecordType::ScopeOpened, .scope = scope, .owner = scope, .element = node.element};
  record.text = "eventSubProcess";
  record.data = declared(ex.definitionOf(scope).scopeAt(node.body));
  Key opened = ex.create(std::move(record));
  armEventSubProcesses(ex, opened);
  return opened;
}

void startEventSubProcess(Execution& ex, Key scope, const Node& start, const Value& variables) {
  const Definition& definition = ex.definitionOf(scope);
  const Node& node = definition.at(definition.scopeAt(start.scope).node);
  if (start.interrupting) clearScope(ex, scope, "interrupted by " + node.id);
  Key opened = openEventSubProcess(ex, scope, node);
  Key event = ex.create({.type = RecordType::ElementEntered, .scope = opened, .element = start.element});
  complete(ex, event, variables);
}

void armEventSubProcesses(Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  for (int index : ex.bodyOf(scope).eventSubProcesses) {
    for (int start : definition.scopeAt(definition.at(index).body).startEvents) {
      Status armed = armEvent(ex, {scope, scope, scope, definition.at(start)});
      if (!armed) raiseAtScope(ex, scope, definition.at(start).element, armed.error());
    }
  }
}

void settle(Execution& ex, Key key) {
  if (!ex.hasScope(key) || ex.hasTokens(key) || ex.possession(key, Owned::Scope)) return;
  const Scope& scope = ex.scope(key);
  Key owner = scope.owner;
  if (scope.kind == ScopeKind::Process) {
    if (!isLive(scope)) return;
    endProcess(ex, key, "completed", {}, {});
    returnToCaller(ex, key, owner);
  } else if (scope.kind == ScopeKind::SubProcess) {
    const Keeping* keeping = ex.definitionOf(key).node(scope.element)->behaviour->keeping;
    keeping ? keeping->drained(ex, key) : complete(ex, owner);
  } else if (scope.kind == ScopeKind::Compensation) {
    advanceCompensation(ex, key);
  } else if (scope.kind == ScopeKind::EventSubProcess) {
    Key parent = scope.parent;
    clearScope(ex, key, "completed");
    ex.emit({.type = RecordType::ScopeClosed, .key = key, .scope = parent, .owner = owner, .element = scope.element});
    settle(ex, parent);
  }
}

void clearScope(Execution& ex, Key scope, std::string_view why) {
  const auto& places = ex.tree().index.places;
  for (;;) {
    auto it = places.lower_bound({scope, -1, 0});
    if (it == places.end() || it->scope != scope) break;
    terminate(ex, it->token, why);
  }
  release(ex, scope, why);
}

void endProcess(Execution& ex, Key key, std::string_view state, const std::string& reason, const std::string& actor) {
  clearScope(ex, key, reason.empty() ? state : std::string_view(reason));
  const Scope& scope = ex.scope(key);
  Record record{.type = RecordType::InstanceEnded, .key = key, .scope = scope.parent, .owner = scope.owner};
  record.element = scope.element;
  record.text = state;
  record.actor = actor;
  if (!reason.empty()) record.data = Value::object({{"reason", Value(reason)}});
  ex.emit(std::move(record));
}

void returnToCaller(Execution& ex, Key key, Key owner) {
  if (owner == 0) return;
  Value::Object all(ex.scope(key).variables.begin(), ex.scope(key).variables.end());
  complete(ex, owner, Value::object(std::move(all)));
}

}  // namespace joinery::run
