// Cron: the calendar form of a time cycle. Internal to engine/run.
//
//   nextCron("0 9 * * MON-FRI", now, "Asia/Shanghai")   // the next working day at nine
//
// Five fields: minute, hour, day of month, month, day of week; a sixth in front gives seconds. Each is `*`, a number, a
// range `1-5`, a list `1,15`, with a step `*/10`; months and week days also by their English names. Sunday is 0 and 7.
// `?` is `*`. A day suits when day of month or day of week suits, if both are restricted. The fields mean the engine's
// time zone: a local time that a change of the clock leaves out does not occur, one that it repeats occurs once.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/time.h"

namespace joinery::run {

// The first occurrence after `after`. Errors: "cron-invalid" (a field says nothing, or it never occurs).
Result<Instant> nextCron(std::string_view text, Instant after, const std::string& timeZone);

}  // namespace joinery::run
