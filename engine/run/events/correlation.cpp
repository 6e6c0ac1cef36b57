#include "engine/run/events/correlation.h"

#include "engine/run/compile/collaboration.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

using Correlations = std::vector<std::shared_ptr<const Correlation>>;

const Correlations* correlationsOf(const Definition& definition, const std::string& message) {
  auto it = definition.correlations.find(message);
  return it == definition.correlations.end() ? nullptr : &it->second;
}

// The values of a key in a message; null where it lacks one.
Value valuesIn(const Correlation& correlation, const Value& variables, const feel::EvaluateOptions& options) {
  Value::List values;
  for (const Expression& path : correlation.paths) {
    if (!path.feel) return {};
    feel::Outcome outcome = path.feel->evaluate(feel::ContextScope(variables), options);
    if (outcome.error || outcome.value.isNull()) return {};
    values.push_back(std::move(outcome.value));
  }
  return Value::list(std::move(values));
}

// {"<key>": [values], ...}: what the process has learnt.
Value learnt(const Execution& ex, Key process) {
  for (const auto& [element, note] : ex.scope(process).notes) {
    if (element == ex.scope(process).element) return note;
  }
  return Value::object({});
}

const MessageSpec* messageOf(const Node& node, const std::string& name) {
  for (const EventSpec& spec : node.events) {
    const auto* event = dynamic_cast<const MessageEvent*>(spec.extra.get());
    if (event && event->message.name == name) return &event->message;
  }
  const auto* task = dynamic_cast<const MessageEvent*>(node.extra.get());
  return task && task->message.name == name ? &task->message : nullptr;
}

}  // namespace

Result<Value> expectedKey(Execution& ex, const Waiting& waiting, const std::string& message) {
  const Correlations* correlations = correlationsOf(ex.definitionOf(waiting.scope), message);
  if (!correlations) return Value();
  Value known = learnt(ex, ex.processOf(waiting.scope));
  for (const auto& correlation : *correlations) {
    if (correlation->bindings.empty()) {
      if (const Value* values = known.find(correlation->key)) return Value::object({{correlation->key, *values}});
      continue;
    }
    Value::List values;
    for (const Expression& binding : correlation->bindings) {
      auto value = evaluate(ex, binding, waiting.variables);
      if (!value) return value.error();
      values.push_back(std::move(*value));
    }
    return Value::object({{correlation->key, Value::list(std::move(values))}});
  }
  return Value();
}

bool learnKeys(Execution& ex, Key process, const std::string& message, const Value& variables) {
  const Correlations* correlations = correlationsOf(ex.definitionOf(process), message);
  if (!correlations || !variables.isObject()) return false;
  Value known = learnt(ex, process);
  bool more = false;
  for (const auto& correlation : *correlations) {
    if (!correlation->bindings.empty() || known.find(correlation->key)) continue;
    Value values = valuesIn(*correlation, variables, {.now = ex.context().now, .timeZone = ex.context().timeZone});
    if (values.isNull()) continue;
    known = known.with(correlation->key, values);
    more = true;
  }
  if (!more) return false;
  ex.emit({.type = RecordType::ElementNoted,
           .scope = process,
           .element = ex.scope(process).element,
           .data = std::move(known)});
  return true;
}

namespace {

Waiting waitingOf(const Execution& ex, const Subscription& s, const Node& node) {
  return {s.owner, s.scope, ex.hasToken(s.owner) ? variableScope(ex, s.owner) : s.owner, node};
}

// Waits anew, under the key that is expected now.
void awaitAgain(Execution& ex, Key key, const MessageSpec& message) {
  const Subscription s = ex.tree().subscriptions.at(key);
  ex.emit({.type = RecordType::MessageUnawaited, .key = key, .scope = s.scope, .owner = s.owner, .element = s.element});
  // The key was just found: waiting for it cannot fail.
  (void)awaitMessage(ex, waitingOf(ex, s, *ex.definitionOf(s.scope).node(s.element)), message);
}

// The subscriptions of a process instance to messages.
std::vector<Key> subscriptionsOf(const Execution& ex, Key process) {
  std::vector<Key> found;
  for (const auto& [key, s] : ex.tree().subscriptions) {
    if (s.awaited == Awaited::Message && ex.processOf(s.scope) == process) found.push_back(key);
  }
  return found;
}

void bindingFailed(Execution& ex, const Subscription& s, const Error& error) {
  if (ex.possession(s.owner, Owned::Incident)) return;
  if (!ex.hasToken(s.owner)) return raiseAtScope(ex, s.owner, s.element, error);
  raise(ex, s.owner, Stage::Activating, error);
}

}  // namespace

void awaitWithKeys(Execution& ex, Key process) {
  for (Key key : subscriptionsOf(ex, process)) {
    const Subscription s = ex.tree().subscriptions.at(key);
    if (!s.correlationKey.isNull()) continue;
    const Node& node = *ex.definitionOf(s.scope).node(s.element);
    const MessageSpec* message = messageOf(node, s.message);
    if (!message || message->correlationKey.given()) continue;
    auto expected = expectedKey(ex, waitingOf(ex, s, node), s.message);
    if (expected && !expected->isNull()) awaitAgain(ex, key, *message);
  }
}

void lookAgainAtBindings(Execution& ex, Key process) {
  if (!ex.hasScope(process)) return;
  for (Key key : subscriptionsOf(ex, process)) {
    const Subscription s = ex.tree().subscriptions.at(key);
    const Node& node = *ex.definitionOf(s.scope).node(s.element);
    const MessageSpec* message = messageOf(node, s.message);
    if (!message || message->correlationKey.given()) continue;
    auto expected = expectedKey(ex, waitingOf(ex, s, node), s.message);
    if (!expected) {
      bindingFailed(ex, s, expected.error());
    } else if (*expected != s.correlationKey) {
      awaitAgain(ex, key, *message);
    }
  }
}

std::vector<Value> correlationKeys(const Definition& definition, const std::string& message, const Value& variables) {
  std::vector<Value> keys;
  const Correlations* correlations = correlationsOf(definition, message);
  if (!correlations || !variables.isObject()) return keys;
  for (const auto& correlation : *correlations) {
    Value values = valuesIn(*correlation, variables, {});
    if (!values.isNull()) keys.push_back(Value::object({{correlation->key, std::move(values)}}));
  }
  return keys;
}

std::vector<std::string> correlatedMessages(const Definition& definition) {
  std::vector<std::string> names;
  for (const auto& [name, correlations] : definition.correlations) names.push_back(name);
  return names;
}

}  // namespace joinery::run
