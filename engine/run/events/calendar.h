// Calendar arithmetic in a time zone: what "in a month" and "every day at nine" mean. Internal to engine/run.
//
//   addPeriod(instant, *parsePeriod("P1M"), 3, "Europe/Berlin")   // three months later, at the same time of day
//
// Years, months, weeks and days are counted on the zone's calendar and keep the time of day; hours, minutes and
// seconds are exact. So P1D is a day of the calendar, which has 23 or 25 hours when the clocks are changed, and PT24H
// is always 24 hours. A month that is too short gives its last day. A time of day that is left out when the clocks go
// forward is as many minutes later; one that comes twice when they go back is the first (docs/decisions/0050).
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/time.h"

namespace joinery::run {

// A time of the wall clock as if it were UTC: milliseconds since 1970-01-01T00:00:00.
using LocalMs = std::int64_t;

LocalMs toLocal(Instant at, const std::string& zone);
Instant fromLocal(LocalMs local, const std::string& zone);
std::int64_t offsetAt(Instant at, const std::string& zone);  // ms east of UTC

struct Period {
  std::int64_t months = 0, days = 0, ms = 0;  // all of one sign

  bool isZero() const { return months == 0 && days == 0 && ms == 0; }
  bool isNegative() const { return months < 0 || days < 0 || ms < 0; }
};

// An ISO 8601 duration. Errors: "malformed-duration".
Result<Period> parsePeriod(std::string_view text);
Instant addPeriod(Instant from, const Period& period, std::int64_t times, const std::string& zone);
// About how long it is, in ms; for a first guess.
std::int64_t roughly(const Period& period);

}  // namespace joinery::run
