// Timers: what their text means and when they are due. Internal to engine/run.
//
// A date is RFC 3339; without an offset it is in the engine's time zone. A duration is ISO 8601 (calendar.h). A cycle
// is ISO 8601's R[n]/[start/]duration or R[n]/start/end (R without a number repeats for ever), or a cron expression
// (cron.h). What nextTurn does stands in definition.h.
#pragma once

#include <string>

#include "engine/run/compile/program.h"

namespace joinery::run {

enum class TimerKind { Date, Duration, Cycle };

struct TimerEvent final : Extra {
  TimerKind kind = TimerKind::Date;
  Expression when;
};

class Execution;
struct Waiting;
// Whether a timer that is armed now is due after now; one that cannot be planned is left to the arming.
bool comesLater(Execution&, const Waiting&, const EventSpec&);

// Errors: "timer-invalid".
Result<TimerPlan> planTimer(TimerKind kind, const Value& when, Instant now, const std::string& timeZone);
// An instant from RFC 3339 text, a local date and time, or a date (its first moment).
Result<Instant> instantOf(std::string_view text, const std::string& timeZone);

}  // namespace joinery::run
