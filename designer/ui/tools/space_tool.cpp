#include "designer/ui/tools/space_tool.h"

#include <cmath>

#include "designer/ui/canvas.h"
#include "designer/ui/theme.h"
#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/snapping.h"

namespace joinery::designer {

void SpaceTool::press(const CanvasMouse& mouse) {
  m_from = m_to = mouse.scene;
}

void SpaceTool::move(const CanvasMouse& mouse) {
  if (!m_from) return;
  m_to = mouse.scene;
  m_canvas.refreshOverlay();
}

MakeSpace::Axis SpaceTool::axis() const {
  const QPointF way = m_to - *m_from;
  return std::abs(way.x()) >= std::abs(way.y()) ? MakeSpace::Axis::Horizontal : MakeSpace::Axis::Vertical;
}

double SpaceTool::amount() const {
  const QPointF way = m_to - *m_from;
  return std::round((axis() == MakeSpace::Axis::Horizontal ? way.x() : way.y()) / kGrid) * kGrid;
}

void SpaceTool::release(const CanvasMouse& mouse) {
  if (!m_from) return;
  m_to = mouse.scene;
  const auto along = axis();
  const double by = amount();
  const double from =
      along == MakeSpace::Axis::Horizontal ? std::min(m_from->x(), m_to.x()) : std::min(m_from->y(), m_to.y());
  const double line = by > 0 ? (along == MakeSpace::Axis::Horizontal ? m_from->x() : m_from->y()) : from - by;
  m_from.reset();
  m_canvas.refreshOverlay();
  if (by != 0) m_canvas.execute(MakeSpace(along, line, by));
  m_canvas.setTool(QStringLiteral("select"));  // destroys this tool: nothing may follow
}

void SpaceTool::cancel() {
  m_from.reset();
}

QRectF SpaceTool::paintedRect() const {
  if (!m_from) return {};
  const QRectF view = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
  return axis() == MakeSpace::Axis::Horizontal
             ? QRectF(QPointF(m_from->x(), view.top()), QPointF(m_to.x(), view.bottom())).normalized()
             : QRectF(QPointF(view.left(), m_from->y()), QPointF(view.right(), m_to.y())).normalized();
}

void SpaceTool::paint(QPainter& painter) const {
  if (!m_from) return;
  QColor fill = theme::kAccent;
  fill.setAlpha(26);
  painter.setPen(previewPen(true));
  painter.setBrush(fill);
  painter.drawRect(paintedRect());
}

}  // namespace joinery::designer
