#include "engine/run/events/cron.h"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "engine/feel/zone.h"

namespace joinery::run {

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr int kDaysAhead = 366 * 30;  // 29 February on a given week day comes within 28 years

struct FieldRule {
  const char* name;
  int least, most;
  std::string_view words;  // three letters each, the first means `least`
};
constexpr FieldRule kFields[] = {{"second", 0, 59, ""},
                                 {"minute", 0, 59, ""},
                                 {"hour", 0, 23, ""},
                                 {"day of month", 1, 31, ""},
                                 {"month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"},
                                 {"day of week", 0, 7, "SUNMONTUEWEDTHUFRISAT"}};

struct Field {
  std::vector<bool> suits;
  bool any = false;  // written as * or ?
  bool has(int n) const { return suits[static_cast<std::size_t>(n)]; }
};

std::optional<int> numberOf(std::string_view text, const FieldRule& rule) {
  if (text.size() == 3 && !rule.words.empty() && (text[0] < '0' || text[0] > '9')) {
    std::string upper(text);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (std::size_t at = 0; at < rule.words.size(); at += 3) {
      if (rule.words.substr(at, 3) == upper) return rule.least + static_cast<int>(at / 3);
    }
    return std::nullopt;
  }
  int number = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number < rule.least || number > rule.most) return std::nullopt;
  return number;
}

// One part of a list: "*", "5", "1-5", each with "/step".
bool addPart(std::string_view part, const FieldRule& rule, Field& field) {
  int step = 1;
  auto slash = part.find('/');
  if (slash != std::string_view::npos) {
    auto text = part.substr(slash + 1);
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size() || step < 1) return false;
    part = part.substr(0, slash);
  }
  int first = rule.least, last = rule.most;
  if (part != "*" && part != "?") {
    auto dash = part.find('-');
    auto from = numberOf(part.substr(0, dash), rule);
    if (!from) return false;
    first = *from;
    if (dash != std::string_view::npos) {
      auto to = numberOf(part.substr(dash + 1), rule);
      if (!to || *to < first) return false;
      last = *to;
    } else if (slash == std::string_view::npos) {
      last = first;
    }
  }
  for (int n = first; n <= last; n += step) field.suits[static_cast<std::size_t>(n)] = true;
  return true;
}

std::optional<Field> readField(std::string_view text, const FieldRule& rule) {
  Field field;
  field.suits.resize(static_cast<std::size_t>(rule.most) + 1);
  field.any = text == "*" || text == "?";
  for (;;) {
    auto comma = text.find(',');
    if (!addPart(text.substr(0, comma), rule, field)) return std::nullopt;
    if (comma == std::string_view::npos) return field;
    text = text.substr(comma + 1);
  }
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  for (;;) {
    auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return found;
    text = text.substr(begin);
    auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
    found.push_back(text.substr(0, end));
    text = text.substr(end);
  }
}

using Fields = std::array<Field, std::size(kFields)>;

bool dayOccurs(const Fields& fields, std::int64_t day) {
  CivilDate date = civilFromDays(day);
  if (!fields[4].has(date.month)) return false;
  auto weekday = static_cast<int>(((day + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
  bool ofMonth = fields[3].has(date.day);
  bool ofWeek = fields[5].has(weekday) || (weekday == 0 && fields[5].has(7));
  if (fields[3].any) return ofWeek;
  if (fields[5].any) return ofMonth;
  return ofMonth || ofWeek;
}

// The instant of a local time; nothing where the clock jumps over it.
std::optional<Instant> instantAt(std::int64_t localMs, const std::string& timeZone) {
  std::int64_t utc = localMs - std::int64_t{feel::zoneOffsetAtLocal(timeZone, static_cast<double>(localMs))} * 1000;
  std::int64_t back = utc + std::int64_t{feel::zoneOffsetAtUtc(timeZone, static_cast<double>(utc))} * 1000;
  if (back != localMs) return std::nullopt;
  return Instant{utc};
}

// The first occurrence of a day that is after `after`.
std::optional<Instant> inDay(const Fields& fields, std::int64_t day, Instant after, const std::string& timeZone) {
  for (int hour = 0; hour < 24; ++hour) {
    if (!fields[2].has(hour)) continue;
    for (int minute = 0; minute < 60; ++minute) {
      if (!fields[1].has(minute)) continue;
      for (int second = 0; second < 60; ++second) {
        if (!fields[0].has(second)) continue;
        auto at = instantAt(day * kDay + ((hour * 60 + minute) * 60 + second) * 1000LL, timeZone);
        if (at && *at > after) return at;
      }
    }
  }
  return std::nullopt;
}

Error invalid(std::string_view text, const std::string& why) {
  return makeError(ErrorKind::Refused, "cron-invalid", "the cron expression '" + std::string(text) + "' " + why);
}

}  // namespace

Result<Instant> nextCron(std::string_view text, Instant after, const std::string& timeZone) {
  auto parts = words(text);
  if (parts.size() == 5) parts.insert(parts.begin(), "0");
  if (parts.size() != std::size(kFields)) return invalid(text, "must have five or six fields");
  Fields fields;
  for (std::size_t i = 0; i < std::size(kFields); ++i) {
    auto field = readField(parts[i], kFields[i]);
    if (!field) return invalid(text, "has no valid " + std::string(kFields[i].name));
    fields[i] = std::move(*field);
  }
  std::int64_t local = after.ms + std::int64_t{feel::zoneOffsetAtUtc(timeZone, static_cast<double>(after.ms))} * 1000;
  std::int64_t today = (local >= 0 ? local : local - kDay + 1) / kDay;
  for (std::int64_t day = today; day < today + kDaysAhead; ++day) {
    if (!dayOccurs(fields, day)) continue;
    if (auto at = inDay(fields, day, after, timeZone)) return *at;
  }
  return invalid(text, "never occurs");
}

}  // namespace joinery::run
