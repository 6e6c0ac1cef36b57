#include "designer/ui/overlay/overlay.h"

#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"
#include "designer/ui/theme.h"
#include "designer/ui/tools/handles.h"

namespace joinery::designer::overlay {

namespace {
QPen cosmetic(const QColor& color, double width) {
  QPen pen(color, width);
  pen.setCosmetic(true);
  pen.setJoinStyle(Qt::RoundJoin);
  return pen;
}

QColor severityColor(Severity severity) {
  return severity == Severity::Error ? theme::kError : severity == Severity::Warning ? theme::kWarning : theme::kInfo;
}

void paintAround(QPainter& painter, const DrawingItem& item, const QPen& pen, double gap) {
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(item.bounds().translated(item.pos()).adjusted(-gap, -gap, gap, gap), gap, gap);
}
}  // namespace

void paintSelection(QPainter& painter, const DrawingItem& item, double zoom) {
  if (!item.isEdge()) return paintAround(painter, item, cosmetic(theme::kAccent, 1.5), 5);
  QColor glow = theme::kAccent;
  glow.setAlpha(70);
  painter.setPen(QPen(glow, 6 / zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(item.outline().translated(item.pos()));
}

void paintHover(QPainter& painter, const DrawingItem& item, double zoom) {
  QColor color = theme::kAccent;
  color.setAlpha(110);
  if (!item.isEdge()) return paintAround(painter, item, cosmetic(color, 1), 5);
  color.setAlpha(45);
  painter.setPen(QPen(color, 6 / zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(item.outline());
}

void paintDrop(QPainter& painter, const DrawingItem& item, bool allowed, double zoom) {
  QColor color = allowed ? theme::kGood : theme::kError;
  painter.setPen(QPen(color, 2.5 / zoom));
  color.setAlpha(28);
  if (item.isEdge()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::kGood, 4 / zoom));
    painter.drawPath(item.outline());
    return;
  }
  painter.setBrush(color);
  painter.drawPath(item.outline());
}

void paintHandles(QPainter& painter, const Canvas& canvas) {
  const double zoom = canvas.zoom();
  const double half = 4 / zoom;
  for (const Handle& handle : handlesOf(canvas)) {
    const bool small = handle.kind == Handle::Kind::NewBend;
    const double r = small ? half * 0.7 : half;
    painter.setPen(cosmetic(theme::kAccent, 1.5));
    painter.setBrush(small ? QColor(255, 255, 255, 150) : QColor(Qt::white));
    if (handle.kind == Handle::Kind::Resize)
      painter.drawRoundedRect(QRectF(handle.place - QPointF(r, r), QSizeF(2 * r, 2 * r)), 1.5 / zoom, 1.5 / zoom);
    else
      painter.drawEllipse(handle.place, r, r);
  }
}

void paintBadge(QPainter& painter, const DrawingItem& item, Severity severity, double zoom) {
  // Never smaller than it can be recognised, never so large that it hides the element.
  const double r = std::clamp(8 / zoom, 6.0, 14.0);
  const QPointF center =
      item.isEdge() ? item.outline().pointAtPercent(0.5) - QPointF(0, r) : item.bounds().topLeft() + item.pos();
  painter.setPen(QPen(Qt::white, r / 5));
  painter.setBrush(severityColor(severity));
  painter.drawEllipse(center, r, r);
  painter.setPen(QPen(Qt::white, r / 4, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(center - QPointF(0, r * 0.48), center + QPointF(0, r * 0.08));
  painter.drawPoint(center + QPointF(0, r * 0.46));
}

}  // namespace joinery::designer::overlay
