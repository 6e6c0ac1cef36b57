// Draws a connection between two elements. What kind it may be is for rules/connect.h to say.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class ConnectShapes : public Command {
 public:
  // Without `points` the route is found automatically.
  ConnectShapes(Id source, Id target, model::Kind kind, Points points = {})
      : m_source(std::move(source)), m_target(std::move(target)), m_kind(kind), m_points(std::move(points)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }

 private:
  model::Element* parentFor(Modeling& modeling, model::Element& source);

  Id m_source, m_target;
  model::Kind m_kind;
  Points m_points;
  Id m_created;
};

}  // namespace joinery::designer
