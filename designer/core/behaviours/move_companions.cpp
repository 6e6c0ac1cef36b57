// What moves with a shape: its boundary events, what it contains, the lanes of a pool.
#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
void addWithContents(Modeling& modeling, const Element& element, IdSet& shapes) {
  for (const Element* event : modeling.index().attached(element.id())) shapes.insert(event->id());
  for (const auto& child : element.children()) {
    const Element* shape = child->id().empty() ? nullptr : modeling.index().shape(child->id());
    if (shape && modeling.document().isOnPlane(*shape)) shapes.insert(child->id());
    addWithContents(modeling, *child, shapes);
  }
}

void beforeMove(Modeling& modeling, MoveFacts& facts) {
  const IdSet given = facts.shapes;
  for (const Id& id : given) {
    const Element* element = modeling.find(id);
    if (!element) continue;
    addWithContents(modeling, *element, facts.shapes);
    if (element->kind() != Kind::Participant) continue;
    const Element* process = modeling.find(localPart(element->attributeOr("processRef", "")));
    if (process) addWithContents(modeling, *process, facts.shapes);
  }
}
}  // namespace

Behaviour moveCompanions() {
  return {.name = "move-companions", .beforeMove = beforeMove};
}

}  // namespace joinery::designer
