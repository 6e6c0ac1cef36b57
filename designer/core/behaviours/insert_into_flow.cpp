// A node without flows that is dropped on a flow becomes part of it.
#include "designer/core/behaviours/behaviour.h"
#include "designer/core/commands/split_flow.h"

namespace joinery::designer {

namespace {
void afterMove(Modeling& modeling, const MoveFacts& facts) {
  if (facts.ontoFlow.empty()) return;
  for (const Id& id : facts.shapes) {
    const model::Element* element = modeling.find(id);
    // Of what moved together only the node itself goes into the flow, not its boundary events or contents.
    if (!element || element->kind() == model::Kind::BoundaryEvent || facts.shapes.count(element->parent()->id()))
      continue;
    return modeling.run(SplitFlow(facts.ontoFlow, id));
  }
}
}  // namespace

Behaviour insertIntoFlow() {
  return {.name = "insert-into-flow", .afterMove = afterMove};
}

}  // namespace joinery::designer
