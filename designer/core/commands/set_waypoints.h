// Gives a connection other bends; its label stays with its middle.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class SetWaypoints : public Command {
 public:
  SetWaypoints(Id flow, Points points) : m_flow(std::move(flow)), m_points(std::move(points)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_flow;
  Points m_points;
};

}  // namespace joinery::designer
