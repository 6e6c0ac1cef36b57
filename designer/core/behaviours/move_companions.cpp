// What moves with a shape: its boundary events, what it contains, the lanes of a pool.
#include "designer/core/behaviours/move_companions.h"

#include "designer/core/behaviours/behaviour.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
void addWithContents(const DesignDocument& document, const Element& element, IdSet& shapes) {
  for (const Element* event : document.index().attached(element.id())) shapes.insert(event->id());
  for (const auto& child : element.children()) {
    const Element* shape = child->id().empty() ? nullptr : document.index().shape(child->id());
    if (shape && document.isOnPlane(*shape)) shapes.insert(child->id());
    addWithContents(document, *child, shapes);
  }
}

void beforeMove(Modeling& modeling, MoveFacts& facts) {
  facts.shapes = withCompanions(modeling.document(), facts.shapes);
}
}  // namespace

IdSet withCompanions(const DesignDocument& document, const IdSet& ids) {
  IdSet all = ids;
  for (const Id& id : ids) {
    const Element* element = document.find(id);
    if (!element) continue;
    addWithContents(document, *element, all);
    if (element->kind() != Kind::Participant) continue;
    const Element* process = document.find(localPart(element->attributeOr("processRef", "")));
    if (process) addWithContents(document, *process, all);
  }
  return all;
}

Behaviour moveCompanions() {
  return {.name = "move-companions", .beforeMove = beforeMove};
}

}  // namespace joinery::designer
