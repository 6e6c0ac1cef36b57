// Pans the view by dragging.
#pragma once

#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class HandTool : public Tool {
 public:
  using Tool::Tool;
  void press(const CanvasMouse& mouse) override;
  void move(const CanvasMouse& mouse) override;
  void release(const CanvasMouse& mouse) override;
  QCursor cursor() const override { return Qt::OpenHandCursor; }

 private:
  QPoint m_from;
};

}  // namespace joinery::designer
