// Selects everything inside a frame, wherever the drag begins.
#pragma once

#include <memory>

#include "designer/ui/tools/frame_gesture.h"
#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class LassoTool : public Tool {
 public:
  using Tool::Tool;
  void press(const CanvasMouse& mouse) override { m_frame = std::make_unique<FrameGesture>(m_canvas, mouse); }
  void move(const CanvasMouse& mouse) override {
    if (m_frame) m_frame->move(mouse);
  }
  void release(const CanvasMouse& mouse) override;
  void cancel() override { m_frame.reset(); }
  bool busy() const override { return m_frame != nullptr; }
  void paint(QPainter& painter) const override {
    if (m_frame) m_frame->paint(painter);
  }
  QRectF paintedRect() const override { return m_frame ? m_frame->paintedRect() : QRectF(); }
  QCursor cursor() const override { return Qt::CrossCursor; }

 private:
  std::unique_ptr<FrameGesture> m_frame;
};

}  // namespace joinery::designer
