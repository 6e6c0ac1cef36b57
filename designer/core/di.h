// Reading and writing the numbers of diagram interchange elements (BPMN 2.0.2 chapter 12). Lengths are in the units of
// the file, which are pixels at 100 % zoom. GUI thread.
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <optional>

#include "designer/core/edits.h"

namespace joinery::designer {

using Points = QList<QPointF>;

QRectF boundsOf(const model::Element& shape);                            // of its dc:Bounds; empty without one
Points waypointsOf(const model::Element& edge);                          // of its di:waypoint children
std::optional<QRectF> labelBoundsOf(const model::Element& shapeOrEdge);  // nullopt where the file gives none
bool isExpanded(const model::Element& shape);       // large shapes are, where the file does not say
bool isHorizontal(const model::Element& shape);     // of a pool or lane; wide ones, where it does not say
bool isMarkerVisible(const model::Element& shape);  // of an exclusive gateway

void setBounds(Edits& edits, model::Element& shape, const QRectF& bounds);
void setLabelBounds(Edits& edits, model::Element& shapeOrEdge, const QRectF& bounds);
// Changes points in place and adds or removes only the difference, so that a small move is a small patch.
void setWaypoints(Edits& edits, model::Element& edge, const Points& points);

model::NewElement newBounds(const QRectF& bounds);
model::NewElement newShape(const Id& element, const QRectF& bounds);
model::NewElement newEdge(const Id& element, const Points& points);

}  // namespace joinery::designer
