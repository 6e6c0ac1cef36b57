#include "designer/core/commands/layout.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"
#include "engine/diagram/diagram.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString Layout::label() const {
  return QCoreApplication::translate("Command", "Arrange automatically");
}

namespace {
Element& planeFor(Modeling& modeling, const diagram::Diagram& arranged) {
  if (Element* plane = modeling.document().plane()) return *plane;
  const std::string root = arranged.root ? arranged.root->id() : std::string();
  NewElement plane{
      std::string(model::kBpmnDi), "BPMNPlane", {{"", "id", modeling.document().freshId("BPMNPlane")}}, {}, {}};
  if (!root.empty()) plane.attributes.push_back({"", "bpmnElement", root});
  Element& diagram =
      modeling.edits().insert(modeling.model().root(), {std::string(model::kBpmnDi),
                                                        "BPMNDiagram",
                                                        {{"", "id", modeling.document().freshId("BPMNDiagram")}},
                                                        {},
                                                        {plane}});
  return *diagram.children().front();
}

// The old place of a label means nothing beside a shape that went elsewhere.
void forgetLabel(Edits& edits, Element& shapeOrEdge) {
  for (const auto& child : shapeOrEdge.children())
    if (child->kind() == Kind::BpmnLabel) return edits.remove(*child);
}

void placeShape(Modeling& modeling, Element& plane, const diagram::Shape& shape) {
  const Id id = shape.element->id();
  const QRectF bounds(shape.bounds.x, shape.bounds.y, shape.bounds.width, shape.bounds.height);
  if (Element* present = modeling.index().shape(id)) {
    forgetLabel(modeling.edits(), *present);
    return setBounds(modeling.edits(), *present, bounds);
  }
  NewElement fresh = newShape(id, bounds);
  const Kind kind = shape.element->kind();
  if (model::isSubProcess(kind)) fresh.attributes.push_back({"", "isExpanded", shape.expanded ? "true" : "false"});
  if (kind == Kind::Participant || kind == Kind::Lane)
    fresh.attributes.push_back({"", "isHorizontal", shape.horizontal ? "true" : "false"});
  if (kind == Kind::ExclusiveGateway)
    fresh.attributes.push_back({"", "isMarkerVisible", shape.markerVisible ? "true" : "false"});
  modeling.edits().insert(plane, fresh);
}

void placeEdge(Modeling& modeling, Element& plane, const diagram::Edge& edge) {
  Points points;
  for (const diagram::Point& point : edge.waypoints) points.append({point.x, point.y});
  const Id id = edge.element->id();
  if (Element* present = modeling.index().edge(id)) {
    forgetLabel(modeling.edits(), *present);
    return setWaypoints(modeling.edits(), *present, points);
  }
  modeling.edits().insert(plane, newEdge(id, points));
}
}  // namespace

void Layout::execute(Modeling& modeling) {
  const diagram::Diagram arranged = diagram::layoutDiagram(modeling.model());
  Element& plane = planeFor(modeling, arranged);
  for (const diagram::Shape& shape : arranged.shapes)
    if (!shape.element->id().empty()) placeShape(modeling, plane, shape);
  for (const diagram::Edge& edge : arranged.edges)
    if (!edge.element->id().empty()) placeEdge(modeling, plane, edge);
}

}  // namespace joinery::designer
