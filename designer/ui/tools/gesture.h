// A drag that the select tool has begun: one class per thing that can be dragged. `move` shows it, `finish` executes
// the command, `cancel` puts the picture back. GUI thread.
#pragma once

#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class Gesture {
 public:
  explicit Gesture(Canvas& canvas) : m_canvas(canvas) {}
  virtual ~Gesture() = default;
  virtual void move(const CanvasMouse& mouse) = 0;
  virtual void finish(const CanvasMouse& mouse) = 0;
  virtual void cancel() {}
  virtual void paint(QPainter&) const {}
  virtual QRectF paintedRect() const { return {}; }

 protected:
  Canvas& m_canvas;
};

// The pens that gestures share.
QPen guidePen();
QPen previewPen(bool allowed);

}  // namespace joinery::designer
