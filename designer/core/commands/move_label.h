// Moves the label of an event, gateway or flow.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class MoveLabel : public Command {
 public:
  MoveLabel(Id id, QRectF bounds) : m_id(std::move(id)), m_bounds(bounds) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  QRectF m_bounds;
};

}  // namespace joinery::designer
