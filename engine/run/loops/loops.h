// Loops and multi-instance: wrappers around any activity. Internal to engine/run.
//
// The outer token of such an activity opens a body scope; each turn is a token of its own in that body, in the same
// node, with a Local scope for its loopCounter and element variable. The wrapper decides when turns begin and end.
#pragma once

#include "engine/run/compile/program.h"
#include "engine/run/tree.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;
class Execution;

struct LoopBehaviour {
  model::Kind kind{};
  const char* bodyWord = nullptr;  // "multiInstanceBody": the body's name in the history
  std::unique_ptr<Extra> (*compile)(Compiler&, const model::Element& characteristics, const Node&) = nullptr;
  // The outer token is in the node; opens the body and begins the first turns. An Error becomes an incident.
  Status (*open)(Execution&, Key outer, const Node&) = nullptr;
  // What a turn that completes gives to the output collection; null if nothing is collected.
  Result<Value> (*output)(Execution&, Key token, const Node&) = nullptr;
  // A turn is about to complete. False: it does not, or is gone already. Null: nothing happens then.
  bool (*completing)(Execution&, Key token, const Node&) = nullptr;
  // A turn completed, its token is gone.
  void (*turnCompleted)(Execution&, Key body, const Node&, std::int64_t counter, const Value& output) = nullptr;
  // A turn was taken away by a person.
  void (*turnGone)(Execution&, Key body, const Node&) = nullptr;
  // A body without turns, for a person who starts something inside it; returns the scope.
  Key (*openEmpty)(Execution&, Key outer, const Node&) = nullptr;
  // A person adds a turn with `item` in its element variable. It begins at once and is returned, but a
  // later one of a sequence waits for its time (0). `idle`: it begins in any case and is not activated.
  Key (*add)(Execution&, Key body, const Node&, const Value& item, bool idle) = nullptr;
  bool growsWhileRunning = false;  // `add` may be asked for a body that has turns
  // Whether running turns of one may go on as those of the other (migration). Null: always.
  bool (*goesOnAs)(const LoopSpec& from, const LoopSpec& to) = nullptr;
};

const LoopBehaviour* loopBehaviourOf(model::Kind kind);

// Whether the token is one turn of a loop, not the outer token of the activity.
bool isTurn(const Execution&, Key token);
// The outer token of a turn; the token itself otherwise.
Key outerToken(const Execution&, Key token);
// The loopCounter of a turn, from 1.
std::int64_t loopCounter(const Execution&, Key token);

// For the wrappers: one more turn begins, with `item` under `itemName` (if that is not empty). Idle: it is not
// activated. Returns its token.
Key beginTurn(Execution&, Key body, const Node&, std::int64_t counter, const std::string& itemName, const Value& item,
              bool idle = false);
// Takes away every turn that still runs.
void terminateTurns(Execution&, Key body, const char* why);

}  // namespace joinery::run
