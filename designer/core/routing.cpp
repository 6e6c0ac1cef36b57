#include "designer/core/routing.h"

#include <QLineF>
#include <cmath>

namespace joinery::designer {

namespace {
constexpr double kStraightWithin = 1.0;  // centres this close count as aligned
constexpr double kMinimumGap = 10.0;     // room that a bend between two shapes needs
constexpr double kLoopMargin = 20.0;

enum class Side { Left, Right, Top, Bottom };

QPointF sideMiddle(const QRectF& r, Side side) {
  switch (side) {
    case Side::Left:
      return {r.left(), r.center().y()};
    case Side::Right:
      return {r.right(), r.center().y()};
    case Side::Top:
      return {r.center().x(), r.top()};
    case Side::Bottom:
      return {r.center().x(), r.bottom()};
  }
  return r.center();
}

bool near(double a, double b) {
  return std::abs(a - b) < kStraightWithin;
}

// Both ends leave horizontally, with one vertical segment half-way.
Points horizontalRoute(const QRectF& a, const QRectF& b, bool toRight) {
  const QPointF from = sideMiddle(a, toRight ? Side::Right : Side::Left);
  const QPointF to = sideMiddle(b, toRight ? Side::Left : Side::Right);
  if (near(from.y(), to.y())) return {from, {to.x(), from.y()}};
  const double middle = std::round((from.x() + to.x()) / 2);
  return {from, {middle, from.y()}, {middle, to.y()}, to};
}

Points verticalRoute(const QRectF& a, const QRectF& b, bool down) {
  const QPointF from = sideMiddle(a, down ? Side::Bottom : Side::Top);
  const QPointF to = sideMiddle(b, down ? Side::Top : Side::Bottom);
  if (near(from.x(), to.x())) return {from, {from.x(), to.y()}};
  const double middle = std::round((from.y() + to.y()) / 2);
  return {from, {from.x(), middle}, {to.x(), middle}, to};
}

// One bend: out of the top or bottom, into the side that faces.
Points verticalThenHorizontal(const QRectF& a, const QRectF& b) {
  const QPointF from = sideMiddle(a, b.center().y() > a.center().y() ? Side::Bottom : Side::Top);
  const QPointF to = sideMiddle(b, b.center().x() > a.center().x() ? Side::Left : Side::Right);
  return {from, {from.x(), to.y()}, to};
}

Points horizontalThenVertical(const QRectF& a, const QRectF& b) {
  Points back = verticalThenHorizontal(b, a);
  std::reverse(back.begin(), back.end());
  return back;
}

Points selfLoop(const QRectF& r) {
  const double right = r.right() + kLoopMargin, bottom = r.bottom() + kLoopMargin;
  return {sideMiddle(r, Side::Right),
          {right, r.center().y()},
          {right, bottom},
          {r.center().x(), bottom},
          sideMiddle(r, Side::Bottom)};
}

QPointF circleBorder(const QRectF& r, const QPointF& towards) {
  const QLineF line(r.center(), towards);
  if (line.length() < 1e-6) return sideMiddle(r, Side::Right);
  return line.pointAt(r.width() / 2 / line.length());
}

QPointF diamondBorder(const QRectF& r, const QPointF& towards) {
  const QPointF d = towards - r.center();
  const double reach = std::abs(d.x()) / (r.width() / 2) + std::abs(d.y()) / (r.height() / 2);
  return reach < 1e-6 ? sideMiddle(r, Side::Right) : r.center() + d / reach;
}

QPointF rectangleBorder(const QRectF& r, const QPointF& towards) {
  const QPointF d = towards - r.center();
  const double reach = std::max(std::abs(d.x()) / (r.width() / 2), std::abs(d.y()) / (r.height() / 2));
  return reach < 1e-6 ? sideMiddle(r, Side::Right) : r.center() + d / reach;
}

// True if the segment from a shape's border goes on inside the shape: such a route has been overtaken by its end.
bool runsThrough(const QRectF& shape, const QPointF& a, const QPointF& b) {
  const QRectF inner = shape.adjusted(2, 2, -2, -2);
  for (double t : {0.1, 0.3, 0.5, 0.7, 0.9}) {
    if (inner.contains(a + (b - a) * t)) return true;
  }
  return false;
}
}  // namespace

Outline outlineOf(model::Kind kind) {
  if (model::isEvent(kind)) return Outline::Circle;
  return model::isGateway(kind) ? Outline::Diamond : Outline::Rectangle;
}

QPointF borderPoint(const Dock& dock, const QPointF& towards) {
  if (dock.bounds.width() <= 0 || dock.bounds.height() <= 0) return dock.bounds.topLeft();
  switch (dock.outline) {
    case Outline::Circle:
      return circleBorder(dock.bounds, towards);
    case Outline::Diamond:
      return diamondBorder(dock.bounds, towards);
    case Outline::Rectangle:
      return rectangleBorder(dock.bounds, towards);
  }
  return dock.bounds.center();
}

Points routeOrthogonal(const Dock& source, const Dock& target) {
  const QRectF &a = source.bounds, &b = target.bounds;
  if (a == b) return selfLoop(a);
  const bool right = b.left() - a.right() >= kMinimumGap, left = a.left() - b.right() >= kMinimumGap;
  const bool below = b.top() - a.bottom() >= kMinimumGap, above = a.top() - b.bottom() >= kMinimumGap;
  // A bend at a diamond's or boundary event's own axis looks better than one half-way, if it stays clear of the shape.
  const bool sourceTurns = source.preferVertical && std::abs(a.center().y() - b.center().y()) > a.height() / 2 + 2;
  const bool targetTurns = target.preferVertical && std::abs(a.center().y() - b.center().y()) > b.height() / 2 + 2;
  const bool beside = right || left;
  if (beside && sourceTurns) return verticalThenHorizontal(a, b);
  if (beside && targetTurns) return horizontalThenVertical(a, b);
  if (beside) return horizontalRoute(a, b, right);
  if (below || above) return verticalRoute(a, b, below);
  return routeStraight(source, target);
}

Points routeStraight(const Dock& source, const Dock& target) {
  return {borderPoint(source, target.bounds.center()), borderPoint(target, source.bounds.center())};
}

Points simplified(const Points& points) {
  Points result;
  for (const QPointF& point : points) {
    if (!result.isEmpty() && QLineF(result.last(), point).length() < 0.5) continue;
    if (result.size() >= 2) {
      const QPointF a = result[result.size() - 2], b = result.last();
      const bool vertical = near(a.x(), b.x()) && near(b.x(), point.x());
      const bool horizontal = near(a.y(), b.y()) && near(b.y(), point.y());
      if (vertical || horizontal) result.removeLast();
    }
    result.append(point);
  }
  return result;
}

Points repaired(const Points& points, const Dock& source, const QPointF& sourceMoved, const Dock& target,
                const QPointF& targetMoved) {
  if (points.size() < 2) return routeOrthogonal(source, target);
  if (sourceMoved == targetMoved) {
    Points moved = points;
    for (QPointF& point : moved) point += sourceMoved;
    return moved;
  }
  if (points.size() < 4) return routeOrthogonal(source, target);
  Points kept = points;
  const auto shiftEnd = [&kept](int end, int next, const QPointF& by) {
    const bool horizontal = near(kept[end].y(), kept[next].y()), vertical = near(kept[end].x(), kept[next].x());
    kept[end] += by;
    if (horizontal) kept[next].setY(kept[end].y());
    if (vertical) kept[next].setX(kept[end].x());
  };
  const int last = static_cast<int>(kept.size()) - 1;
  if (!sourceMoved.isNull()) shiftEnd(0, 1, sourceMoved);
  if (!targetMoved.isNull()) shiftEnd(last, last - 1, targetMoved);
  for (int i = 0; i < last; ++i) {
    if (runsThrough(source.bounds, kept[i], kept[i + 1]) || runsThrough(target.bounds, kept[i], kept[i + 1]))
      return routeOrthogonal(source, target);
  }
  return simplified(kept);
}

NearestSegment nearestSegment(const Points& points, const QPointF& point) {
  NearestSegment best;
  for (int i = 0; i + 1 < points.size(); ++i) {
    const QPointF a = points[i], d = points[i + 1] - a;
    const double squared = QPointF::dotProduct(d, d);
    const double t = squared > 0 ? std::clamp(QPointF::dotProduct(point - a, d) / squared, 0.0, 1.0) : 0;
    const QPointF on = a + d * t;
    const double distance = QLineF(on, point).length();
    if (best.index < 0 || distance < best.distance) best = {i, distance, on};
  }
  return best;
}

}  // namespace joinery::designer
