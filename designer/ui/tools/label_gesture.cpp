#include "designer/ui/tools/label_gesture.h"

#include <cmath>

#include "designer/core/commands/move_label.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

LabelGesture::LabelGesture(Canvas& canvas, const Id& id, const CanvasMouse& from)
    : Gesture(canvas), m_id(id), m_from(from.scene) {
  const QRectF drawn = canvas.diagram().item(id)->externalLabel();
  m_before = m_now =
      QRectF(std::floor(drawn.x()), std::floor(drawn.y()), std::ceil(drawn.width()) + 2, std::ceil(drawn.height()));
}

void LabelGesture::move(const CanvasMouse& mouse) {
  const QPointF way = mouse.scene - m_from;
  m_now = m_before.translated(std::round(way.x()), std::round(way.y()));
  m_canvas.refreshOverlay();
}

void LabelGesture::finish(const CanvasMouse& mouse) {
  move(mouse);
  if (m_now != m_before) m_canvas.execute(MoveLabel(m_id, m_now));
}

void LabelGesture::paint(QPainter& painter) const {
  painter.setPen(previewPen(true));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(m_now);
}

}  // namespace joinery::designer
