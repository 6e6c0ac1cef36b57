// Instants, ISO 8601 durations and the port through which the program learns the time.
//
//   formatInstant(*parseInstant("2026-11-23T10:03:04.567+08:00"))  ->  "2026-11-23T02:03:04.567Z"
//   addDuration(now, *parseDuration("P3DT30S"))
//
// Plain values, any thread. Nothing but a Clock may ask the operating system for the time, so that tests, the
// simulator and a replay decide what "now" is.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace joinery {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

// ISO 8601-1:2019 5.5.2. Years and months are calendar units; the rest is exact. All parts share the sign.
struct Duration {
  bool negative = false;
  std::int64_t months = 0;  // 12 * years + months
  std::int64_t ms = 0;      // weeks, days, hours, minutes and seconds
  auto operator<=>(const Duration&) const = default;
};

// RFC 3339; the offset is required. Errors: "malformed-instant".
Result<Instant> parseInstant(std::string_view text);
std::string formatInstant(Instant at);  // UTC, milliseconds, "Z"

// Errors: "malformed-duration".
Result<Duration> parseDuration(std::string_view text);
std::string formatDuration(const Duration& duration);
// Months first, clamped to the month's last day, then the rest; in the proleptic Gregorian calendar, UTC.
Instant addDuration(Instant at, const Duration& duration);

struct CivilDate {
  int year = 1970, month = 1, day = 1;
};
std::int64_t daysFromCivil(CivilDate date);  // days since 1970-01-01
CivilDate civilFromDays(std::int64_t days);

// The port. `now` never goes backwards within one process (an implementation clamps a clock that jumps back).
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;  // any thread
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until told; for tests and rehearsals (--manual-clock).
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : m_now(start) {}
  Instant now() const override;
  void set(Instant at);  // an earlier instant than now is ignored; any thread

 private:
  // Atomic access through std::atomic_ref in time.cpp.
  mutable Instant m_now;
};

}  // namespace joinery
