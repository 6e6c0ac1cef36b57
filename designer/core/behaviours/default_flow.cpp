// A flow that no longer leaves a node is no longer its default.
#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

namespace {
void beforeDisconnect(Modeling& modeling, model::Element& flow, FlowEnds ends) {
  if (!ends.source) return;
  const auto nodes = modeling.index().defaultOf(flow.id());
  for (model::Element* node : nodes) modeling.edits().setAttribute(*node, "default", std::nullopt);
}
}  // namespace

Behaviour defaultFlow() {
  return {.name = "default-flow", .beforeDisconnect = beforeDisconnect};
}

}  // namespace joinery::designer
