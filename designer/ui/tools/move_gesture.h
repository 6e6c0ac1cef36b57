// Drags the selected shapes, with everything that goes with them. Shows flows as they will run, lines of alignment and
// the place of the drop: a scope, a flow to be inserted into, the border of an activity.
#pragma once

#include <optional>

#include "designer/core/routing.h"
#include "designer/core/rules/place.h"
#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/snapping.h"

namespace joinery::designer {

class MoveGesture : public Gesture {
 public:
  MoveGesture(Canvas& canvas, const CanvasMouse& from);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void cancel() override;
  void paint(QPainter& painter) const override;
  QRectF paintedRect() const override;

 private:
  struct MovingFlow {
    Id id;
    Points points;
    Dock source, target;
    bool sourceMoves, targetMoves;
  };
  void collectFlows();
  void show(const QPointF& delta);
  void judge(const QPointF& at);
  QPointF borderDelta(const QPointF& raw);
  Id hostScope() const;  // where a boundary event belongs: beside its activity

  QPointF m_from, m_delta;
  IdSet m_shapes, m_all;
  QRectF m_bounds;
  Id m_single;      // the only shape dragged, if there is only one
  bool m_boundary;  // it is a boundary event
  std::vector<MovingFlow> m_flows;
  Snapper m_snapper;
  QList<QLineF> m_guides;
  Place m_place;
  bool m_allowed = true;
};

}  // namespace joinery::designer
