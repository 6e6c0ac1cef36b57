#include "engine/run/events/events.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/errors.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"

namespace joinery::run {

extern const EventBehaviour kErrorEvent, kMessageEvent, kTerminateEvent, kTimerEvent;

namespace {

using model::Element;
using model::Kind;

const EventBehaviour* const kEvents[] = {&kErrorEvent, &kMessageEvent, &kTerminateEvent, &kTimerEvent};

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

// The event definitions of an event, its own and those that it refers to.
std::vector<const Element*> definitionsOf(const Compiler& compiler, const Element& event) {
  std::vector<const Element*> found;
  for (const auto& child : event.children()) {
    const Element* definition = child.get();
    if (child->kind() == Kind::EventDefinitionRef) definition = compiler.document.resolve(trimmed(child->text()));
    if (definition && model::isEventDefinition(definition->kind())) found.push_back(definition);
  }
  return found;
}

}  // namespace

const EventBehaviour* eventBehaviourOf(Kind kind) {
  for (const EventBehaviour* behaviour : kEvents) {
    if (behaviour->kind == kind) return behaviour;
  }
  return nullptr;
}

void compileEvents(Compiler& compiler, const Element& event, Node& node) {
  auto definitions = definitionsOf(compiler, event);
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
  if (definitions.size() > 1) {
    compiler.need(event, "unsupported-event", "an event with several event definitions cannot be executed");
  }
}

Status armEvent(Execution& ex, const Waiting& waiting) {
  for (const EventSpec& spec : waiting.node.events) {
    if (!spec.behaviour->arm) continue;
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

void trigger(Execution& ex, Key owner, const Node& node, const Value& variables) {
  if (node.kind == Kind::BoundaryEvent) return fireBoundary(ex, owner, node, variables);
  if (node.kind == Kind::StartEvent) return startEventSubProcess(ex, owner, node, variables);
  const Node& waiting = ex.nodeOf(owner);
  if (&waiting != &node && waiting.behaviour->eventOccurred) {
    return waiting.behaviour->eventOccurred(ex, owner, node, variables);
  }
  complete(ex, owner, variables);
}

}  // namespace joinery::run
