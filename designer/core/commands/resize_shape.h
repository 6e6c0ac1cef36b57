// Gives a shape other bounds; flows and boundary events keep to its border.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class ResizeShape : public Command {
 public:
  ResizeShape(Id id, QRectF bounds) : m_id(std::move(id)), m_bounds(bounds) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  QRectF m_bounds;
};

}  // namespace joinery::designer
