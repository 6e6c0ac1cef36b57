// Adds a lane at the bottom (or right) of a pool. A pool without lanes gets its first one over its whole height.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class AddLane : public Command {
 public:
  explicit AddLane(Id pool) : m_pool(std::move(pool)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }

 private:
  model::Element& newLane(Modeling& modeling, model::Element& laneSet, const QRectF& bounds);

  Id m_pool;
  Id m_created;
};

inline constexpr double kPoolHeader = 30;  // width of the strip that holds the name of a pool or lane
inline constexpr double kLaneHeight = 120;

}  // namespace joinery::designer
