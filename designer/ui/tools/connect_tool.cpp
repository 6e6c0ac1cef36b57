#include "designer/ui/tools/connect_tool.h"

#include <QLineF>

#include "designer/core/commands/connect_shapes.h"
#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"
#include "designer/ui/tools/gesture.h"

namespace joinery::designer {

void ConnectTool::press(const CanvasMouse& mouse) {
  m_pressed = mouse.scene;
  if (m_source.empty()) m_source = m_canvas.diagram().shapeAt(mouse.scene);
  hover(mouse);
}

void ConnectTool::hover(const CanvasMouse& mouse) {
  m_to = mouse.scene;
  const Id under = m_canvas.diagram().shapeAt(mouse.scene);
  if (m_source.empty()) return m_canvas.setHover(under);
  m_target = under;
  m_verdict = m_target.empty() ? Verdict{} : mayConnect(m_canvas.document(), m_source, m_target);
  const bool own = m_target == m_source;
  m_canvas.setDropHighlight(own ? Id() : m_target, m_verdict.allowed);
  m_canvas.say(m_verdict.reason);
  m_canvas.refreshOverlay();
}

void ConnectTool::release(const CanvasMouse& mouse) {
  if (m_source.empty()) return;
  // A click on the source begins; the next click or the end of a drag connects.
  if (m_target == m_source && QLineF(m_pressed, mouse.scene).length() < 4) return;
  const Id source = m_source, target = m_target;
  const Verdict verdict = m_verdict;
  cancel();
  if (verdict.allowed) {
    ConnectShapes connect(source, target, verdict.kind);
    if (m_canvas.execute(connect)) m_canvas.select({connect.createdId()});
  } else if (!verdict.reason.isEmpty()) {
    m_canvas.say(verdict.reason);
  }
  m_canvas.setTool(QStringLiteral("select"));  // destroys this tool: nothing may follow
}

void ConnectTool::cancel() {
  m_source.clear();
  m_target.clear();
  m_canvas.setDropHighlight({});
  m_canvas.refreshOverlay();
}

Points ConnectTool::route() const {
  const Dock source = dockOf(m_canvas.document(), m_source);
  if (m_verdict.allowed && m_verdict.kind == model::Kind::Association)
    return routeStraight(source, dockOf(m_canvas.document(), m_target));
  if (m_verdict.allowed) return routeOrthogonal(source, dockOf(m_canvas.document(), m_target));
  return {borderPoint(source, m_to), m_to};
}

QRectF ConnectTool::paintedRect() const {
  if (m_source.empty()) return {};
  QRectF rect(m_to, QSizeF(1, 1));
  for (const QPointF& point : route()) rect |= QRectF(point, QSizeF(1, 1));
  return rect;
}

void ConnectTool::paint(QPainter& painter) const {
  if (m_source.empty() || dockOf(m_canvas.document(), m_source).bounds.contains(m_to)) return;
  painter.setPen(previewPen(m_verdict.allowed || m_target.empty()));
  painter.setBrush(Qt::NoBrush);
  const Points points = route();
  painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
}

}  // namespace joinery::designer
