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
  run::TimerPlan plan;  // `left` more times after the one that is due
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
  std::optional<StartTimer> startTimer(run::Key key);
  // The next turn of a cycle, counted from the time it was due, so that it does not drift; or it is over. `planned`
  // says when it is where the calendar and not a duration does.
  void turn(const DueTimer& due, const StartTimer& timer, std::optional<Instant> planned);

 private:
  Statement m_next, m_due, m_exists, m_hold, m_put, m_drop, m_putStart, m_dropStart, m_find, m_ofDefinition;
};

}  // namespace joinery::store
