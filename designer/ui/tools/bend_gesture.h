// Drags a bend of a connection, or a segment at whose ends bends are made. Segments that were at right angles stay so.
#pragma once

#include "designer/core/di.h"
#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/handles.h"

namespace joinery::designer {

class BendGesture : public Gesture {
 public:
  BendGesture(Canvas& canvas, const Handle& handle);
  // The segment of a connection under a point, as a handle.
  static Handle segmentAt(const Canvas& canvas, const Id& id, const QPointF& point);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void cancel() override;

 private:
  Points bent(const QPointF& to) const;
  void dragSegment(Points& points, int first, const QPointF& to) const;

  Handle m_handle;
  Points m_before, m_now;
};

}  // namespace joinery::designer
