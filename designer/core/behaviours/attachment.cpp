// A boundary event that is moved to another activity belongs to that activity.
#include "designer/core/behaviours/behaviour.h"

namespace joinery::designer {

namespace {
void afterMove(Modeling& modeling, const MoveFacts& facts) {
  if (facts.host.empty() || facts.shapes.size() != 1) return;
  model::Element* event = modeling.find(*facts.shapes.begin());
  if (event && event->kind() == model::Kind::BoundaryEvent)
    modeling.edits().setAttribute(*event, "attachedToRef", facts.host);
}
}  // namespace

Behaviour attachment() {
  return {.name = "attachment", .afterMove = afterMove};
}

}  // namespace joinery::designer
