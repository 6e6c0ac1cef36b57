#include "designer/ui/tools/frame_gesture.h"

#include "designer/ui/canvas.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

FrameGesture::FrameGesture(Canvas& canvas, const CanvasMouse& mouse)
    : Gesture(canvas), m_from(mouse.scene), m_to(mouse.scene) {
  if (mouse.modifiers & Qt::ShiftModifier) m_before = canvas.selection();
}

void FrameGesture::move(const CanvasMouse& mouse) {
  m_to = mouse.scene;
  IdSet ids = m_before;
  for (const Id& id : m_canvas.diagram().idsWithin(paintedRect())) ids.insert(id);
  m_canvas.select(std::move(ids));
  m_canvas.refreshOverlay();
}

void FrameGesture::finish(const CanvasMouse& mouse) {
  move(mouse);
  m_from = m_to;
  m_canvas.refreshOverlay();
}

void FrameGesture::cancel() {
  m_canvas.select(m_before);
}

void FrameGesture::paint(QPainter& painter) const {
  QPen pen(theme::kAccent, 1);
  pen.setCosmetic(true);
  QColor fill = theme::kAccent;
  fill.setAlpha(22);
  painter.setPen(pen);
  painter.setBrush(fill);
  painter.drawRect(paintedRect());
}

}  // namespace joinery::designer
