// A timer has one of date, duration and cycle, and its text, unless it is an expression, follows ISO 8601 (10.5.5).
#include <algorithm>
#include <cctype>

#include "engine/base/time.h"
#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

// Text that can only be meant as ISO 8601 or a wrong attempt: one plain word without operators, quotes or brackets.
bool isPlain(std::string_view text) {
  return !text.empty() && text.front() != '=' && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == ':' || c == '.' || c == '+' || c == '/';
  });
}

bool isDate(std::string_view text) {
  const bool zoned = text.ends_with('Z') || text.find('+') != std::string_view::npos || text.rfind('-') > 10;
  const std::string full = std::string(text) + (text.size() == 10   ? "T00:00:00Z"
                                                : text.size() == 16 ? ":00Z"
                                                : zoned             ? ""
                                                                    : "Z");
  return parseInstant(full).ok();
}

bool isRecurrence(std::string_view text) {
  if (!text.starts_with('R')) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos ||
      text.substr(1, slash - 1).find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  std::string_view rest = text.substr(slash + 1);
  const std::size_t second = rest.find('/');
  const std::string_view last = second == std::string_view::npos ? rest : rest.substr(second + 1);
  const std::string_view first = second == std::string_view::npos ? std::string_view() : rest.substr(0, second);
  return (parseDuration(last).ok() && (first.empty() || isDate(first))) || (isDate(last) && parseDuration(first).ok());
}

// A name of a variable is plain as well, so only what begins like a date or has no lower case letters is judged.
bool isWrong(std::string_view text, bool (*fits)(std::string_view)) {
  if (!isPlain(text) || fits(text)) return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return std::islower(c); });
}

}  // namespace

void checkTimer(Subject& subject) {
  struct Form {
    Kind kind;
    bool (*fits)(std::string_view);
    const char* expected;
  };
  static const Form kForms[] = {
      {Kind::TimeDate, isDate, "a date and time like 2026-11-23T10:00:00+08:00"},
      {Kind::TimeDuration, [](std::string_view t) { return parseDuration(t).ok(); }, "a duration like P3DT12H"},
      {Kind::TimeCycle, [](std::string_view t) { return isRecurrence(t) || parseDuration(t).ok(); },
       "a recurrence like R3/PT10M"}};
  for (const Element* timer : subject.all(Kind::TimerEventDefinition)) {
    int given = 0;
    for (const Form& form : kForms) {
      const Element* time = timer->child(form.kind);
      if (time == nullptr) continue;
      ++given;
      const std::string_view text = model::trimmed(time->text());
      if (isWrong(text, form.fits))
        subject.report(*time, "expected " + std::string(form.expected) + ", got \"" + std::string(text) + "\"");
    }
    if (given > 1) subject.report(*timer, "has more than one of timeDate, timeDuration and timeCycle");
    if (given == 0 && subject.isExecutable(*timer)) subject.report(*timer, Severity::Warning, "says no time");
  }
}

}  // namespace joinery::check
