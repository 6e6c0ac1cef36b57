// When a step is over, every token waits for something that can still come, or has an incident: an instance ends,
// waits, or says why it cannot go on.
//
//   for (const std::string& fault : faultsAtRest(tree, definitions)) ...
//
// Joins are judged by an implementation of their rules that shares nothing with the engine's.
#pragma once

#include <string>
#include <vector>

#include "engine/run/step.h"

namespace joinery::run::test {

std::vector<std::string> faultsAtRest(const Tree& tree, const Definitions& definitions);

}  // namespace joinery::run::test
