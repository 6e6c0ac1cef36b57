// Texts of temporal values, in both directions.
#include <algorithm>
#include <cstdio>

#include "engine/feel/temporal.h"
#include "engine/feel/zone.h"

namespace joinery::feel {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}
  bool done() const { return m_at == m_text.size(); }
  char peek() const { return done() ? '\0' : m_text[m_at]; }
  bool digit() const { return peek() >= '0' && peek() <= '9'; }
  bool eat(char c) {
    if (peek() != c) return false;
    ++m_at;
    return true;
  }
  std::string_view rest() const { return m_text.substr(m_at); }
  // Between `min` and `max` digits; nullopt otherwise.
  std::optional<std::int64_t> number(int min, int max) {
    std::int64_t out = 0;
    int n = 0;
    for (; digit(); ++m_at, ++n) {
      if (n == max) return std::nullopt;
      out = out * 10 + (peek() - '0');
    }
    if (n < min) return std::nullopt;
    return out;
  }
  // Digits after the point as nanoseconds; further digits are cut off.
  std::optional<std::int64_t> fraction() {
    std::int64_t out = 0;
    int n = 0;
    for (; digit(); ++m_at, ++n)
      if (n < 9) out = out * 10 + (peek() - '0');
    if (n == 0) return std::nullopt;
    for (; n < 9; ++n) out *= 10;
    return out;
  }

 private:
  std::string_view m_text;
  std::size_t m_at = 0;
};

std::optional<Date> scanDate(Scanner& in) {
  const bool negative = in.eat('-');
  const bool leadingZero = in.peek() == '0';
  const std::size_t before = in.rest().size();
  const auto year = in.number(4, 9);
  if (!year || (leadingZero && before - in.rest().size() > 4) || !in.eat('-')) return std::nullopt;
  const auto month = in.number(2, 2);
  if (!month || !in.eat('-')) return std::nullopt;
  const auto day = in.number(2, 2);
  if (!day) return std::nullopt;
  const Date out{static_cast<std::int32_t>(negative ? -*year : *year), static_cast<std::int8_t>(*month),
                 static_cast<std::int8_t>(*day)};
  if (!isValid(out)) return std::nullopt;
  return out;
}

std::optional<Zone> scanZone(Scanner& in) {
  Zone zone;
  if (in.done()) return zone;
  if (in.eat('Z')) {
    zone.kind = Zone::Kind::Offset;
    return zone;
  }
  if (in.eat('@')) {
    std::string name(in.rest());
    if (!isKnownZone(name)) return std::nullopt;
    in = Scanner({});
    zone.kind = Zone::Kind::Named;
    zone.name = std::make_shared<const std::string>(std::move(name));
    return zone;
  }
  const bool west = in.peek() == '-';
  if (!in.eat('+') && !in.eat('-')) return std::nullopt;
  const auto hour = in.number(2, 2);
  if (!hour || !in.eat(':')) return std::nullopt;
  const auto minute = in.number(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t second = 0;
  if (in.eat(':')) {
    const auto given = in.number(2, 2);
    if (!given || *given > 59) return std::nullopt;
    second = *given;
  }
  const std::int64_t offset = *hour * 3600 + *minute * 60 + second;
  if (offset > kMaxOffset) return std::nullopt;
  zone.kind = Zone::Kind::Offset;
  zone.offset = static_cast<std::int32_t>(west ? -offset : offset);
  return zone;
}

// 24:00:00 is midnight at the end of the day; `nextDay`, if given, tells it.
std::optional<Time> scanTime(Scanner& in, bool* nextDay) {
  auto hour = in.number(2, 2);
  if (!hour || *hour > 24 || !in.eat(':')) return std::nullopt;
  const auto minute = in.number(2, 2);
  if (!minute || *minute > 59 || !in.eat(':')) return std::nullopt;
  const auto second = in.number(2, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int64_t nanos = 0;
  if (in.eat('.')) {
    const auto fraction = in.fraction();
    if (!fraction) return std::nullopt;
    nanos = *fraction;
  }
  if (*hour == 24) {
    if (*minute != 0 || *second != 0 || nanos != 0) return std::nullopt;
    hour = 0;
    if (nextDay) *nextDay = true;
  }
  auto zone = scanZone(in);
  if (!zone || !in.done()) return std::nullopt;
  return Time{(*hour * 3600 + *minute * 60 + *second) * kNanosPerSecond + nanos, std::move(*zone)};
}

std::string fractionText(std::int64_t nanos) {
  if (nanos == 0) return {};
  char text[16];
  std::snprintf(text, sizeof text, ".%09d", static_cast<int>(nanos));
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  return out;
}

std::string zoneText(const Zone& zone) {
  if (zone.kind == Zone::Kind::None) return {};
  if (zone.kind == Zone::Kind::Named) return "@" + *zone.name;
  if (zone.offset == 0) return "Z";
  const int absolute = std::abs(zone.offset);
  char text[40];
  if (absolute % 60 != 0)
    std::snprintf(text, sizeof text, "%c%02d:%02d:%02d", zone.offset < 0 ? '-' : '+', absolute / 3600,
                  absolute / 60 % 60, absolute % 60);
  else
    std::snprintf(text, sizeof text, "%c%02d:%02d", zone.offset < 0 ? '-' : '+', absolute / 3600, absolute / 60 % 60);
  return text;
}

// "n" followed by a designator of `order`, each at most once and in that order; values land in `parts`.
bool scanParts(Scanner& in, std::string_view order, std::int64_t* parts, std::int64_t* nanos) {
  std::size_t next = 0;
  bool any = false;
  while (in.digit()) {
    const auto n = in.number(1, 18);
    if (!n) return false;
    std::int64_t fraction = 0;
    const bool hasFraction = nanos && in.eat('.');
    if (hasFraction && in.digit()) fraction = *in.fraction();  // "1.S" is taken, as XML Schema's tools do
    const std::size_t at = order.find(in.peek(), next);
    if (at == std::string_view::npos || in.done() || (hasFraction && order[at] != 'S')) return false;
    in.eat(order[at]);
    parts[at] = *n;
    if (nanos) *nanos += fraction;
    next = at + 1;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<Date> parseDate(std::string_view text) {
  Scanner in(text);
  auto out = scanDate(in);
  if (!in.done()) return std::nullopt;
  return out;
}

std::optional<Time> parseTime(std::string_view text) {
  Scanner in(text);
  return scanTime(in, nullptr);
}

std::optional<DateTime> parseDateTime(std::string_view text) {
  Scanner in(text);
  const auto date = scanDate(in);
  if (!date) return std::nullopt;
  if (in.done()) return DateTime{*date, {}};
  if (!in.eat('T')) return std::nullopt;
  bool nextDay = false;
  auto time = scanTime(in, &nextDay);
  const auto day = nextDay ? dateFromEpochDay(epochDay(*date) + 1) : date;
  if (!time || !day) return std::nullopt;
  return DateTime{*day, std::move(*time)};
}

std::optional<DayTimeDuration> parseDayTimeDuration(std::string_view text) {
  Scanner in(text);
  const bool negative = in.eat('-');
  if (!in.eat('P')) return std::nullopt;
  std::int64_t day[1] = {0}, time[3] = {0, 0, 0}, nanos = 0;
  const bool hasDay = scanParts(in, "D", day, nullptr);
  if (in.eat('T')) {
    if (!scanParts(in, "HMS", time, &nanos)) return std::nullopt;
  } else if (!hasDay) {
    return std::nullopt;
  }
  if (!in.done()) return std::nullopt;
  const __int128 seconds = static_cast<__int128>(day[0]) * kSecondsPerDay + static_cast<__int128>(time[0]) * 3600 +
                           static_cast<__int128>(time[1]) * 60 + time[2];
  const __int128 total = seconds * kNanosPerSecond + nanos;
  return makeDuration(negative ? -total : total);
}

std::optional<YearMonthDuration> parseYearMonthDuration(std::string_view text) {
  Scanner in(text);
  const bool negative = in.eat('-');
  std::int64_t parts[2] = {0, 0};
  if (!in.eat('P') || !scanParts(in, "YM", parts, nullptr) || !in.done()) return std::nullopt;
  constexpr std::int64_t kLimit = 1LL << 56;
  if (parts[0] > kLimit || parts[1] > kLimit) return std::nullopt;
  const std::int64_t months = parts[0] * 12 + parts[1];
  return YearMonthDuration{negative ? -months : months};
}

std::string format(const Date& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%04d-%02d-%02d", date.year < 0 ? "-" : "", std::abs(date.year), date.month,
                date.day);
  return text;
}

std::string format(const Time& time) {
  char text[40];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d", time.hour(), time.minute(), time.second());
  return text + fractionText(time.nanos % kNanosPerSecond) + zoneText(time.zone);
}

std::string format(const DateTime& dateTime) {
  return format(dateTime.date) + "T" + format(dateTime.time);
}

std::string format(const DayTimeDuration& duration) {
  const __int128 total = totalNanos(duration);
  if (total == 0) return "PT0S";
  const __int128 absolute = total < 0 ? -total : total;
  const auto seconds = static_cast<std::int64_t>(absolute / kNanosPerSecond);
  const auto nanos = static_cast<std::int64_t>(absolute % kNanosPerSecond);
  std::string out = total < 0 ? "-P" : "P";
  if (seconds >= kSecondsPerDay) out += std::to_string(seconds / kSecondsPerDay) + "D";
  const std::int64_t rest = seconds % kSecondsPerDay;
  if (rest == 0 && nanos == 0) return out;
  out += 'T';
  if (rest >= 3600) out += std::to_string(rest / 3600) + "H";
  if (rest / 60 % 60 != 0) out += std::to_string(rest / 60 % 60) + "M";
  if (rest % 60 != 0 || nanos != 0) out += std::to_string(rest % 60) + fractionText(nanos) + "S";
  return out;
}

std::string format(const YearMonthDuration& duration) {
  if (duration.months == 0) return "P0M";
  const std::int64_t absolute = duration.months < 0 ? -duration.months : duration.months;
  std::string out = duration.months < 0 ? "-P" : "P";
  if (absolute >= 12) out += std::to_string(absolute / 12) + "Y";
  if (absolute % 12 != 0) out += std::to_string(absolute % 12) + "M";
  return out;
}

}  // namespace joinery::feel
