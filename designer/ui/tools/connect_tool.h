// Draws a connection from one element to another: by two clicks or one drag. What may be connected, rules say.
#pragma once

#include "designer/core/rules/connect.h"
#include "designer/ui/tools/tool.h"

namespace joinery::designer {

class ConnectTool : public Tool {
 public:
  using Tool::Tool;
  void startFrom(const Id& source) { m_source = source; }
  void press(const CanvasMouse& mouse) override;
  void move(const CanvasMouse& mouse) override { hover(mouse); }
  void hover(const CanvasMouse& mouse) override;
  void release(const CanvasMouse& mouse) override;
  void cancel() override;
  bool busy() const override { return !m_source.empty(); }
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override;
  QCursor cursor() const override { return Qt::CrossCursor; }

 private:
  Points route() const;

  Id m_source, m_target;
  Verdict m_verdict;
  QPointF m_to, m_pressed;
};

}  // namespace joinery::designer
