// Signal (10.5.5): a broadcast. Whoever waits in this tree receives it within the step; the caller of the step hands it
// to all other trees and to signal start events.
#include "engine/run/events/signal.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/execution.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<SignalEvent>();
  const model::Element* signal = compiler.reference(definition, "signalRef");
  if (signal) {
    extra->name = signal->name().empty() ? signal->id() : signal->name();
  } else {
    compiler.need(event, "signal-missing", "the signal event needs a signalRef");
  }
  return extra;
}

Status arm(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  Record record{.type = RecordType::MessageAwaited, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.text = static_cast<const SignalEvent&>(*spec.extra).name;
  record.number = static_cast<std::int64_t>(Awaited::Signal);
  ex.create(std::move(record));
  return success();
}

void receive(Execution& ex, Key key, const Value& variables) {
  Subscription s = ex.tree().subscriptions.at(key);
  const Node& node = *ex.definitionOf(s.scope).node(s.element);
  ex.emit({.type = RecordType::MessageReceived,
           .key = key,
           .scope = s.scope,
           .owner = s.owner,
           .element = s.element,
           .text = s.message,
           .data = variables});
  occurred(ex, s.owner, node, key, variables);
}

// A boundary event does not see a signal that an event sub-process of its activity handles: the inner handler consumes
// what is thrown (10.5.6).
bool isHandledInside(const Execution& ex, const Subscription& boundary) {
  if (!ex.hasToken(boundary.owner)) return false;
  for (const auto& [key, s] : ex.tree().subscriptions) {
    bool same = s.awaited == Awaited::Signal && s.message == boundary.message && s.owner != boundary.owner;
    if (same && ex.hasScope(s.owner) && ex.scope(s.owner).owner == boundary.owner) return true;
  }
  return false;
}

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec& spec) {
  const std::string& name = static_cast<const SignalEvent&>(*spec.extra).name;
  Value variables = carriedVariables(ex, token, node);
  Key scope = ex.token(token).scope;
  Record record{.type = RecordType::SignalThrown, .scope = scope, .element = node.element};
  record.text = name;
  record.data = Value::object({{"variables", variables}});
  ex.emit(std::move(record));
  ex.result().thrownSignals.push_back({ex.processOf(scope), name, variables});
  // Who waits now; what one receiver interrupts does not receive any more.
  std::vector<Key> waiting;
  for (const auto& [key, s] : ex.tree().subscriptions) {
    if (s.awaited != Awaited::Signal || s.message != name || ex.tree().isSuspended(s.scope)) continue;
    if (!isHandledInside(ex, s)) waiting.push_back(key);
  }
  for (Key key : waiting) {
    if (ex.tree().subscriptions.contains(key)) receive(ex, key, variables);
  }
  return ex.hasToken(token);
}

void trigger(const EventSpec& spec, StartTrigger& start) {
  start.type = StartTrigger::Type::Signal;
  start.message = static_cast<const SignalEvent&>(*spec.extra).name;
}

}  // namespace

std::unique_ptr<Extra> signalNamed(std::string name) {
  auto signal = std::make_unique<SignalEvent>();
  signal->name = std::move(name);
  return signal;
}

extern const EventBehaviour kSignalEvent;
const EventBehaviour kSignalEvent{.kind = model::Kind::SignalEventDefinition,
                                  .positions = kProcessStart | kEventSubProcessStart |
                                               kEventSubProcessStartNonInterrupting | kCatch | kBoundary |
                                               kBoundaryNonInterrupting | kThrow | kEnd,
                                  .compile = compile,
                                  .arm = arm,
                                  .fire = fire,
                                  .trigger = trigger};

}  // namespace joinery::run
