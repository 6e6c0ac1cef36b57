// Routes of connections in a document: where they dock, how they follow their ends. GUI thread.
#pragma once

#include "designer/core/command.h"
#include "designer/core/routing.h"

namespace joinery::designer {

Dock dockOf(const DesignDocument& document, const Id& node);
// The automatic route for a connection, from the present bounds of its ends.
Points routeOf(const DesignDocument& document, const model::Element& flow);
// Writes new waypoints; a label that the file places keeps its distance from the middle of the line.
void rewriteWaypoints(Modeling& modeling, model::Element& edge, const Points& points);
// After its ends have moved.
void repairFlow(Modeling& modeling, const model::Element& flow, const QPointF& sourceMoved, const QPointF& targetMoved);
// After a node was given other bounds: the ends of its flows go back to its border.
void redockFlows(Modeling& modeling, const Id& node, const QRectF& boundsBefore);
// The middle of a line, measured along it: where labels are put.
QPointF middleOf(const Points& points);
// The first or last segment made horizontal or vertical where it is almost so.
Points straightened(Points points);

}  // namespace joinery::designer
