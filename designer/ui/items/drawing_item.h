// A diagram element on the canvas: paints a diagram::Drawing, the same data from which the server makes its SVG.
// Paths and texts are prepared when the element changes; painting only plays them. GUI thread.
#pragma once

#include <QGraphicsItem>
#include <QStaticText>

#include "designer/core/edits.h"
#include "engine/diagram/drawing.h"

namespace joinery::designer {

QPainterPath painterPath(const diagram::Path& path);
// Paints a drawing at once, for icons and previews.
// Lines are at least `minimumWidth` thick, in the units of the drawing.
void paintDrawing(QPainter& painter, const diagram::Drawing& drawing, double minimumWidth = 0);

class DrawingItem : public QGraphicsItem {
 public:
  // `container`: only its frame and header are hit, so that what is inside can be rubber-banded.
  enum class Hit { Whole, Frame, Line };

  DrawingItem(Id id, Hit hit) : m_id(std::move(id)), m_hit(hit) {}

  const Id& id() const { return m_id; }
  bool isEdge() const { return m_hit == Hit::Line; }
  // `bounds` is what the diagram says of the shape; empty for connections.
  void setDrawing(const diagram::Drawing& drawing, const QRectF& bounds, double headerWidth = 0);
  const QRectF& bounds() const { return m_bounds; }
  const QPainterPath& outline() const { return m_outline; }  // what a selection highlights
  QRectF externalLabel() const { return m_externalLabel; }   // the label's box where it stands outside; else empty

  QRectF boundingRect() const override { return m_extent; }
  QPainterPath shape() const override { return m_hitPath; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  struct Stroke {
    QPainterPath path;
    QPen pen;
    QBrush brush;
  };
  struct Line {
    QStaticText text;
    QPointF place;
    QFont font;
    QColor color;
    bool vertical = false;
    QPointF pivot;
  };
  void prepareLabel(const diagram::Label& label);
  void prepareHit(double headerWidth);

  Id m_id;
  Hit m_hit;
  QRectF m_bounds, m_extent, m_externalLabel;
  QPainterPath m_outline, m_hitPath;
  std::vector<Stroke> m_strokes;
  std::vector<Line> m_lines;
};

}  // namespace joinery::designer
