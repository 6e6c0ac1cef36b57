#include "designer/core/di.h"

#include "designer/core/numbers.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

namespace {
double number(const Element& element, std::string_view name) {
  const std::string* text = element.attribute(name);
  return text ? numberOf(*text) : 0;
}

QRectF rectOf(const Element& bounds) {
  return {number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height")};
}

// dc:Bounds is read-only in the const tree; edits need the object itself.
Element* childOf(Element& element, Kind kind) {
  for (const auto& child : element.children()) {
    if (child->kind() == kind) return child.get();
  }
  return nullptr;
}

NewElement newWaypoint(const QPointF& point) {
  return {std::string(model::kDi),
          "waypoint",
          {{"", "x", numberText(point.x())}, {"", "y", numberText(point.y())}},
          {},
          {}};
}

void writeRect(Edits& edits, Element& bounds, const QRectF& rect) {
  edits.setNumber(bounds, "x", rect.x());
  edits.setNumber(bounds, "y", rect.y());
  edits.setNumber(bounds, "width", rect.width());
  edits.setNumber(bounds, "height", rect.height());
}
}  // namespace

QRectF boundsOf(const Element& shape) {
  const Element* bounds = shape.child(Kind::Bounds);
  return bounds ? rectOf(*bounds) : QRectF();
}

Points waypointsOf(const Element& edge) {
  Points points;
  for (const Element* waypoint : edge.childrenOf(Kind::Waypoint))
    points.append({number(*waypoint, "x"), number(*waypoint, "y")});
  return points;
}

std::optional<QRectF> labelBoundsOf(const Element& shapeOrEdge) {
  const Element* label = shapeOrEdge.child(Kind::BpmnLabel);
  const Element* bounds = label ? label->child(Kind::Bounds) : nullptr;
  return bounds ? std::optional(rectOf(*bounds)) : std::nullopt;
}

namespace {
bool flag(const Element& element, std::string_view name, bool fallback) {
  const std::string* value = element.attribute(name);
  return value ? *value == "true" || *value == "1" : fallback;
}
}  // namespace

bool isExpanded(const Element& shape) {
  const QRectF bounds = boundsOf(shape);
  return flag(shape, "isExpanded", bounds.width() > 150 || bounds.height() > 110);
}

bool isHorizontal(const Element& shape) {
  const QRectF bounds = boundsOf(shape);
  return flag(shape, "isHorizontal", bounds.width() >= bounds.height());
}

bool isMarkerVisible(const Element& shape) {
  return flag(shape, "isMarkerVisible", false);
}

NewElement newBounds(const QRectF& bounds) {
  return {std::string(model::kDc),
          "Bounds",
          {{"", "x", numberText(bounds.x())},
           {"", "y", numberText(bounds.y())},
           {"", "width", numberText(bounds.width())},
           {"", "height", numberText(bounds.height())}},
          {},
          {}};
}

void setBounds(Edits& edits, Element& shape, const QRectF& rect) {
  if (Element* bounds = childOf(shape, Kind::Bounds))
    writeRect(edits, *bounds, rect);
  else
    edits.insert(shape, newBounds(rect));
}

void setLabelBounds(Edits& edits, Element& shapeOrEdge, const QRectF& rect) {
  Element* label = childOf(shapeOrEdge, Kind::BpmnLabel);
  if (!label) {
    edits.insert(shapeOrEdge, {std::string(model::kBpmnDi), "BPMNLabel", {}, {}, {newBounds(rect)}});
    return;
  }
  if (Element* bounds = childOf(*label, Kind::Bounds))
    writeRect(edits, *bounds, rect);
  else
    edits.insert(*label, newBounds(rect));
}

void setWaypoints(Edits& edits, Element& edge, const Points& points) {
  std::vector<Element*> present;
  for (const auto& child : edge.children()) {
    if (child->kind() == Kind::Waypoint) present.push_back(child.get());
  }
  const std::size_t wanted = static_cast<std::size_t>(points.size());
  for (std::size_t i = 0; i < std::min(present.size(), wanted); ++i) {
    edits.setNumber(*present[i], "x", points[static_cast<int>(i)].x());
    edits.setNumber(*present[i], "y", points[static_cast<int>(i)].y());
  }
  for (std::size_t i = present.size(); i > wanted; --i) edits.remove(*present[i - 1]);
  for (std::size_t i = present.size(); i < wanted; ++i) edits.insert(edge, newWaypoint(points[static_cast<int>(i)]));
}

NewElement newShape(const Id& element, const QRectF& bounds) {
  return {std::string(model::kBpmnDi),
          "BPMNShape",
          {{"", "id", element + "_di"}, {"", "bpmnElement", element}},
          {},
          {newBounds(bounds)}};
}

NewElement newEdge(const Id& element, const Points& points) {
  NewElement edge{
      std::string(model::kBpmnDi), "BPMNEdge", {{"", "id", element + "_di"}, {"", "bpmnElement", element}}, {}, {}};
  for (const QPointF& point : points) edge.children.push_back(newWaypoint(point));
  return edge;
}

}  // namespace joinery::designer
