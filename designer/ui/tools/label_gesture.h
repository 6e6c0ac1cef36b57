// Drags the label of an event, gateway or connection.
#pragma once

#include "designer/core/edits.h"
#include "designer/ui/tools/gesture.h"

namespace joinery::designer {

class LabelGesture : public Gesture {
 public:
  LabelGesture(Canvas& canvas, const Id& id, const CanvasMouse& from);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override { return m_now; }

 private:
  Id m_id;
  QPointF m_from;
  QRectF m_before, m_now;
};

}  // namespace joinery::designer
