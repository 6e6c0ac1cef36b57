#include "engine/run/events/events.h"

#include <algorithm>
#include <iterator>

#include "engine/run/catching.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/events/timer.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

extern const EventBehaviour kCancelEvent, kCompensationEvent, kConditionalEvent, kErrorEvent, kEscalationEvent,
    kLinkEvent, kMessageEvent, kSignalEvent, kTerminateEvent, kTimerEvent;

namespace {

using model::Element;
using model::Kind;

const EventBehaviour* const kEvents[] = {&kCancelEvent,     &kCompensationEvent, &kConditionalEvent, &kErrorEvent,
                                         &kEscalationEvent, &kLinkEvent,         &kMessageEvent,     &kSignalEvent,
                                         &kTerminateEvent,  &kTimerEvent};

// Where an event stands. Only start events need more than their own kind and whether they interrupt.
unsigned positionOf(const Definition& definition, const Element& event, const Node& node) {
  if (event.kind() == Kind::StartEvent) {
    int around = definition.scopeAt(node.scope).node;
    if (around < 0) return kProcessStart;
    if (!definition.at(around).triggeredByEvent) return 0;
    return node.interrupting ? kEventSubProcessStart : kEventSubProcessStartNonInterrupting;
  }
  if (event.kind() == Kind::BoundaryEvent) return node.interrupting ? kBoundary : kBoundaryNonInterrupting;
  if (event.kind() == Kind::IntermediateCatchEvent) return kCatch;
  return event.kind() == Kind::EndEvent ? kEnd : kThrow;
}

// Everything that an event throws must be thrown: what lets the token go on comes first. Two that do not cannot be.
void orderThrown(Compiler& compiler, const Element& event, Node& node) {
  auto holding = std::stable_partition(node.events.begin(), node.events.end(),
                                       [](const EventSpec& spec) { return !spec.behaviour->holdsToken; });
  if (std::distance(holding, node.events.end()) < 2) return;
  compiler.need(event, "unsupported-event",
                "an event can throw only one of compensation, error, cancel, terminate and link");
}

// Errors and escalations are no state to wait for: they cannot be one of several parts that must all come.
void checkParallel(Compiler& compiler, const Element& event, const Node& node) {
  for (const EventSpec& spec : node.events) {
    if (spec.behaviour->arm) continue;
    compiler.need(event, "unsupported-event",
                  "a parallel multiple event cannot wait for a " + std::string(model::kindName(spec.behaviour->kind)));
  }
}

}  // namespace

const EventBehaviour* eventBehaviourOf(Kind kind) {
  for (const EventBehaviour* behaviour : kEvents) {
    if (behaviour->kind == kind) return behaviour;
  }
  return nullptr;
}

std::vector<const Element*> eventDefinitionsOf(const Compiler& compiler, const Element& event) {
  std::vector<const Element*> found;
  for (const auto& child : event.children()) {
    const Element* definition = child.get();
    if (child->kind() == Kind::EventDefinitionRef) definition = compiler.document.resolve(trimmed(child->text()));
    if (definition && model::isEventDefinition(definition->kind())) found.push_back(definition);
  }
  return found;
}

void compileThrown(Compiler& compiler, const Element& holder, const Element& definition, Node& thrower) {
  constexpr Kind kThrown[] = {Kind::SignalEventDefinition, Kind::MessageEventDefinition,
                              Kind::EscalationEventDefinition, Kind::ErrorEventDefinition};
  if (std::find(std::begin(kThrown), std::end(kThrown), definition.kind()) == std::end(kThrown)) {
    return compiler.need(holder, "unsupported-event",
                         "a " + definition.localName() + " cannot be thrown by " + holder.localName());
  }
  EventSpec spec;
  spec.behaviour = eventBehaviourOf(definition.kind());
  spec.element = definition.index();
  spec.extra = spec.behaviour->compile(compiler, definition, holder);
  thrower.events.push_back(std::move(spec));
}

void compileEvents(Compiler& compiler, const Element& event, Node& node) {
  auto definitions = eventDefinitionsOf(compiler, event);
  for (const Element* definition : definitions) {
    const EventBehaviour* behaviour = eventBehaviourOf(definition->kind());
    if (!behaviour || !(behaviour->positions & positionOf(compiler.definition, event, node))) {
      compiler.need(event, "unsupported-event",
                    "a " + event.localName() + " with " + definition->localName() + " cannot be executed here");
      continue;
    }
    EventSpec spec;
    spec.behaviour = behaviour;
    spec.element = definition->index();
    if (behaviour->compile) spec.extra = behaviour->compile(compiler, *definition, event);
    node.events.push_back(std::move(spec));
  }
  node.parallelEvents = event.attributeOr("parallelMultiple", "false") == "true" && node.events.size() > 1;
  if (model::isThrowEvent(event.kind())) {
    orderThrown(compiler, event, node);
  } else if (node.parallelEvents) {
    checkParallel(compiler, event, node);
  }
}

Status armEvent(Execution& ex, const Waiting& waiting, int come) {
  for (const EventSpec& spec : waiting.node.events) {
    if (!spec.behaviour->arm || come-- == 0) continue;
    Status armed = spec.behaviour->arm(ex, waiting, spec);
    if (!armed) return armed;
  }
  return success();
}

Result<bool> fireEvent(Execution& ex, Key token, const Node& node) {
  for (const EventSpec& spec : node.events) {
    auto goesOn = spec.behaviour->fire(ex, token, node, spec);
    if (!goesOn || !*goesOn) return goesOn;
  }
  return true;
}

namespace {

// Whether the owner still waits for another part of the same event.
bool waitsForMore(const Execution& ex, Key owner, const Node& node) {
  const Tree& tree = ex.tree();
  const auto& owned = tree.index.possessions;
  for (auto it = owned.lower_bound({owner, Owned::Timer, 0}); it != owned.end() && it->owner == owner; ++it) {
    if (it->kind == Owned::Timer && tree.timers.at(it->key).element == node.element) return true;
    if (it->kind == Owned::Subscription && tree.subscriptions.at(it->key).element == node.element) return true;
  }
  return false;
}

// Waits anew for every part of a parallel multiple event that occurred and goes on waiting; not if one of them is a
// time that has come already and does not come again.
void armAgain(Execution& ex, Key owner, const Node& node) {
  bool ofToken = ex.hasToken(owner);
  if (!ofToken && !ex.hasScope(owner)) return;
  Key scope = ofToken ? ex.token(owner).scope : owner;
  const Waiting waiting{owner, scope, ofToken ? variableScope(ex, owner) : owner, node};
  for (const EventSpec& spec : node.events) {
    if (spec.behaviour == &kTimerEvent && !comesLater(ex, waiting, spec)) return;
  }
  Status armed = armEvent(ex, waiting);
  if (!armed && ofToken) raise(ex, owner, Stage::Activating, armed.error());
  std::vector<Key> conditions;
  for (Key key : ex.tree().index.conditions) {
    const Subscription& s = ex.tree().subscriptions.at(key);
    if (s.awaited == Awaited::Condition && s.owner == owner && s.element == node.element) conditions.push_back(key);
  }
  for (Key key : conditions) passOverCondition(ex, key);
}

}  // namespace

void occurred(Execution& ex, Key owner, const Node& node, Key subscription, const Value& variables) {
  if (!node.parallelEvents) return trigger(ex, owner, node, variables);
  const auto& subscriptions = ex.tree().subscriptions;
  if (auto it = subscriptions.find(subscription); it != subscriptions.end()) {
    ex.emit({.type = RecordType::MessageUnawaited,
             .key = subscription,
             .scope = it->second.scope,
             .owner = owner,
             .element = node.element});
  }
  if (waitsForMore(ex, owner, node)) {
    return mergeVariables(ex, ex.hasToken(owner) ? variableScope(ex, owner) : owner, variables);
  }
  bool again = !node.interrupting && !(node.kind == Kind::StartEvent && ex.hasToken(owner)) &&
               (node.kind == Kind::BoundaryEvent || node.kind == Kind::StartEvent);
  trigger(ex, owner, node, variables);
  if (again) armAgain(ex, owner, node);
}

Value carriedVariables(Execution& ex, Key token, const Node& node) {
  Value::Object carried;
  for (const std::string& name : inputNames(node)) {
    if (const Value* value = findVariable(ex, variableScope(ex, token), name)) carried.emplace_back(name, *value);
  }
  return Value::object(std::move(carried));
}

void trigger(Execution& ex, Key owner, const Node& node, const Value& variables) {
  if (node.kind == Kind::BoundaryEvent) return fireBoundary(ex, owner, node, variables);
  // Elsewhere a start event waits only with a token in it, for the other parts of what starts a process.
  if (node.kind == Kind::StartEvent && ex.hasScope(owner)) return startEventSubProcess(ex, owner, node, variables);
  const Node& waiting = ex.nodeOf(owner);
  if (&waiting != &node && waiting.behaviour->eventOccurred) {
    return waiting.behaviour->eventOccurred(ex, owner, node, variables);
  }
  complete(ex, owner, variables);
}

}  // namespace joinery::run
