// Places a new element: it follows the mouse, shows where it would go (into a scope, onto a flow, to a border), and is
// drawn where the mouse is released. Started by the palette.
#pragma once

#include <optional>

#include "designer/core/element_types.h"
#include "designer/core/rules/place.h"
#include "designer/ui/tools/snapping.h"
#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class CreateTool : public Tool {
 public:
  CreateTool(Canvas& canvas, const ElementType& type);
  void press(const CanvasMouse& mouse) override { hover(mouse); }
  void move(const CanvasMouse& mouse) override { hover(mouse); }
  void hover(const CanvasMouse& mouse) override;
  void release(const CanvasMouse& mouse) override;
  bool busy() const override { return true; }
  void cancel() override;
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override;
  QCursor cursor() const override { return Qt::CrossCursor; }

 private:
  QRectF ghost() const;
  void follow(const CanvasMouse& mouse);

  const ElementType* m_type;    // what is drawn; an event at a border becomes a boundary event
  const ElementType* m_wanted;  // what the palette asked for
  std::optional<QPointF> m_center;
  Place m_place;
  bool m_allowed = true;
  QString m_reason;
  QList<QLineF> m_guides;
  std::optional<Snapper> m_snapper;
};

}  // namespace joinery::designer
