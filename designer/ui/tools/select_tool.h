// Selects by clicking, and begins the gesture that fits what is dragged: a handle, a label, a shape, or the empty
// canvas (a frame). A double click edits the name.
#pragma once

#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/handles.h"

namespace joinery::designer {

class SelectTool : public Tool {
 public:
  using Tool::Tool;
  ~SelectTool() override;
  void press(const CanvasMouse& mouse) override;
  void move(const CanvasMouse& mouse) override;
  void hover(const CanvasMouse& mouse) override;
  void release(const CanvasMouse& mouse) override;
  void doubleClick(const CanvasMouse& mouse) override;
  void cancel() override;
  bool busy() const override { return m_gesture != nullptr; }
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override;

 private:
  std::unique_ptr<Gesture> begin();

  bool m_pressed = false;
  CanvasMouse m_from;
  Handle m_handle;
  Id m_hit;
  bool m_wasSelected = false;
  std::unique_ptr<Gesture> m_gesture;
};

}  // namespace joinery::designer
