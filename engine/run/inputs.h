// Input sets (10.4.2): an activity begins when one of them is available. Internal to engine/run.
//
// A data input is available when every source of its associations has a value; one without associations needs nothing.
// The sets are tried in the order of the file; the first that is available is chosen, and its inputs alone are filled.
// Until then the token waits in the activity, which has not begun: no boundary event, no loop turn, no task. An
// optional input is filled if it is there. One of `whileExecutingInputRefs` that is not there yet is filled when it
// comes.
#pragma once

#include "engine/run/compile/data.h"
#include "engine/run/execution.h"

namespace joinery::run {

// The set with which the activity begins; nullptr if none is available, or if it has none at all.
const InputSet* availableSet(const Execution&, Key token, const Node&);
// Whether an association is to be carried out for a set (nullptr: the activity has none), as seen from a scope.
bool fills(const Execution&, const Node&, const DataAssociation&, const InputSet*, Key scope);

// True: none of its sets is available, and the token waits now.
bool awaitsInputs(Execution&, Key token, const Node&);
// The activity begins: whatever may come while it executes is waited for.
void awaitLateInputs(Execution&, Key token, const Node&);
// The subscription of a token that waits to begin; 0 if it does not.
Key awaitedSet(const Execution&, Key token);
// Data have changed: a subscription to inputs is looked at again.
void lookAtInput(Execution&, Key subscription);

}  // namespace joinery::run
