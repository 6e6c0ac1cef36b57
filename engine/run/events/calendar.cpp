#include "engine/run/events/calendar.h"

#include <algorithm>
#include <cstdlib>

#include "engine/feel/zone.h"

namespace joinery::run {

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kMonth = 2'629'746'000;  // a twelfth of 365.2425 days

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

int daysInMonth(int year, int month) {
  const CivilDate next = month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1};
  return static_cast<int>(daysFromCivil(next) - daysFromCivil({year, month, 1}));
}

}  // namespace

std::int64_t offsetAt(Instant at, const std::string& zone) {
  return std::int64_t{feel::zoneOffsetAtUtc(zone, static_cast<double>(at.ms))} * 1000;
}

LocalMs toLocal(Instant at, const std::string& zone) {
  return at.ms + offsetAt(at, zone);
}

Instant fromLocal(LocalMs local, const std::string& zone) {
  return {local - std::int64_t{feel::zoneOffsetAtLocal(zone, static_cast<double>(local))} * 1000};
}

Result<Period> parsePeriod(std::string_view text) {
  auto exact = parseDuration(text);
  if (!exact) return exact.error();
  // The days and weeks, which a Duration counts as hours.
  std::int64_t days = 0, number = 0;
  for (char c : text.substr(0, text.find('T'))) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
      continue;
    }
    if (c == 'D') days += number;
    if (c == 'W') days += 7 * number;
    number = 0;
  }
  const std::int64_t sign = exact->negative ? -1 : 1;
  return Period{sign * exact->months, sign * days, sign * (exact->ms - days * kDay)};
}

Instant addPeriod(Instant from, const Period& period, std::int64_t times, const std::string& zone) {
  if (period.months == 0 && period.days == 0) return {from.ms + period.ms * times};
  const LocalMs local = toLocal(from, zone);
  const std::int64_t days = floorDiv(local, kDay);
  CivilDate date = civilFromDays(days);
  const std::int64_t months = static_cast<std::int64_t>(date.year) * 12 + date.month - 1 + period.months * times;
  date.year = static_cast<int>(floorDiv(months, 12));
  date.month = static_cast<int>(months - floorDiv(months, 12) * 12) + 1;
  date.day = std::min(date.day, daysInMonth(date.year, date.month));
  const LocalMs moved = (daysFromCivil(date) + period.days * times) * kDay + (local - days * kDay);
  return {fromLocal(moved, zone).ms + period.ms * times};
}

std::int64_t roughly(const Period& period) {
  return std::abs(period.months) * kMonth + std::abs(period.days) * kDay + std::abs(period.ms);
}

}  // namespace joinery::run
