#include "designer/ui/tools/resize_gesture.h"

#include <cmath>

#include "designer/core/commands/resize_shape.h"
#include "designer/core/rules/place.h"
#include "designer/ui/canvas.h"
#include "designer/ui/tools/snapping.h"

namespace joinery::designer {

ResizeGesture::ResizeGesture(Canvas& canvas, const Handle& handle) : Gesture(canvas), m_handle(handle) {
  m_before = m_now = boundsOf(*canvas.document().index().shape(handle.id));
  m_minimum = minimumSize(canvas.document().find(handle.id)->kind());
}

void ResizeGesture::move(const CanvasMouse& mouse) {
  const auto snapped = [&](double value) {
    return mouse.modifiers & Qt::ControlModifier ? std::round(value) : std::round(value / kGrid) * kGrid;
  };
  m_now = m_before;
  const QPointF at(snapped(mouse.scene.x()), snapped(mouse.scene.y()));
  if (m_handle.sides.x() < 0) m_now.setLeft(std::min(at.x(), m_before.right() - m_minimum.width()));
  if (m_handle.sides.x() > 0) m_now.setRight(std::max(at.x(), m_before.left() + m_minimum.width()));
  if (m_handle.sides.y() < 0) m_now.setTop(std::min(at.y(), m_before.bottom() - m_minimum.height()));
  if (m_handle.sides.y() > 0) m_now.setBottom(std::max(at.y(), m_before.top() + m_minimum.height()));
  m_canvas.refreshOverlay();
}

void ResizeGesture::finish(const CanvasMouse& mouse) {
  move(mouse);
  if (m_now != m_before) m_canvas.execute(ResizeShape(m_handle.id, m_now));
}

void ResizeGesture::paint(QPainter& painter) const {
  painter.setPen(previewPen(true));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(m_now);
}

}  // namespace joinery::designer
