// The handles of the selected element: corners and sides for resizing, bends and ends of connections. GUI thread.
#pragma once

#include <QPointF>
#include <vector>

#include "designer/core/edits.h"

namespace joinery::designer {

class Canvas;

struct Handle {
  enum class Kind { None, Resize, Bend, NewBend, Source, Target };
  Kind kind = Kind::None;
  Id id;
  int index = 0;  // bend: of the waypoint; new bend: of the segment
  QPointF place;  // in the scene
  QPointF sides;  // resize: -1, 0 or 1 for left/none/right and top/none/bottom
};

std::vector<Handle> handlesOf(const Canvas& canvas);
Handle handleAt(const Canvas& canvas, const QPointF& scene);
Qt::CursorShape cursorOf(const Handle& handle);

}  // namespace joinery::designer
