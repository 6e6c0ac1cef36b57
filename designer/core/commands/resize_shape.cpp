#include "designer/core/commands/resize_shape.h"

#include <QCoreApplication>
#include <cmath>
#include <functional>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/design_document.h"
#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString ResizeShape::label() const {
  return QCoreApplication::translate("Command", "Resize");
}

namespace {
// A boundary event keeps its relative place along the border.
void carryBoundaryEvents(Modeling& modeling, const Id& host, const QRectF& before, const QRectF& after) {
  const auto attached = modeling.index().attached(host);
  for (const Element* event : attached) {
    const Element* shape = modeling.index().shape(event->id());
    if (!shape) continue;
    const QPointF center = boundsOf(*shape).center();
    const QPointF relative((center.x() - before.x()) / before.width(), (center.y() - before.y()) / before.height());
    const QPointF wanted(after.x() + relative.x() * after.width(), after.y() + relative.y() * after.height());
    modeling.run(MoveShapes({event->id()}, wanted - center));
  }
}

// Lanes fill their pool: when it changes, they are stretched with it.
void stretchLanes(Modeling& modeling, const Element& pool, const QRectF& before, const QRectF& after) {
  const Element* process = modeling.find(localPart(pool.attributeOr("processRef", "")));
  if (!process) return;
  const std::function<void(const Element&)> visit = [&](const Element& element) {
    for (const auto& child : element.children()) {
      if (child->kind() == Kind::LaneSet || child->kind() == Kind::ChildLaneSet) visit(*child);
      if (child->kind() != Kind::Lane) continue;
      if (Element* shape = modeling.index().shape(child->id())) {
        const QRectF lane = boundsOf(*shape);
        const double fx = after.width() / before.width(), fy = after.height() / before.height();
        const bool sideways = isHorizontal(*shape);
        QRectF moved = lane;
        if (sideways) {
          moved.setLeft(after.left() + (lane.left() - before.left()));
          moved.setRight(after.right() - (before.right() - lane.right()));
          moved.setTop(std::round(after.top() + (lane.top() - before.top()) * fy));
          moved.setBottom(std::round(after.top() + (lane.bottom() - before.top()) * fy));
        } else {
          moved.setTop(after.top() + (lane.top() - before.top()));
          moved.setBottom(after.bottom() - (before.bottom() - lane.bottom()));
          moved.setLeft(std::round(after.left() + (lane.left() - before.left()) * fx));
          moved.setRight(std::round(after.left() + (lane.right() - before.left()) * fx));
        }
        setBounds(modeling.edits(), *shape, moved);
      }
      visit(*child);
    }
  };
  visit(*process);
}
}  // namespace

void ResizeShape::execute(Modeling& modeling) {
  Element* shape = modeling.index().shape(m_id);
  const Element* element = modeling.find(m_id);
  if (!shape || !element) return;
  const QRectF before = boundsOf(*shape);
  setBounds(modeling.edits(), *shape, m_bounds);
  if (element->kind() == Kind::Participant) stretchLanes(modeling, *element, before, m_bounds);
  carryBoundaryEvents(modeling, m_id, before, m_bounds);
  redockFlows(modeling, m_id, before);
  modeling.afterMove(MoveFacts{{m_id}, {}, {}, {}, {}});
}

}  // namespace joinery::designer
