#include "designer/core/flow_layout.h"

#include <QLineF>
#include <cmath>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

Dock dockOf(const DesignDocument& document, const Id& node) {
  const Element* element = document.find(node);
  const Element* shape = document.index().shape(node);
  if (!element) return {};
  const Kind kind = element->kind();
  // An association may begin at a flow.
  if (const Element* edge = document.index().edge(node))
    return {QRectF(middleOf(waypointsOf(*edge)) - QPointF(0.5, 0.5), QSizeF(1, 1)), Outline::Rectangle, false};
  return {shape ? boundsOf(*shape) : QRectF(), outlineOf(kind), model::isGateway(kind) || kind == Kind::BoundaryEvent};
}

Points routeOf(const DesignDocument& document, const Element& flow) {
  const Dock source = dockOf(document, sourceOf(flow)), target = dockOf(document, targetOf(flow));
  const bool orthogonal = flow.kind() == Kind::SequenceFlow || flow.kind() == Kind::MessageFlow;
  return orthogonal ? routeOrthogonal(source, target) : routeStraight(source, target);
}

QPointF middleOf(const Points& points) {
  double length = 0;
  for (int i = 0; i + 1 < points.size(); ++i) length += QLineF(points[i], points[i + 1]).length();
  double left = length / 2;
  for (int i = 0; i + 1 < points.size(); ++i) {
    const QLineF segment(points[i], points[i + 1]);
    if (segment.length() >= left && segment.length() > 0) return segment.pointAt(left / segment.length());
    left -= segment.length();
  }
  return points.isEmpty() ? QPointF() : points.last();
}

void rewriteWaypoints(Modeling& modeling, Element& edge, const Points& points) {
  const QPointF before = middleOf(waypointsOf(edge));
  setWaypoints(modeling.edits(), edge, points);
  const QPointF moved = middleOf(points) - before;
  const auto label = labelBoundsOf(edge);
  if (label && !moved.isNull())
    setLabelBounds(modeling.edits(), edge, label->translated(std::round(moved.x()), std::round(moved.y())));
}

void repairFlow(Modeling& modeling, const Element& flow, const QPointF& sourceMoved, const QPointF& targetMoved) {
  Element* edge = modeling.index().edge(flow.id());
  if (!edge) return;
  const Points points = waypointsOf(*edge);
  const bool orthogonal = flow.kind() == Kind::SequenceFlow || flow.kind() == Kind::MessageFlow;
  if (!orthogonal && sourceMoved != targetMoved)
    return rewriteWaypoints(modeling, *edge, routeOf(modeling.document(), flow));
  rewriteWaypoints(modeling, *edge,
                   repaired(points, dockOf(modeling.document(), sourceOf(flow)), sourceMoved,
                            dockOf(modeling.document(), targetOf(flow)), targetMoved));
}

void redockFlows(Modeling& modeling, const Id& node, const QRectF& before) {
  const Dock dock = dockOf(modeling.document(), node);
  if (dock.bounds == before) return;
  std::set<Id> flows;
  for (const Element* flow : modeling.index().outgoing(node)) flows.insert(flow->id());
  for (const Element* flow : modeling.index().incoming(node)) flows.insert(flow->id());
  for (const Id& id : flows) {
    const Element* flow = modeling.find(id);
    Element* edge = modeling.index().edge(id);
    if (flow && edge) rewriteWaypoints(modeling, *edge, routeOf(modeling.document(), *flow));
  }
}

Points straightened(Points points) {
  constexpr double kAlmost = 2.0;
  const auto align = [](const QPointF& fixed, QPointF& end) {
    if (std::abs(fixed.x() - end.x()) <= kAlmost) end.setX(fixed.x());
    if (std::abs(fixed.y() - end.y()) <= kAlmost) end.setY(fixed.y());
  };
  if (points.size() < 2) return points;
  align(points[1], points[0]);
  align(points[points.size() - 2], points[points.size() - 1]);
  return points;
}

}  // namespace joinery::designer
