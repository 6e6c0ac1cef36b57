// Timers by the time when they are due: those of instances and those that start instances of the latest definitions.
// The writer's thread only. Throws StoreError.
#pragma once

#include <optional>
#include <vector>

#include "engine/run/definition.h"
#include "engine/run/tree.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct DueTimer {
  run::TreeId tree = 0;  // 0: a start timer
  run::Key key = 0;
  Instant dueAt;
};

struct StartTimer {
  std::int64_t definition = 0;
  std::int32_t element = -1;
  run::TimerPlan plan;
};

class Timers {
 public:
  explicit Timers(Connection& connection);

  std::optional<Instant> nextDue();
  std::vector<DueTimer> due(Instant now, int limit);  // in the order in which they are due
  bool exists(const DueTimer& timer);
  void hold(const DueTimer& timer);  // firing it was refused: not again

  void arm(const StartTimer& timer);
  void disarm(std::int64_t definition);
  std::optional<StartTimer> startTimer(const DueTimer& due);
  void disarm(const DueTimer& timer);  // a start timer whose cycle is over

 private:
  Statement m_next, m_due, m_exists, m_hold, m_put, m_drop, m_putStart, m_dropStart, m_find, m_ofDefinition;
};

}  // namespace joinery::store
