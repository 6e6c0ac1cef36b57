#include "engine/base/time.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace joinery {
namespace {

constexpr std::int64_t kDay = 86400000;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}
  bool done() const { return m_at == m_text.size(); }
  char peek() const { return done() ? '\0' : m_text[m_at]; }
  bool eat(char c) {
    if (peek() != c) return false;
    ++m_at;
    return true;
  }
  // Exactly `count` digits; -1 otherwise.
  std::int64_t digits(int count) {
    std::int64_t out = 0;
    for (int i = 0; i < count; ++i, ++m_at) {
      if (peek() < '0' || peek() > '9') return -1;
      out = out * 10 + (peek() - '0');
    }
    return out;
  }
  // One to 12 digits; -1 otherwise.
  std::int64_t number() {
    std::int64_t out = 0;
    int n = 0;
    for (; peek() >= '0' && peek() <= '9'; ++m_at, ++n) {
      if (n == 12) return -1;
      out = out * 10 + (peek() - '0');
    }
    return n == 0 ? -1 : out;
  }
  // The fraction after a point in thousandths, further digits cut off; 0 if there is none, -1 if malformed.
  std::int64_t millis() {
    if (!eat('.') && !eat(',')) return 0;
    std::int64_t out = 0;
    int n = 0;
    for (; peek() >= '0' && peek() <= '9'; ++m_at, ++n)
      if (n < 3) out = out * 10 + (peek() - '0');
    if (n == 0) return -1;
    for (; n < 3; ++n) out *= 10;
    return out;
  }

 private:
  std::string_view m_text;
  std::size_t m_at = 0;
};

int daysInMonth(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Error malformed(const char* code, const char* expected, std::string_view text) {
  return makeError(ErrorKind::Malformed, code,
                   std::string("expected ") + expected + ", got \"" + std::string(text) + "\"");
}

}  // namespace

// Days and civil dates after Howard Hinnant's published algorithm (400-year eras, years beginning in March).
std::int64_t daysFromCivil(CivilDate date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yearOfEra = y - era * 400;
  const std::int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

CivilDate civilFromDays(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t dayOfEra = days - era * 146097;
  const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t mp = (5 * dayOfYear + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month,
          static_cast<int>(dayOfYear - (153 * mp + 2) / 5 + 1)};
}

Result<Instant> parseInstant(std::string_view text) {
  constexpr const char* kExpected = "an instant such as 2026-11-23T02:03:04.567Z";
  const auto fail = [&] { return malformed("malformed-instant", kExpected, text); };
  Scanner in(text);
  const auto year = in.digits(4);
  if (year < 0 || !in.eat('-')) return fail();
  const auto month = in.digits(2);
  if (month < 1 || month > 12 || !in.eat('-')) return fail();
  const auto day = in.digits(2);
  if (day < 1 || day > daysInMonth(static_cast<int>(year), static_cast<int>(month))) return fail();
  if (!in.eat('T') && !in.eat('t') && !in.eat(' ')) return fail();
  const auto hour = in.digits(2);
  if (hour < 0 || hour > 23 || !in.eat(':')) return fail();
  const auto minute = in.digits(2);
  if (minute < 0 || minute > 59 || !in.eat(':')) return fail();
  const auto second = in.digits(2);
  const auto millis = in.millis();
  if (second < 0 || second > 60 || millis < 0) return fail();
  std::int64_t offset = 0;
  if (!in.eat('Z') && !in.eat('z')) {
    const bool west = in.peek() == '-';
    if (!in.eat('+') && !in.eat('-')) return fail();
    const auto h = in.digits(2);
    if (h < 0 || h > 23 || !in.eat(':')) return fail();
    const auto m = in.digits(2);
    if (m < 0 || m > 59) return fail();
    offset = (h * 60 + m) * (west ? -60000 : 60000);
  }
  if (!in.done()) return fail();
  const auto days = daysFromCivil({static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)});
  return Instant{days * kDay + hour * 3600000 + minute * 60000 + second * 1000 + millis - offset};
}

std::string formatInstant(Instant at) {
  std::int64_t days = at.ms / kDay;
  std::int64_t rest = at.ms % kDay;
  if (rest < 0) rest += kDay, --days;
  const CivilDate d = civilFromDays(days);
  char out[40];
  std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", d.year, d.month, d.day,
                static_cast<int>(rest / 3600000), static_cast<int>(rest / 60000 % 60),
                static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
  return out;
}

Result<Duration> parseDuration(std::string_view text) {
  const auto fail = [&] { return malformed("malformed-duration", "a duration such as P3D or PT30S", text); };
  Scanner in(text);
  Duration out;
  out.negative = in.eat('-');
  if (!in.eat('P')) return fail();
  bool inTime = false, any = false, anyTime = false;
  // Designators must come in this order; the position in the row moves forward only.
  std::string_view order = "YMWD";
  while (!in.done()) {
    if (!inTime && in.eat('T')) {
      inTime = true;
      order = "HMS";
      continue;
    }
    const auto n = in.number();
    const auto millis = in.millis();
    const char unit = in.peek();
    const std::size_t place = order.find(unit);
    if (n < 0 || millis < 0 || unit == '\0' || place == std::string_view::npos) return fail();
    if (millis != 0 && !(inTime && unit == 'S')) return fail();
    in.eat(unit);
    order.remove_prefix(place + 1);
    any = true;
    anyTime = anyTime || inTime;
    if (!inTime && unit == 'Y') out.months += 12 * n;
    if (!inTime && unit == 'M') out.months += n;
    if (!inTime && unit == 'W') out.ms += 7 * kDay * n;
    if (!inTime && unit == 'D') out.ms += kDay * n;
    if (inTime && unit == 'H') out.ms += 3600000 * n;
    if (inTime && unit == 'M') out.ms += 60000 * n;
    if (inTime && unit == 'S') out.ms += 1000 * n + millis;
  }
  if (!any || (inTime && !anyTime)) return fail();
  return out;
}

std::string formatDuration(const Duration& duration) {
  std::string out = duration.negative ? "-P" : "P";
  const auto part = [&](std::int64_t n, char unit) {
    if (n != 0) out += std::to_string(n) + unit;
  };
  part(duration.months / 12, 'Y');
  part(duration.months % 12, 'M');
  part(duration.ms / kDay, 'D');
  const std::int64_t time = duration.ms % kDay;
  if (time != 0) {
    out += 'T';
    part(time / 3600000, 'H');
    part(time / 60000 % 60, 'M');
    const std::int64_t millis = time % 1000;
    const std::int64_t seconds = time / 1000 % 60;
    if (millis != 0) {
      char text[32];
      std::snprintf(text, sizeof text, "%d.%03d", static_cast<int>(seconds), static_cast<int>(millis));
      std::string fraction = text;
      fraction.erase(fraction.find_last_not_of('0') + 1);
      out += fraction + 'S';
    } else {
      part(seconds, 'S');
    }
  }
  return out == "P" || out == "-P" ? "PT0S" : out;
}

Instant addDuration(Instant at, const Duration& duration) {
  const std::int64_t sign = duration.negative ? -1 : 1;
  if (duration.months != 0) {
    std::int64_t days = at.ms / kDay;
    std::int64_t rest = at.ms % kDay;
    if (rest < 0) rest += kDay, --days;
    CivilDate d = civilFromDays(days);
    const std::int64_t total = static_cast<std::int64_t>(d.year) * 12 + d.month - 1 + sign * duration.months;
    d.year = static_cast<int>(total >= 0 ? total / 12 : (total - 11) / 12);
    d.month = static_cast<int>(total - static_cast<std::int64_t>(d.year) * 12) + 1;
    d.day = std::min(d.day, daysInMonth(d.year, d.month));
    at.ms = daysFromCivil(d) * kDay + rest;
  }
  at.ms += sign * duration.ms;
  return at;
}

Instant SystemClock::now() const {
  static std::atomic<std::int64_t> latest{0};
  const auto wall =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  std::int64_t seen = latest.load(std::memory_order_relaxed);
  while (seen < wall && !latest.compare_exchange_weak(seen, wall)) {
  }
  return Instant{std::max<std::int64_t>(wall, seen)};
}

Instant ManualClock::now() const {
  return Instant{std::atomic_ref(m_now.ms).load()};
}

void ManualClock::set(Instant at) {
  std::atomic_ref ms(m_now.ms);
  std::int64_t seen = ms.load();
  while (seen < at.ms && !ms.compare_exchange_weak(seen, at.ms)) {
  }
}

}  // namespace joinery
