#include "designer/ui/tools/bend_gesture.h"

#include <cmath>

#include "designer/core/commands/set_waypoints.h"
#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

namespace {
bool near(double a, double b) {
  return std::abs(a - b) < 1;
}
}  // namespace

BendGesture::BendGesture(Canvas& canvas, const Handle& handle) : Gesture(canvas), m_handle(handle) {
  m_before = m_now = waypointsOf(*canvas.document().index().edge(handle.id));
}

Handle BendGesture::segmentAt(const Canvas& canvas, const Id& id, const QPointF& point) {
  const Points points = waypointsOf(*canvas.document().index().edge(id));
  return {Handle::Kind::NewBend, id, nearestSegment(points, point).index, point, {}};
}

// A horizontal or vertical segment moves across; its ends at shapes get a new bend each.
void BendGesture::dragSegment(Points& points, int first, const QPointF& to) const {
  const bool horizontal = near(points[first].y(), points[first + 1].y());
  if (first + 1 == points.size() - 1) points.append(points.last());
  if (first == 0) {
    points.prepend(points.first());
    ++first;
  }
  for (int i = first; i <= first + 1; ++i) horizontal ? points[i].setY(to.y()) : points[i].setX(to.x());
  // The ends stay on the border, below each other with their new bend.
  const Dock source = dockOf(m_canvas.document(), sourceOf(*m_canvas.document().find(m_handle.id)));
  const Dock target = dockOf(m_canvas.document(), targetOf(*m_canvas.document().find(m_handle.id)));
  const auto dock = [&](const Dock& d, QPointF& end, QPointF& bend) {
    const QRectF b = d.bounds;
    const QPointF c = b.center();
    if (horizontal) {
      const bool inside = to.y() > b.top() + 4 && to.y() < b.bottom() - 4;
      if (inside) {
        end = QPointF(bend.x() < c.x() || end.x() < c.x() ? b.left() : b.right(), to.y());
        if (d.outline != Outline::Rectangle)
          end = borderPoint(d, {end.x() < c.x() ? b.left() - 50 : b.right() + 50, c.y()});
        bend = QPointF(bend.x(), to.y());
      } else {
        end = QPointF(c.x(), to.y() < c.y() ? b.top() : b.bottom());
        bend = QPointF(c.x(), to.y());
      }
    } else {
      const bool inside = to.x() > b.left() + 4 && to.x() < b.right() - 4;
      if (inside) {
        end = QPointF(to.x(), end.y() < c.y() ? b.top() : b.bottom());
        if (d.outline != Outline::Rectangle)
          end = borderPoint(d, {c.x(), end.y() < c.y() ? b.top() - 50 : b.bottom() + 50});
      } else {
        end = QPointF(to.x() < c.x() ? b.left() : b.right(), c.y());
        bend = QPointF(to.x(), c.y());
      }
    }
  };
  if (m_handle.index == 0) dock(source, points[0], points[1]);
  if (m_handle.index == m_before.size() - 2) dock(target, points[points.size() - 1], points[points.size() - 2]);
}

Points BendGesture::bent(const QPointF& to) const {
  Points points = m_before;
  const int i = m_handle.index;
  if (m_handle.kind == Handle::Kind::NewBend) {
    const bool straight = near(points[i].x(), points[i + 1].x()) || near(points[i].y(), points[i + 1].y());
    if (straight)
      dragSegment(points, i, to);
    else
      points.insert(i + 1, to);
    return points;
  }
  // Neighbours that are bends themselves keep the right angles.
  const QPointF old = points[i];
  points[i] = to;
  for (int other : {i - 1, i + 1}) {
    if (other <= 0 || other >= points.size() - 1) continue;
    if (near(m_before[other].x(), old.x())) points[other].setX(to.x());
    if (near(m_before[other].y(), old.y())) points[other].setY(to.y());
  }
  return points;
}

void BendGesture::move(const CanvasMouse& mouse) {
  m_now = bent(QPointF(std::round(mouse.scene.x() / 5) * 5, std::round(mouse.scene.y() / 5) * 5));
  m_canvas.diagram().previewEdge(m_handle.id, m_now);
  m_canvas.refreshOverlay();
}

void BendGesture::finish(const CanvasMouse& mouse) {
  move(mouse);
  if (!m_canvas.execute(SetWaypoints(m_handle.id, simplified(m_now)))) cancel();
}

void BendGesture::cancel() {
  m_canvas.diagram().refresh(m_handle.id);
}

}  // namespace joinery::designer
