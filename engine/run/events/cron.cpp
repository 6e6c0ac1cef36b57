#include "engine/run/events/cron.h"

#include <array>
#include <cctype>
#include <charconv>
#include <vector>

namespace joinery::run {

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr int kDaysAhead = 30 * 366;

struct Macro {
  std::string_view name, meaning;
};
constexpr Macro kMacros[] = {{"@hourly", "0 * * * *"},  {"@daily", "0 0 * * *"},   {"@midnight", "0 0 * * *"},
                             {"@weekly", "0 0 * * 0"},  {"@monthly", "0 0 1 * *"}, {"@yearly", "0 0 1 1 *"},
                             {"@annually", "0 0 1 1 *"}};

constexpr std::array<std::string_view, 12> kMonthNames = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                          "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kDayNames = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

struct Range {
  const char* name;
  int low, high;
  const std::string_view* names = nullptr;
  int nameCount = 0, firstName = 0;
};
constexpr Range kSecond{"second", 0, 59}, kMinute{"minute", 0, 59}, kHour{"hour", 0, 23}, kDayOfMonth{"day", 1, 31};
constexpr Range kMonthOfYear{"month", 1, 12, kMonthNames.data(), 12, 1};
constexpr Range kDayOfWeek{"day of the week", 0, 7, kDayNames.data(), 7, 0};

Error invalid(const Range& range, std::string_view part) {
  return makeError(ErrorKind::Refused, "cron-invalid",
                   "'" + std::string(part) + "' is no " + range.name + " from " + std::to_string(range.low) + " to " +
                       std::to_string(range.high));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    auto end = text.find(separator);
    if (separator != ' ' || !text.substr(0, end).empty()) parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> numberOf(const Range& range, std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (int i = 0; i < range.nameCount; ++i) {
    if (range.names[i] == upper) return range.firstName + i;
  }
  int number = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole && number >= range.low && number <= range.high ? std::optional(number) : std::nullopt;
}

// "a", "a-b", "*", each perhaps with "/step".
template <typename Bits>
Status readPart(const Range& range, std::string_view part, Bits& bits) {
  auto slash = part.find('/');
  std::string_view body = part.substr(0, slash);
  int step = 1, low = range.low, high = range.high;
  if (slash != std::string_view::npos) {
    std::string_view text = part.substr(slash + 1);
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (fault != std::errc() || end != text.data() + text.size() || step < 1) return invalid(range, part);
  }
  if (body != "*" && body != "?") {
    auto dash = body.find('-');
    auto first = numberOf(range, body.substr(0, dash));
    auto last = dash == std::string_view::npos ? first : numberOf(range, body.substr(dash + 1));
    if (!first || !last || *first > *last) return invalid(range, part);
    low = *first;
    if (dash != std::string_view::npos || slash == std::string_view::npos) high = *last;
  }
  for (int i = low; i <= high; i += step) bits.set(static_cast<std::size_t>(i) % bits.size());
  return success();
}

template <typename Bits>
Status readField(const Range& range, std::string_view field, Bits& bits) {
  for (std::string_view part : split(field, ',')) {
    if (Status read = readPart(range, part, bits); !read) return read;
  }
  return success();
}

bool isAny(std::string_view field) {
  return field == "*" || field == "?";
}

}  // namespace

Result<Cron> Cron::parse(std::string_view text) {
  for (const Macro& macro : kMacros) {
    if (text == macro.name) text = macro.meaning;
  }
  std::vector<std::string_view> fields = split(text, ' ');
  if (fields.size() == 5) fields.insert(fields.begin(), "0");
  if (fields.size() != 6) {
    return makeError(ErrorKind::Refused, "cron-invalid",
                     "a cron expression has five or six fields, not " + std::to_string(fields.size()));
  }
  Cron cron;
  cron.m_lastDay = fields[3] == "L" || fields[3] == "l";
  cron.m_anyDay = isAny(fields[3]);
  cron.m_anyWeekday = isAny(fields[5]);
  cron.m_realHours = fields[2].starts_with("*") || isAny(fields[2]);
  Status read = readField(kSecond, fields[0], cron.m_seconds);
  if (read) read = readField(kMinute, fields[1], cron.m_minutes);
  if (read) read = readField(kHour, fields[2], cron.m_hours);
  if (read && !cron.m_lastDay) read = readField(kDayOfMonth, fields[3], cron.m_days);
  if (read) read = readField(kMonthOfYear, fields[4], cron.m_months);
  if (read) read = readField(kDayOfWeek, fields[5], cron.m_weekdays);
  if (!read) return read.error();
  return cron;
}

bool Cron::matchesDay(std::int64_t days) const {
  const CivilDate date = civilFromDays(days);
  if (!m_months.test(static_cast<std::size_t>(date.month))) return false;
  const bool last = civilFromDays(days + 1).day == 1;
  const bool ofMonth = m_lastDay ? last : m_days.test(static_cast<std::size_t>(date.day));
  const bool ofWeek = m_weekdays.test(static_cast<std::size_t>(((days + 4) % 7 + 7) % 7));  // 1970-01-01: a Thursday
  if (m_anyDay || m_anyWeekday) return ofMonth && ofWeek;
  return ofMonth || ofWeek;
}

// The first wall clock time after `after` that suits.
std::optional<LocalMs> Cron::nextLocal(LocalMs after) const {
  LocalMs at = after - ((after % 1000) + 1000) % 1000 + 1000;  // the next whole second
  std::int64_t days = at / kDay - (at % kDay < 0 ? 1 : 0);
  std::int64_t second = (at - days * kDay) / 1000;
  for (int i = 0; i < kDaysAhead; ++i, ++days, second = 0) {
    if (!matchesDay(days)) continue;
    for (std::int64_t s = second; s < 86'400;) {
      const auto hour = static_cast<std::size_t>(s / 3600), minute = static_cast<std::size_t>(s / 60 % 60);
      if (!m_hours.test(hour)) {
        s = (s / 3600 + 1) * 3600;
      } else if (!m_minutes.test(minute)) {
        s = (s / 60 + 1) * 60;
      } else if (!m_seconds.test(static_cast<std::size_t>(s % 60))) {
        ++s;
      } else {
        return days * kDay + s * 1000;
      }
    }
  }
  return std::nullopt;
}

std::optional<Instant> Cron::next(Instant after, const std::string& zone) const {
  if (!m_realHours) {
    // In the second pass of an hour that comes twice the wall clock has been there before.
    for (auto local = nextLocal(toLocal(after, zone)); local; local = nextLocal(*local)) {
      const Instant at = fromLocal(*local, zone);
      if (at > after) return at;
    }
    return std::nullopt;
  }
  for (;;) {
    const std::int64_t offset = offsetAt(after, zone);
    const auto local = nextLocal(after.ms + offset);
    if (!local) return std::nullopt;
    const Instant at{*local - offset};
    if (offsetAt(at, zone) == offset) return at;
    // The clocks are changed before that: go on from the change.
    Instant low = after, high = at;
    while (high.ms - low.ms > 1) {
      const Instant middle{low.ms + (high.ms - low.ms) / 2};
      (offsetAt(middle, zone) == offset ? low : high) = middle;
    }
    const auto first = nextLocal(high.ms - 1 + offsetAt(high, zone));
    if (!first) return std::nullopt;
    const Instant there{*first - offsetAt(high, zone)};
    if (offsetAt(there, zone) == offsetAt(high, zone)) return there;
    after = high;
  }
}

}  // namespace joinery::run
