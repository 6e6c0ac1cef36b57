// What inclusive and complex gateways share as joins. Internal to engine/run.
#pragma once

#include <vector>

#include "engine/run/execution.h"

namespace joinery::run {

// The first token on each incoming flow of a join; 0 where there is none.
std::vector<Key> waitingTokens(const Execution&, Key scope, const Node& join);
// Whether some token of the scope must still be waited for (13.4.3): one that can reach an empty incoming flow and no
// full one, without passing the join itself. `full` says it for each incoming flow.
bool mustWait(const Execution&, Key scope, const Node& join, const std::vector<bool>& full);
// Those of the tokens that are there enter the join as one; 0 entries are passed over. At least one must be there.
void enterTogether(Execution&, const std::vector<Key>& tokens, const Node& join);

}  // namespace joinery::run
