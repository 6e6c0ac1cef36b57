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
Result<std::vector<int>> chooseAll(Execution&, Key token, const Node&);    // conditions do not matter

struct ElementBehaviour {
  model::Kind kind{};
  // Reads what only this element has; faults become diagnostics. May be null.
  void (*compile)(Compiler&, const model::Element&, Node&) = nullptr;
  // A token stands on an incoming flow. Null: it enters at once.
  void (*arrive)(Execution&, Key token, const Node&) = nullptr;
  // The token is in the node: complete it, or make it wait. Null: it completes at once.
  void (*activate)(Execution&, Key token, const Node&) = nullptr;
  Choose choose = chooseTrue;
  // Event-based gateways: one of the events behind it occurred.
  void (*eventOccurred)(Execution&, Key token, const Node& event, const Value& variables) = nullptr;
  // A compensation that the token asked for is done. Null: the token completes.
  void (*compensated)(Execution&, Key token, const Node&) = nullptr;
  // The token has come into this node from another definition of its process: wait also for what is new here.
  void (*migrated)(Execution&, Key token, const Node&) = nullptr;
  // Joins that depend on tokens elsewhere: called whenever a token of the scope has moved, ended or been taken away.
  void (*lookAgain)(Execution&, Key scope, const Node&) = nullptr;
};

const ElementBehaviour* behaviourOf(model::Kind kind);

}  // namespace joinery::run
