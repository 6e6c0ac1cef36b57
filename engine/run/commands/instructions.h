// Instructions of a person to a running instance: where tokens begin, which are taken away. Internal to engine/run.
//
//   auto read = readInstructions(ex, process, list);     // checked whole, every problem at once
//   for (const Instruction& i : *read) begin(ex, process, i);
//
// One instruction is an object with one of
//   {"activate": element or flow}   a token begins in the element, or on the flow
//   {"after": element}              a token begins on the one flow behind the element
//   {"cancel": token or element}    the token, or every token in the element, is taken away
//   {"move": token or element, "to": element or flow}    both at once, in the token's own surroundings
// and, where something begins, "in" (a scope or token that must be around it, or the body of a multi-instance activity
// to which a turn is added) and "item" (the element variable of such a turn).
//
// Sub-processes, event sub-processes and loop bodies around the element are opened as needed. A join gets the token on
// an incoming flow, so that it joins. Errors: "command-malformed" (Malformed), "unknown-element", "unknown-token",
// "unknown-scope" (NotFound), "cannot-activate" (Refused); `details` names every instruction that is wrong.
#pragma once

#include <vector>

#include "engine/run/execution.h"

namespace joinery::run {

struct Instruction {
  const Node* node = nullptr;  // something begins here,
  const Flow* flow = nullptr;  // or on this flow
  Key in = 0;                  // what must be around it; 0: anything
  Key near = 0;                // a moved token: of several scopes the one around it is meant
  Value item;
  std::vector<Key> cancel;  // tokens

  bool begins() const { return node || flow; }
};

// `process` 0: of an instance that is about to start.
Result<std::vector<Instruction>> readInstructions(const Execution&, Key process, const Definition&, const Value& list);

// Precondition: readInstructions gave it, for this tree.
void begin(Execution&, Key process, const Instruction&);

// Which scope an instruction means. Several that suit: `ambiguous`, and the latest of them. None: 0, it must be opened.
struct ScopeChoice {
  Key scope = 0;
  bool ambiguous = false;
};
ScopeChoice chooseScope(const Execution&, Key process, const Definition&, int scopeIndex, const Instruction&);
// Whether the scope is a body with the turns of this activity.
bool isBodyOf(const Execution&, Key scope, const Node&);
// Whether a token before the node waits there for others.
bool isJoin(const Node&);

}  // namespace joinery::run
