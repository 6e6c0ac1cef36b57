#include "engine/diagram/order.h"

#include <algorithm>

namespace joinery::diagram {
namespace {

using model::Kind;

int layer(const Shape& shape) {
  const Kind kind = shape.element->kind();
  int depth = 0;
  for (const model::Element* e = shape.element->parent(); e != nullptr; e = e->parent()) ++depth;
  if (kind == Kind::Participant) return -1000;
  if (kind == Kind::Lane) return -900 + depth;
  if (kind == Kind::Group) return -800;
  if (kind == Kind::BoundaryEvent) return 10 * depth + 5;
  if (model::isSubProcess(kind) && shape.expanded) return 10 * depth - 5;
  return 10 * depth;
}

}  // namespace

void sortForPainting(Diagram& diagram) {
  std::stable_sort(diagram.shapes.begin(), diagram.shapes.end(),
                   [](const Shape& a, const Shape& b) { return layer(a) < layer(b); });
}

}  // namespace joinery::diagram
