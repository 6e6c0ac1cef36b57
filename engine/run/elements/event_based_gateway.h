// How a process begins at an event behind an event-based gateway that instantiates it. Internal to engine/run.
#pragma once

#include "engine/run/execution.h"

namespace joinery::run {

// The event has occurred: it completes at once. Behind a parallel gateway the others begin to wait (10.6.6).
void beginBehindGateway(Execution&, Key scope, const Node& event);
// Whether each way out of an event-based gateway gets a token: one that instantiates, of the type Parallel.
bool givesAll(const Node& gateway);

}  // namespace joinery::run
