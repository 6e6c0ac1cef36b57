// Where connections run: docking at the border of shapes and orthogonal routes between them. Pure functions, any
// thread. Points are in diagram units.
#pragma once

#include "designer/core/di.h"
#include "engine/model/kinds.h"

namespace joinery::designer {

enum class Outline { Rectangle, Circle, Diamond };
Outline outlineOf(model::Kind kind);

struct Dock {
  QRectF bounds;
  Outline outline = Outline::Rectangle;
  bool preferVertical = false;  // gateways and boundary events like to be left through their top and bottom
};

// Where the line from the centre of the shape through `towards` leaves it.
QPointF borderPoint(const Dock& dock, const QPointF& towards);
// An orthogonal route that docks at both borders.
Points routeOrthogonal(const Dock& source, const Dock& target);
// A straight line that docks at both borders (associations).
Points routeStraight(const Dock& source, const Dock& target);
// Keeps the bends of `points` where it can after the ends have moved by the given amounts; reroutes where it cannot.
Points repaired(const Points& points, const Dock& source, const QPointF& sourceMoved, const Dock& target,
                const QPointF& targetMoved);
// Without repeated points and without bends on a straight line.
Points simplified(const Points& points);
// The segment (index of its first point) nearest to `point` and how far away it is; -1 for fewer than two points.
struct NearestSegment {
  int index = -1;
  double distance = 0;
  QPointF point;
};
NearestSegment nearestSegment(const Points& points, const QPointF& point);

}  // namespace joinery::designer
