// Draws a frame and selects what it encloses; with Shift in addition to what is selected.
#pragma once

#include "designer/core/edits.h"
#include "designer/ui/tools/gesture.h"

namespace joinery::designer {

class FrameGesture : public Gesture {
 public:
  FrameGesture(Canvas& canvas, const CanvasMouse& mouse);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void cancel() override;
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override { return QRectF(m_from, m_to).normalized(); }

 private:
  QPointF m_from, m_to;
  IdSet m_before;
};

}  // namespace joinery::designer
