// The behaviour of every executable element: one row in kinds.cpp, one file in elements/. Internal to engine/run.
//
//   const ElementBehaviour* b = behaviourOf(model::Kind::ScriptTask);   // nullptr: refused at deployment
//   b->activate(execution, token, node);
//
// To add an element: write elements/<element>.cpp with one `const ElementBehaviour k<Element>`, declare it and add its
// row in kinds.cpp. What an element needs beyond Node it keeps in its own struct derived from Extra.
#pragma once

#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/record.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;
class Execution;

// Which of the outgoing flows get a token. An Error says why none can be chosen; it becomes an incident.
using Choose = Result<std::vector<int>> (*)(Execution&, Key token, const Node&);
Result<std::vector<int>> chooseTrue(Execution&, Key token, const Node&);   // every flow that is true, else the default
Result<std::vector<int>> chooseFirst(Execution&, Key token, const Node&);  // the first that is true, else the default
// The same, with names that only this choice sees (an object).
Result<std::vector<int>> chooseTrueWith(Execution&, Key token, const Node&, const Value& names);
inline constexpr const char* kNoFlowTrue = "no-flow-true";  // the code of the Error where nothing can be chosen
Result<std::vector<int>> chooseAll(Execution&, Key token, const Node&);  // conditions do not matter

// A sub-process that has a say in when its elements begin, and when it ends (ad-hoc).
struct Keeping {
  // Whether a token that stands before an inner node may enter it now; else it waits there.
  bool (*admits)(const Execution&, Key token, const Node& inner) = nullptr;
  // An inner node is done, its token still there: whether the sub-process is to end, so that the token goes nowhere.
  Result<bool> (*ends)(Execution&, Key token, const Node& inner) = nullptr;
  // The token has left the inner node.
  void (*left)(Execution&, Key scope, const Node& inner, bool ending) = nullptr;
  // No token is left in the scope.
  void (*drained)(Execution&, Key scope) = nullptr;
  // The tokens that lie before joins which nothing in the scope, and nothing that may begin in it, can make go on.
  std::vector<Key> (*stuck)(const Execution&, Key scope) = nullptr;
};

struct ElementBehaviour {
  model::Kind kind{};
  // Reads what only this element has; faults become diagnostics. May be null.
  void (*compile)(Compiler&, const model::Element&, Node&) = nullptr;
  // A token stands on an incoming flow. Null: it enters at once.
  void (*arrive)(Execution&, Key token, const Node&) = nullptr;
  // The token is in the node: complete it, or make it wait. Null: it completes at once.
  void (*activate)(Execution&, Key token, const Node&) = nullptr;
  Choose choose = chooseTrue;
  // A process begins in this node because something from outside has come. Null: as if a token had entered it.
  void (*begin)(Execution&, Key scope, const Node&) = nullptr;
  // What from outside begins a process here, where the node has no event definitions that say it.
  void (*trigger)(const Node&, StartTrigger&) = nullptr;
  // Event-based gateways: one of the events behind it occurred.
  void (*eventOccurred)(Execution&, Key token, const Node& event, const Value& variables) = nullptr;
  // A compensation that the token asked for is done. Null: the token completes.
  void (*compensated)(Execution&, Key token, const Node&) = nullptr;
  // The token has come into this node from another definition of its process: wait also for what is new here.
  void (*migrated)(Execution&, Key token, const Node&) = nullptr;
  // Joins that depend on tokens elsewhere: called whenever a token of the scope has moved, ended or been taken away.
  void (*lookAgain)(Execution&, Key scope, const Node&) = nullptr;
  // A join at which a token may also wait for a variable to change. Null: for tokens alone.
  bool (*waitsForData)(const Node&) = nullptr;
  const Keeping* keeping = nullptr;
  std::size_t joinsFrom = 2;  // how many incoming flows make it such a join
};

const ElementBehaviour* behaviourOf(model::Kind kind);

}  // namespace joinery::run
