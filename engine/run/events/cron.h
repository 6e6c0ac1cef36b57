// Cron expressions: five fields (minute, hour, day of month, month, day of week) or six with the second before them.
// Internal to engine/run.
//
//   auto cron = Cron::parse("0 9 * * MON-FRI");
//   std::optional<Instant> next = cron->next(now, "Asia/Shanghai");   // the first after `now`
//
// A field is *, a number, a range a-b, a list, each with a step /n; months and days of the week also by their English
// names (JAN, MON), Sunday is 0 and 7; L is the last day of the month. ? is *. If both days are restricted, either will
// do (as in POSIX). @hourly, @daily, @weekly, @monthly and @yearly are known.
//
// Times are those of the zone's wall clock. A time of day that is left out when the clocks go forward is as many
// minutes later; one that comes twice counts once, unless the hour is * or a step: then the expression means real
// hours.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/run/events/calendar.h"

namespace joinery::run {

class Cron {
 public:
  // Errors: "cron-invalid" (Refused), with what is wrong.
  static Result<Cron> parse(std::string_view text);
  // nullopt: never, within the next 30 years.
  std::optional<Instant> next(Instant after, const std::string& zone) const;

 private:
  friend struct CronField;
  std::optional<LocalMs> nextLocal(LocalMs after) const;
  bool matchesDay(std::int64_t days) const;

  std::bitset<60> m_seconds, m_minutes;
  std::bitset<24> m_hours;
  std::bitset<32> m_days;     // 1..31
  std::bitset<13> m_months;   // 1..12
  std::bitset<7> m_weekdays;  // 0: Sunday
  bool m_lastDay = false;
  bool m_anyDay = false, m_anyWeekday = false;
  bool m_realHours = false;
};

}  // namespace joinery::run
