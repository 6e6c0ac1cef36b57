// How tokens move: the life of a token in a node, the same for every element. Internal to engine/run.
//
//   arrive (on a flow) -> enter -> activate -> ... -> complete -> arrive on the next flows
//
// Each function emits the records of its part. complete and terminate also take away what belongs to the token (tasks,
// timers, subscriptions, scopes). None of them may be called for a token that is gone.
#pragma once

#include <string_view>

#include "engine/run/execution.h"

namespace joinery::run {

void arrive(Execution&, Key token);  // a token stands on a flow: its target decides
// An activity with a startQuantity waits for that many tokens, over whichever flows they come (10.3.1).
void gather(Execution&, Key token, const Node&);
void enter(Execution&, Key token, const Node&, Value consumed = {});
Key start(Execution&, Key scope, const Node&);  // a new token in a node without a flow; it activates later
Key place(Execution&, Key scope, const Node&);  // the same, without being activated
void activate(Execution&, Key token);           // inputs, boundary events, loop or the element itself
// The first half of activating: inputs and boundary events. An Error is for an incident.
Status prepare(Execution&, Key token, const Node&);
void takeFlow(Execution&, Key scope, const Flow&);

// The element is done. `variables` are its results: mapped, or merged into the scopes around.
void complete(Execution&, Key token, const Value& variables = {});
// The token is used up without going on and without its scope being looked at: the first half of some end events.
void consume(Execution&, Key token);
void terminate(Execution&, Key token, std::string_view why);
// Takes away what belongs to a token or scope. `keepLocal` spares the local variables of an activity.
void release(Execution&, Key owner, std::string_view why, bool keepLocal = false);

// An incident: the token stands still until a retry, from `stage`.
void raise(Execution&, Key token, Stage stage, const std::string& code, const std::string& message);
void raise(Execution&, Key token, Stage stage, const Error& error);

}  // namespace joinery::run
