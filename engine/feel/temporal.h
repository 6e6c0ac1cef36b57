// Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8): plain values with parsing and formatting.
//
//   parseDate("2026-11-23")->month                        ->  11
//   format(*parseDayTimeDuration("PT36H"))                ->  "P1DT12H"
//   instantSeconds(*parseDateTime("2026-11-23T10:00:00@Asia/Shanghai"))
//
// Texts follow XML Schema with FEEL's "@Area/City" zones; anything else gives nullopt. Zone rules come from ICU. Any
// thread may use its own values.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace joinery::feel {

// Proleptic Gregorian, astronomical years (-2021-01-01 is year -2021), |year| <= 999999999.
struct Date {
  std::int32_t year = 1970;
  std::int8_t month = 1;
  std::int8_t day = 1;
  auto operator<=>(const Date&) const = default;
};

struct Zone {
  enum class Kind : std::uint8_t { None, Offset, Named };
  Kind kind = Kind::None;
  std::int32_t offset = 0;                  // seconds east of UTC, for Offset
  std::shared_ptr<const std::string> name;  // IANA name, for Named
};

struct Time {
  std::int64_t nanos = 0;  // since midnight, 0 .. 86400e9 - 1
  Zone zone;
  int hour() const { return static_cast<int>(nanos / 3600000000000); }
  int minute() const { return static_cast<int>(nanos / 60000000000 % 60); }
  int second() const { return static_cast<int>(nanos / 1000000000 % 60); }
};

struct DateTime {
  Date date;
  Time time;
};

// value = seconds + nanos / 1e9 with 0 <= nanos < 1e9, so that the members order like the value.
struct DayTimeDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  auto operator<=>(const DayTimeDuration&) const = default;
};

struct YearMonthDuration {
  std::int64_t months = 0;
  auto operator<=>(const YearMonthDuration&) const = default;
};

inline constexpr std::int64_t kSecondsPerDay = 86400;
inline constexpr std::int64_t kNanosPerSecond = 1000000000;
inline constexpr std::int32_t kMaxYear = 999999999;
inline constexpr std::int32_t kMaxOffset = 18 * 3600;

bool isValid(const Date& date);
int daysInMonth(std::int64_t year, int month);
std::int64_t epochDay(const Date& date);                 // days since 1970-01-01
std::optional<Date> dateFromEpochDay(std::int64_t day);  // nullopt beyond the years FEEL knows
int weekday(const Date& date);                           // 1 = Monday .. 7 = Sunday

std::optional<Date> parseDate(std::string_view text);
std::optional<Time> parseTime(std::string_view text);
std::optional<DateTime> parseDateTime(std::string_view text);  // the time and its "T" may be missing: midnight
std::optional<DayTimeDuration> parseDayTimeDuration(std::string_view text);
std::optional<YearMonthDuration> parseYearMonthDuration(std::string_view text);

std::string format(const Date& date);
std::string format(const Time& time);
std::string format(const DateTime& dateTime);
std::string format(const DayTimeDuration& duration);
std::string format(const YearMonthDuration& duration);

// Seconds east of UTC that the zone has at a local time; nullopt without a zone.
std::optional<std::int32_t> offsetSeconds(const DateTime& local);
// A time alone has no date: a named zone counts with its standard offset.
std::optional<std::int32_t> offsetSeconds(const Time& time);
// Seconds since 1970-01-01T00:00:00, in UTC if there is a zone, else local; the fraction is in time.nanos.
std::int64_t instantSeconds(const DateTime& dateTime);

// Calendar arithmetic. nullopt beyond the years FEEL knows. The day is clamped to the month's last.
std::optional<Date> addMonths(const Date& date, std::int64_t months);
std::optional<DateTime> addDuration(const DateTime& at, const DayTimeDuration& duration);
Time addDuration(const Time& at, const DayTimeDuration& duration);                 // wraps around midnight
std::optional<DayTimeDuration> between(const DateTime& from, const DateTime& to);  // to - from
std::optional<DayTimeDuration> makeDuration(__int128 nanos);                       // nullopt if too large
__int128 totalNanos(const DayTimeDuration& duration);

}  // namespace joinery::feel
