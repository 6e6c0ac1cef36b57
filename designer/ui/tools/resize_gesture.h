// Drags a side or corner of a shape.
#pragma once

#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/handles.h"

namespace joinery::designer {

class ResizeGesture : public Gesture {
 public:
  ResizeGesture(Canvas& canvas, const Handle& handle);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override { return m_now; }

 private:
  Handle m_handle;
  QRectF m_before, m_now;
  QSizeF m_minimum;
};

}  // namespace joinery::designer
