// Draws a pool. The first pool of a diagram takes in the process that is there; a further one brings its own.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class CreatePool : public Command {
 public:
  explicit CreatePool(QRectF bounds) : m_bounds(bounds) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }

 private:
  model::Element& collaborationOf(Modeling& modeling, model::Element& plane);
  Id processFor(Modeling& modeling, model::Element& collaboration);

  QRectF m_bounds;
  Id m_created;
};

}  // namespace joinery::designer
