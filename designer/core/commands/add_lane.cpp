#include "designer/core/commands/add_lane.h"

#include <QCoreApplication>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString AddLane::label() const {
  return QCoreApplication::translate("Command", "Add lane");
}

Element& AddLane::newLane(Modeling& modeling, Element& laneSet, const QRectF& bounds) {
  m_created = modeling.document().freshId("Lane");
  Element& lane =
      modeling.edits().insert(laneSet, {std::string(model::kBpmn), "lane", {{"", "id", m_created}}, {}, {}});
  NewElement shape = newShape(m_created, bounds);
  shape.attributes.push_back({"", "isHorizontal", "true"});
  Element* poolShape = modeling.index().shape(m_pool);
  modeling.edits().insert(*poolShape->parent(), positionInParent(*poolShape) + 1, shape);
  return lane;
}

void AddLane::execute(Modeling& modeling) {
  Element* pool = modeling.find(m_pool);
  Element* shape = modeling.index().shape(m_pool);
  Element* process = pool ? modeling.find(localPart(pool->attributeOr("processRef", ""))) : nullptr;
  if (!shape || !process) return;
  Element* laneSet = nullptr;
  for (const auto& child : process->children())
    if (child->kind() == Kind::LaneSet) laneSet = child.get();
  const QRectF bounds = boundsOf(*shape);
  if (!laneSet) {
    const Id id = modeling.document().freshId("LaneSet");
    laneSet = &modeling.edits().insert(*process, {std::string(model::kBpmn), "laneSet", {{"", "id", id}}, {}, {}});
    newLane(modeling, *laneSet, bounds.adjusted(kPoolHeader, 0, 0, 0));
  } else {
    setBounds(modeling.edits(), *shape, bounds.adjusted(0, 0, 0, kLaneHeight));
    newLane(modeling, *laneSet,
            QRectF(bounds.left() + kPoolHeader, bounds.bottom(), bounds.width() - kPoolHeader, kLaneHeight));
  }
  IdSet nodes;
  for (const auto& child : process->children())
    if (model::isFlowNode(child->kind())) nodes.insert(child->id());
  modeling.afterMove(MoveFacts{std::move(nodes), {}, {}, {}, {}});
}

}  // namespace joinery::designer
