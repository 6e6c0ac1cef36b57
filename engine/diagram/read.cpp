// Reads the picture a file brings along (BPMN 2.0.2 chapter 12).
#include <algorithm>
#include <cstdlib>

#include "engine/diagram/diagram.h"
#include "engine/diagram/order.h"
#include "engine/model/diagnose.h"

namespace joinery::diagram {
namespace {

using model::Element;
using model::Kind;

double number(const Element& element, std::string_view name) {
  return std::strtod(element.attributeOr(name, "0").c_str(), nullptr);
}

std::optional<Rect> boundsOf(const Element& element) {
  const Element* bounds = element.child(Kind::Bounds);
  if (bounds == nullptr) return std::nullopt;
  return Rect{number(*bounds, "x"), number(*bounds, "y"), number(*bounds, "width"), number(*bounds, "height")};
}

std::optional<Rect> labelOf(const Element& di) {
  const Element* label = di.child(Kind::BpmnLabel);
  return label != nullptr ? boundsOf(*label) : std::nullopt;
}

bool flag(const Element& di, std::string_view name, bool fallback) {
  const std::string value = di.attributeOr(name, fallback ? "true" : "false");
  return value == "true" || value == "1";
}

const Element* named(const model::Document& document, const Element& di) {
  return model::resolveReference(document, di, model::trimmed(di.attributeOr("bpmnElement", ""))).element;
}

void readShape(const model::Document& document, const Element& di, Diagram& out) {
  const auto bounds = boundsOf(di);
  const Element* element = named(document, di);
  if (!bounds || element == nullptr) return;
  Shape shape{element, &di, *bounds, labelOf(di)};
  const bool large = bounds->width > 150 || bounds->height > 110;  // many tools leave isExpanded out
  shape.expanded = !model::isSubProcess(element->kind()) || flag(di, "isExpanded", large);
  shape.horizontal = flag(di, "isHorizontal", bounds->width >= bounds->height);
  shape.markerVisible = flag(di, "isMarkerVisible", false);
  out.shapes.push_back(shape);
}

void readEdge(const model::Document& document, const Element& di, Diagram& out) {
  const Element* element = named(document, di);
  Edge edge{element, &di, {}, labelOf(di)};
  for (const Element* point : di.childrenOf(Kind::Waypoint))
    edge.waypoints.push_back({number(*point, "x"), number(*point, "y")});
  if (element != nullptr && edge.waypoints.size() >= 2) out.edges.push_back(std::move(edge));
}

const Element* planeOf(const model::Document& document, std::size_t index) {
  const auto diagrams = document.root().childrenOf(Kind::BpmnDiagram);
  return diagrams[index]->child(Kind::BpmnPlane);
}

}  // namespace

std::size_t planeCount(const model::Document& document) {
  return document.root().childrenOf(Kind::BpmnDiagram).size();
}

Diagram readDiagram(const model::Document& document, std::size_t index) {
  Diagram out;
  const Element* plane = planeOf(document, index);
  if (plane == nullptr) return out;
  out.name = plane->parent()->name();
  out.root = named(document, *plane);
  for (const auto& di : plane->children()) {
    if (di->kind() == Kind::BpmnShape) readShape(document, *di, out);
    if (di->kind() == Kind::BpmnEdge) readEdge(document, *di, out);
  }
  sortForPainting(out);
  return out;
}

}  // namespace joinery::diagram
