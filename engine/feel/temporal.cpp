#include "engine/feel/temporal.h"

#include <algorithm>
#include <array>

#include "engine/base/time.h"
#include "engine/feel/zone.h"

namespace joinery::feel {
namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

double toMs(std::int64_t seconds) {
  return static_cast<double>(seconds) * 1000.0;
}

std::int64_t localSeconds(const DateTime& at) {
  return epochDay(at.date) * kSecondsPerDay + at.time.nanos / kNanosPerSecond;
}

}  // namespace

int daysInMonth(std::int64_t year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool isValid(const Date& date) {
  return date.year >= -kMaxYear && date.year <= kMaxYear && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= daysInMonth(date.year, date.month);
}

std::int64_t epochDay(const Date& date) {
  return daysFromCivil({date.year, date.month, date.day});
}

std::optional<Date> dateFromEpochDay(std::int64_t day) {
  constexpr std::int64_t kLimit = 366LL * (kMaxYear + 1LL);
  if (day > kLimit || day < -kLimit) return std::nullopt;
  const CivilDate civil = civilFromDays(day);
  const Date out{civil.year, static_cast<std::int8_t>(civil.month), static_cast<std::int8_t>(civil.day)};
  if (!isValid(out)) return std::nullopt;
  return out;
}

int weekday(const Date& date) {
  const std::int64_t day = epochDay(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(day - floorDiv(day, 7) * 7) + 1;
}

std::optional<std::int32_t> offsetSeconds(const DateTime& local) {
  switch (local.time.zone.kind) {
    case Zone::Kind::None:
      return std::nullopt;
    case Zone::Kind::Offset:
      return local.time.zone.offset;
    case Zone::Kind::Named:
      return zoneOffsetAtLocal(*local.time.zone.name, toMs(localSeconds(local)));
  }
  return std::nullopt;
}

std::optional<std::int32_t> offsetSeconds(const Time& time) {
  switch (time.zone.kind) {
    case Zone::Kind::None:
      return std::nullopt;
    case Zone::Kind::Offset:
      return time.zone.offset;
    case Zone::Kind::Named:
      return zoneStandardOffset(*time.zone.name);
  }
  return std::nullopt;
}

std::int64_t instantSeconds(const DateTime& dateTime) {
  return localSeconds(dateTime) - offsetSeconds(dateTime).value_or(0);
}

std::optional<Date> addMonths(const Date& date, std::int64_t months) {
  constexpr std::int64_t kLimit = 24LL * (kMaxYear + 1LL);
  if (months > kLimit || months < -kLimit) return std::nullopt;
  const std::int64_t total = date.year * 12LL + date.month - 1 + months;
  const std::int64_t year = floorDiv(total, 12);
  if (year > kMaxYear || year < -kMaxYear) return std::nullopt;
  const int month = static_cast<int>(total - year * 12) + 1;
  const int day = std::min<int>(date.day, daysInMonth(year, month));
  return Date{static_cast<std::int32_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

__int128 totalNanos(const DayTimeDuration& duration) {
  return static_cast<__int128>(duration.seconds) * kNanosPerSecond + duration.nanos;
}

std::optional<DayTimeDuration> makeDuration(__int128 nanos) {
  __int128 seconds = nanos / kNanosPerSecond;
  __int128 rest = nanos % kNanosPerSecond;
  if (rest < 0) rest += kNanosPerSecond, --seconds;
  constexpr __int128 kLimit = 1LL << 60;
  if (seconds > kLimit || seconds < -kLimit) return std::nullopt;
  return DayTimeDuration{static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(rest)};
}

std::optional<DateTime> addDuration(const DateTime& at, const DayTimeDuration& duration) {
  // In a named zone the sum is made on the time line, so that hours stay hours across a change of the clocks.
  const std::int64_t offset = offsetSeconds(at).value_or(0);
  std::int64_t nanos = at.time.nanos % kNanosPerSecond + duration.nanos;
  std::int64_t seconds = localSeconds(at) - offset + nanos / kNanosPerSecond;
  nanos %= kNanosPerSecond;
  constexpr std::int64_t kLimit = 1LL << 60;
  if (seconds > kLimit || seconds < -kLimit) return std::nullopt;
  seconds += duration.seconds;
  std::int64_t local = seconds + offset;
  if (at.time.zone.kind == Zone::Kind::Named) local = seconds + zoneOffsetAtUtc(*at.time.zone.name, toMs(seconds));
  const std::int64_t day = floorDiv(local, kSecondsPerDay);
  const auto date = dateFromEpochDay(day);
  if (!date) return std::nullopt;
  return DateTime{*date, Time{(local - day * kSecondsPerDay) * kNanosPerSecond + nanos, at.time.zone}};
}

Time addDuration(const Time& at, const DayTimeDuration& duration) {
  constexpr __int128 kDay = static_cast<__int128>(kSecondsPerDay) * kNanosPerSecond;
  __int128 nanos = (at.nanos + totalNanos(duration)) % kDay;
  if (nanos < 0) nanos += kDay;
  return Time{static_cast<std::int64_t>(nanos), at.zone};
}

std::optional<DayTimeDuration> between(const DateTime& from, const DateTime& to) {
  const auto line = [](const DateTime& at) {
    return static_cast<__int128>(instantSeconds(at)) * kNanosPerSecond + at.time.nanos % kNanosPerSecond;
  };
  return makeDuration(line(to) - line(from));
}

}  // namespace joinery::feel
