// Orthogonal ways for the links of a placed graph. Private to engine/diagram.
#pragma once

#include "engine/diagram/layout_graph.h"

namespace joinery::diagram {

// One edge per link, in the order of the links. `boundaryAt` gives the centre of a link's boundary event. Links that
// close a cycle run above everything, from `ceiling` upwards; it is moved to the highest line used.
std::vector<Edge> routeLinks(const LayoutGraph& graph, const std::vector<Point>& boundaryAt,
                             const std::vector<double>& gaps, double& ceiling);

}  // namespace joinery::diagram
