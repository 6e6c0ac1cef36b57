#include "engine/diagram/diagram.h"

#include <algorithm>

namespace joinery::diagram {

Rect Rect::united(const Rect& other) const {
  if (width <= 0 && height <= 0) return other;
  if (other.width <= 0 && other.height <= 0) return *this;
  const double left = std::min(x, other.x), top = std::min(y, other.y);
  return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
}

const Shape* Diagram::shapeOf(const model::Element& element) const {
  const auto found = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& s) { return s.element == &element; });
  return found == shapes.end() ? nullptr : &*found;
}

const Edge* Diagram::edgeOf(const model::Element& element) const {
  const auto found = std::find_if(edges.begin(), edges.end(), [&](const Edge& e) { return e.element == &element; });
  return found == edges.end() ? nullptr : &*found;
}

Rect Diagram::bounds() const {
  Rect all;
  for (const Shape& shape : shapes) {
    all = all.united(shape.bounds);
    if (shape.label) all = all.united(*shape.label);
  }
  for (const Edge& edge : edges) {
    for (const Point& p : edge.waypoints) all = all.united({p.x, p.y, 0.1, 0.1});
    if (edge.label) all = all.united(*edge.label);
  }
  return all;
}

Diagram diagramOf(const model::Document& document) {
  for (std::size_t plane = 0; plane < planeCount(document); ++plane) {
    Diagram diagram = readDiagram(document, plane);
    if (!diagram.shapes.empty()) return diagram;
  }
  return layoutDiagram(document);
}

}  // namespace joinery::diagram
