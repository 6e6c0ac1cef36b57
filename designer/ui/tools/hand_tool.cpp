#include "designer/ui/tools/hand_tool.h"

#include <QScrollBar>

#include "designer/ui/canvas.h"

namespace joinery::designer {

void HandTool::press(const CanvasMouse& mouse) {
  m_from = mouse.view;
  m_canvas.viewport()->setCursor(Qt::ClosedHandCursor);
}

void HandTool::move(const CanvasMouse& mouse) {
  const QPoint by = mouse.view - m_from;
  m_from = mouse.view;
  m_canvas.horizontalScrollBar()->setValue(m_canvas.horizontalScrollBar()->value() - by.x());
  m_canvas.verticalScrollBar()->setValue(m_canvas.verticalScrollBar()->value() - by.y());
}

void HandTool::release(const CanvasMouse&) {
  m_canvas.viewport()->setCursor(cursor());
}

}  // namespace joinery::designer
