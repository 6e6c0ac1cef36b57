// Lays out one process or sub-process, with everything inside of it. Private to engine/diagram.
#pragma once

#include "engine/diagram/layout_graph.h"

namespace joinery::diagram {

// Shapes and edges relative to the scope's upper left corner. Lanes, where there are any, lie at x = 0 and below each
// other; the pool's or sub-process's own frame is not among the shapes.
struct ScopeLayout {
  std::vector<Shape> shapes;
  std::vector<Edge> edges;
  Size size;
};

ScopeLayout layoutScope(const model::Document& document, const model::Element& scope);

// Moves what was laid out.
void moveBy(ScopeLayout& layout, double dx, double dy);
void append(ScopeLayout& to, ScopeLayout&& from);

}  // namespace joinery::diagram
