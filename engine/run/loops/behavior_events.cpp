#include "engine/run/loops/behavior_events.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/events/signal.h"
#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

constexpr const char* kCounters[] = {"loopCounter", "numberOfInstances", "numberOfActiveInstances",
                                     "numberOfCompletedInstances", "numberOfTerminatedInstances"};

Node throwerOf(const Node& activity) {
  Node thrower;
  thrower.element = activity.element;
  thrower.kind = Kind::ImplicitEvent;
  thrower.id = activity.id;
  thrower.name = activity.name;
  for (const char* counter : kCounters) thrower.inputs.push_back({{}, counter});
  return thrower;
}

// The event definition that an attribute names; without one a signal with the id of the activity.
BehaviorEvent plainEvent(Compiler& compiler, const Element& loop, const Node& activity, std::string_view attribute) {
  BehaviorEvent event;
  event.thrower = throwerOf(activity);
  if (const Element* definition = compiler.reference(loop, attribute)) {
    compileThrown(compiler, loop, *definition, event.thrower);
    return event;
  }
  EventSpec spec;
  spec.behaviour = eventBehaviourOf(Kind::SignalEventDefinition);
  spec.element = activity.element;
  spec.extra = signalNamed(activity.id);
  event.thrower.events.push_back(std::move(spec));
  return event;
}

BehaviorEvent complexEvent(Compiler& compiler, const Element& definition, const Node& activity) {
  BehaviorEvent event;
  event.thrower = throwerOf(activity);
  event.condition = compiler.element(definition.child(Kind::Condition));
  if (!event.condition.given()) {
    compiler.need(definition, "behavior-condition-missing", "a complexBehaviorDefinition needs a condition");
  }
  const Element* thrown = definition.child(Kind::ImplicitEvent);
  if (thrown) {
    for (const Element* part : eventDefinitionsOf(compiler, *thrown)) {
      compileThrown(compiler, definition, *part, event.thrower);
    }
  }
  return event;
}

Value countersOf(const Execution& ex, Key turn) {
  const Loop& loop = ex.tree().loops.at(ex.token(turn).scope);
  return Value::object({{"numberOfInstances", Value(loop.total)},
                        {"numberOfActiveInstances", Value(loop.started - loop.completed - loop.terminated - 1)},
                        {"numberOfCompletedInstances", Value(loop.completed + 1)},
                        {"numberOfTerminatedInstances", Value(loop.terminated)}});
}

}  // namespace

BehaviorEvents compileBehaviorEvents(Compiler& compiler, const Element& loop, const Node& activity) {
  BehaviorEvents events;
  std::string behavior = loop.attributeOr("behavior", "All");
  if (behavior == "One" || behavior == "None") {
    events.firstOnly = behavior == "One";
    const char* attribute = events.firstOnly ? "oneBehaviorEventRef" : "noneBehaviorEventRef";
    events.events.push_back(plainEvent(compiler, loop, activity, attribute));
  } else if (behavior == "Complex") {
    for (const Element* definition : loop.childrenOf(Kind::ComplexBehaviorDefinition)) {
      events.events.push_back(complexEvent(compiler, *definition, activity));
    }
  } else if (behavior != "All") {
    compiler.refuse(loop, "behavior-unknown", "the behavior is All, One, None or Complex, not '" + behavior + "'");
  }
  return events;
}

bool throwBehaviorEvents(Execution& ex, Key turn, const Node& activity, const BehaviorEvents& events) {
  if (events.events.empty()) return true;
  if (events.firstOnly && ex.tree().loops.at(ex.token(turn).scope).completed > 0) return true;
  openLocal(ex, turn, activity, countersOf(ex, turn));
  for (const BehaviorEvent& event : events.events) {
    auto holds =
        event.condition.given() ? evaluateCondition(ex, event.condition, variableScope(ex, turn)) : Result<bool>(true);
    auto goesOn = !holds ? Result<bool>(holds.error()) : *holds ? fireEvent(ex, turn, event.thrower) : true;
    if (!goesOn) {
      raise(ex, turn, Stage::Completing, goesOn.error());
      return false;
    }
    if (!*goesOn || !ex.hasToken(turn)) return false;
  }
  return true;
}

}  // namespace joinery::run
