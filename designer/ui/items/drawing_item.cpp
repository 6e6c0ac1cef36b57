#include "designer/ui/items/drawing_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
constexpr double kTextFrom = 0.3;    // below this zoom texts are no longer readable and are left out
constexpr double kDetailFrom = 0.2;  // below this zoom only outlines are drawn
constexpr double kLineReach = 5;     // a line is hit within this distance
constexpr double kFrameReach = 6;

QPointF point(const diagram::Point& p) {
  return {p.x, p.y};
}
QRectF rect(const diagram::Rect& r) {
  return {r.x, r.y, r.width, r.height};
}

QPen penOf(const diagram::Path& path) {
  if (path.stroke == diagram::Role::None) return Qt::NoPen;
  QPen pen(theme::roleColor(path.stroke), path.width);
  pen.setCapStyle(path.round ? Qt::RoundCap : Qt::FlatCap);
  pen.setJoinStyle(path.round ? Qt::RoundJoin : Qt::MiterJoin);
  switch (path.dash) {
    case diagram::Dash::Solid:
      break;
    case diagram::Dash::Dashed:
      pen.setDashPattern({4, 3});
      break;
    case diagram::Dash::Dotted:
      pen.setDashPattern({1, 2.5});
      break;
    case diagram::Dash::DashDotted:
      pen.setDashPattern({6, 3, 1, 3});
      break;
  }
  return pen;
}

QFont fontOf(const diagram::Label& label) {
  QFont font(theme::fontFamily());
  font.setPixelSize(qRound(label.size));
  font.setBold(label.bold);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}
}  // namespace

QPainterPath painterPath(const diagram::Path& path) {
  QPainterPath result;
  for (const diagram::Command& c : path.commands) {
    switch (c.op) {
      case diagram::Command::Op::Move:
        result.moveTo(point(c.a));
        break;
      case diagram::Command::Op::Line:
        result.lineTo(point(c.a));
        break;
      case diagram::Command::Op::Curve:
        result.cubicTo(point(c.b), point(c.c), point(c.a));
        break;
      case diagram::Command::Op::Close:
        result.closeSubpath();
        break;
    }
  }
  return result;
}

void paintDrawing(QPainter& painter, const diagram::Drawing& drawing, double minimumWidth) {
  for (const diagram::Path& path : drawing.paths) {
    QPen pen = penOf(path);
    if (pen.style() != Qt::NoPen) pen.setWidthF(std::max(pen.widthF(), minimumWidth));
    painter.setPen(pen);
    painter.setBrush(path.fill == diagram::Role::None ? QBrush(Qt::NoBrush) : QBrush(theme::roleColor(path.fill)));
    painter.drawPath(painterPath(path));
  }
}

void DrawingItem::setDrawing(const diagram::Drawing& drawing, const QRectF& bounds, double headerWidth) {
  prepareGeometryChange();
  m_bounds = bounds;
  m_strokes.clear();
  m_lines.clear();
  m_externalLabel = QRectF();
  m_extent = bounds;
  for (const diagram::Path& path : drawing.paths) {
    QBrush brush = path.fill == diagram::Role::None ? QBrush(Qt::NoBrush) : QBrush(theme::roleColor(path.fill));
    m_strokes.push_back({painterPath(path), penOf(path), brush});
    m_extent |= m_strokes.back().path.controlPointRect();
  }
  m_outline = m_strokes.empty() ? QPainterPath() : m_strokes.front().path;
  for (const diagram::Label& label : drawing.labels) prepareLabel(label);
  m_extent.adjust(-4, -4, 4, 4);
  prepareHit(headerWidth);
  update();
}

void DrawingItem::prepareLabel(const diagram::Label& label) {
  if (label.lines.empty()) return;
  const QRectF box = rect(label.box);
  const QFont font = fontOf(label);
  const QFontMetricsF metrics(font);
  const double lineHeight = label.size * diagram::kLineHeight;
  const QPointF pivot = box.center();
  // A vertical label is laid out lying and turned around the middle of its box.
  const QRectF lying =
      label.vertical ? QRectF(pivot.x() - box.height() / 2, pivot.y() - box.width() / 2, box.height(), box.width())
                     : box;
  double y = lying.center().y() - lineHeight * static_cast<double>(label.lines.size()) / 2;
  QRectF used;
  for (const std::string& text : label.lines) {
    const QString line = QString::fromStdString(text);
    const double width = metrics.horizontalAdvance(line);
    const double x = label.align == diagram::Label::Align::Left ? lying.left() : lying.center().x() - width / 2;
    QStaticText prepared(line);
    prepared.setTextFormat(Qt::PlainText);
    prepared.setPerformanceHint(QStaticText::AggressiveCaching);
    const double top = y + (lineHeight - metrics.height()) / 2;
    m_lines.push_back({prepared, {x, top}, font, theme::roleColor(label.role), label.vertical, pivot});
    used |= QRectF(x, top, width, metrics.height());
    y += lineHeight;
  }
  m_extent |= label.vertical ? box : used;
  if (!label.vertical && (m_hit == Hit::Line || !m_bounds.contains(box.center()))) m_externalLabel |= used;
}

void DrawingItem::prepareHit(double headerWidth) {
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  if (m_hit == Hit::Whole) {
    path.addPath(m_outline);
  } else {
    QPainterPathStroker stroker;
    stroker.setWidth(2 * (m_hit == Hit::Line ? kLineReach : kFrameReach));
    path.addPath(stroker.createStroke(m_outline));
  }
  if (headerWidth > 0) {
    const bool sideways = m_bounds.width() >= m_bounds.height();
    path.addRect(sideways ? QRectF(m_bounds.topLeft(), QSizeF(headerWidth, m_bounds.height()))
                          : QRectF(m_bounds.topLeft(), QSizeF(m_bounds.width(), headerWidth)));
  }
  if (!m_externalLabel.isEmpty()) path.addRect(m_externalLabel);
  m_hitPath = path;
}

void DrawingItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
  const double zoom = option->levelOfDetailFromTransform(painter->worldTransform());
  painter->setRenderHint(QPainter::Antialiasing, zoom >= kDetailFrom);
  const std::size_t strokes = zoom < kDetailFrom ? std::min<std::size_t>(1, m_strokes.size()) : m_strokes.size();
  for (std::size_t i = 0; i < strokes; ++i) {
    painter->setPen(m_strokes[i].pen);
    painter->setBrush(m_strokes[i].brush);
    painter->drawPath(m_strokes[i].path);
  }
  if (zoom < kTextFrom) return;
  for (const Line& line : m_lines) {
    painter->setFont(line.font);
    painter->setPen(line.color);
    if (line.vertical) {
      painter->save();
      painter->translate(line.pivot);
      painter->rotate(-90);
      painter->drawStaticText(line.place - line.pivot, line.text);
      painter->restore();
    } else {
      painter->drawStaticText(line.place, line.text);
    }
  }
}

}  // namespace joinery::designer
