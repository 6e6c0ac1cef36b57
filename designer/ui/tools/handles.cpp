#include "designer/ui/tools/handles.h"

#include <QLineF>

#include "designer/core/rules/place.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

std::vector<Handle> handlesOf(const Canvas& canvas) {
  std::vector<Handle> handles;
  const Id id = canvas.singleSelection();
  const model::Element* element = canvas.document().find(id);
  if (!element) return handles;
  if (const model::Element* edge = canvas.document().index().edge(id)) {
    const Points points = waypointsOf(*edge);
    const int last = static_cast<int>(points.size()) - 1;
    for (int i = 0; i < last; ++i)
      if (QLineF(points[i], points[i + 1]).length() > 30)
        handles.push_back({Handle::Kind::NewBend, id, i, (points[i] + points[i + 1]) / 2, {}});
    for (int i = 0; i <= last; ++i) {
      const auto kind = i == 0 ? Handle::Kind::Source : i == last ? Handle::Kind::Target : Handle::Kind::Bend;
      handles.push_back({kind, id, i, points[i], {}});
    }
    return handles;
  }
  const model::Element* shape = canvas.document().index().shape(id);
  if (!shape || !mayResize(element->kind())) return handles;
  const QRectF b = boundsOf(*shape).adjusted(-5, -5, 5, 5);
  // Small on the screen, only the corners have room.
  const bool narrow = b.width() * canvas.zoom() < 60, low = b.height() * canvas.zoom() < 60;
  if (b.width() * canvas.zoom() < 24) return handles;
  for (int x = -1; x <= 1; ++x) {
    for (int y = -1; y <= 1; ++y) {
      if (x == 0 && y == 0) continue;
      if ((x == 0 && narrow) || (y == 0 && low)) continue;
      const QPointF place(b.center().x() + x * b.width() / 2, b.center().y() + y * b.height() / 2);
      handles.push_back({Handle::Kind::Resize, id, 0, place, QPointF(x, y)});
    }
  }
  return handles;
}

Handle handleAt(const Canvas& canvas, const QPointF& scene) {
  const double reach = 7 / canvas.zoom();
  Handle best;
  double nearest = reach;
  for (const Handle& handle : handlesOf(canvas)) {
    const double distance = QLineF(handle.place, scene).length();
    if (distance > nearest) continue;
    nearest = distance;
    best = handle;
  }
  return best;
}

Qt::CursorShape cursorOf(const Handle& handle) {
  if (handle.kind == Handle::Kind::Resize) {
    if (handle.sides.x() == 0) return Qt::SizeVerCursor;
    if (handle.sides.y() == 0) return Qt::SizeHorCursor;
    return handle.sides.x() == handle.sides.y() ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
  }
  return handle.kind == Handle::Kind::None ? Qt::ArrowCursor : Qt::CrossCursor;
}

}  // namespace joinery::designer
