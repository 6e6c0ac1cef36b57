// Moves shapes with everything that hangs on them: their labels, boundary events, contents and flows.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class MoveShapes : public Command {
 public:
  struct Drop {
    Id parent;    // the scope that receives them; empty: they stay where they are
    Id ontoFlow;  // the flow into which a single node is inserted
    Id host;      // the activity to which a boundary event is attached
  };
  MoveShapes(IdSet ids, QPointF delta) : MoveShapes(std::move(ids), delta, Drop{}) {}
  MoveShapes(IdSet ids, QPointF delta, Drop drop, QString mergeKey = {})
      : m_ids(std::move(ids)), m_delta(delta), m_drop(std::move(drop)), m_mergeKey(std::move(mergeKey)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  QString mergeKey() const override { return m_mergeKey; }

 private:
  IdSet m_ids;
  QPointF m_delta;
  Drop m_drop;
  QString m_mergeKey;
};

}  // namespace joinery::designer
