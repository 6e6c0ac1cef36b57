// What of the support table (docs/bpmn/README.md) random processes draw, and what of it runs when they are played.
//
//   for (const std::string& row : rowsOf(definition, node)) ++seen[row];
//   for (const std::string& row : everyRow()) ...               // all of them must be seen
//
// Beside the rows there are features: what blocks draw that the kind of an element does not say (Builder::feature).
#pragma once

#include <string>
#include <vector>

#include "engine/run/compile/program.h"

namespace joinery::run::test {

// The rows of one node: its element, its loop, its event definitions with their positions; of a compensation handler
// also the boundary event that leads to it, in which there is never a token.
std::vector<std::string> rowsOf(const Definition& definition, const Node& node);
// Every row that the engine's tables have.
std::vector<std::string> everyRow();
std::vector<std::string> everyFeature();

}  // namespace joinery::run::test
