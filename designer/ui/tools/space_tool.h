// Drags everything to the right of (or below) a line away, or nearer; the longer way of the mouse gives the direction.
#pragma once

#include <optional>

#include "designer/core/commands/make_space.h"
#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class SpaceTool : public Tool {
 public:
  using Tool::Tool;
  void press(const CanvasMouse& mouse) override;
  void move(const CanvasMouse& mouse) override;
  void release(const CanvasMouse& mouse) override;
  void cancel() override;
  bool busy() const override { return m_from.has_value(); }
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override;
  QCursor cursor() const override { return Qt::SplitHCursor; }

 private:
  MakeSpace::Axis axis() const;
  double amount() const;

  std::optional<QPointF> m_from;
  QPointF m_to;
};

}  // namespace joinery::designer
