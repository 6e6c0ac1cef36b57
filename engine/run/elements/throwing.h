// What intermediate throw events and end events share: fire every event definition, or be a worker's job.
// Internal to engine/run.
#pragma once

#include "engine/run/kinds.h"

namespace joinery::run {

void compileThrowing(Compiler&, const model::Element&, Node&);
void activateThrowing(Execution&, Key token, const Node&);

}  // namespace joinery::run
