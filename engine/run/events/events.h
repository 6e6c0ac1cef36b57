// What an event definition means: one row in events.cpp, one file for each definition. Internal to engine/run.
//
// A definition is caught (arm: begin to wait), thrown (fire), or found by a search when something is thrown (errors:
// `catches`). Where it may stand is a set of positions; the combination of position and definition needs no class.
#pragma once

#include "engine/run/compile/program.h"
#include "engine/run/tree.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;
class Execution;

enum Position : unsigned {
  kProcessStart = 1,
  kEventSubProcessStart = 2,  // interrupting
  kEventSubProcessStartNonInterrupting = 4,
  kCatch = 8,
  kBoundary = 16,
  kBoundaryNonInterrupting = 32,
  kThrow = 64,
  kEnd = 128,
};

// Somebody begins to wait: `owner` is the token in or under the event, or the scope of an event sub-process.
struct Waiting {
  Key owner = 0;
  Key scope = 0;      // the scope whose token or event sub-process waits
  Key variables = 0;  // where expressions find their names
  const Node& node;   // the event
};

struct EventBehaviour {
  model::Kind kind{};
  unsigned positions = 0;
  // Reads the event definition; `event` is the event that holds it.
  std::unique_ptr<Extra> (*compile)(Compiler&, const model::Element& definition, const model::Element& event) = nullptr;
  // Catching. Null: nothing to do, somebody else finds it (errors). An Error becomes an incident.
  Status (*arm)(Execution&, const Waiting&, const EventSpec&) = nullptr;
  // Throwing. True: the token goes on; false: the token was dealt with.
  Result<bool> (*fire)(Execution&, Key token, const Node&, const EventSpec&) = nullptr;
  bool holdsToken = false;  // thrown: the token does not simply go on, so it comes after what does
  // Process starts that the store arms.
  void (*trigger)(const EventSpec&, StartTrigger&) = nullptr;
};

const EventBehaviour* eventBehaviourOf(model::Kind kind);

// Reads the event definitions of an event and checks that they may stand there.
void compileEvents(Compiler&, const model::Element& event, Node& node);

// The event definitions of an event, its own and those that it refers to.
std::vector<const model::Element*> eventDefinitionsOf(const Compiler&, const model::Element& event);
// Reads an event definition that is thrown by something that is no event element (`holder`); refused by name if it is
// not one that goes on at once.
void compileThrown(Compiler&, const model::Element& holder, const model::Element& definition, Node& thrower);

// Begins to wait for every definition of a catching event, but the one (by its place) that has come already.
Status armEvent(Execution&, const Waiting&, int come = -1);
// Throws every definition of a throwing event. True: the token goes on.
Result<bool> fireEvent(Execution&, Key token, const Node&);

// A subscription or timer of an event has come (`subscription` 0 for timers): triggers the event, or waits for its
// other parts if it needs them all.
void occurred(Execution&, Key owner, const Node& node, Key subscription, const Value& variables);
// A conditional event's subscription is looked at again (conditional.cpp).
void lookAtCondition(Execution&, Key subscription);
// The event has just occurred and is awaited anew: a condition that still holds must be false before it counts again.
void passOverCondition(Execution&, Key subscription);
// What an event or task sends along: the targets of its input mappings, nothing else.
Value carriedVariables(Execution&, Key token, const Node& node);

// What was awaited has come. `node` is the event (or receive task), `owner` the token or scope that waited.
void trigger(Execution&, Key owner, const Node& node, const Value& variables);

}  // namespace joinery::run
