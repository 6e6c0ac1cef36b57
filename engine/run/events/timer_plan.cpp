#include <charconv>

#include "engine/run/events/cron.h"
#include "engine/run/events/timer.h"

namespace joinery::run {

namespace {

Error invalid(const Value& when, std::string_view expected) {
  std::string came = when.isString() ? "'" + when.string() + "'" : std::string(typeName(when.type()));
  return makeError(ErrorKind::Refused, "timer-invalid", "a timer needs " + std::string(expected) + ", not " + came);
}

bool hasZone(std::string_view text) {
  auto time = text.find('T');
  return time != std::string_view::npos && text.find_first_of("Z@+-", time) != std::string_view::npos;
}

// Local times need the zone's rules: FEEL knows them.
Result<Instant> localInstant(std::string text, const std::string& timeZone) {
  static const auto kSinceEpoch =
      feel::Expression::compile("date and time(text) - date and time(\"1970-01-01T00:00:00Z\")", {});
  if (!kSinceEpoch) return kSinceEpoch.error();
  if (text.find('T') == std::string::npos) text += "T00:00:00";
  if (!hasZone(text)) text += "@" + timeZone;
  feel::Outcome outcome = kSinceEpoch->evaluate(feel::ContextScope(Value::object({{"text", Value(text)}})), {});
  if (!outcome.value.isString())
    return makeError(ErrorKind::Refused, "malformed-instant", "'" + text + "' is no date and time");
  auto duration = parseDuration(outcome.value.string());
  if (!duration) return duration.error();
  return Instant{duration->negative ? -duration->ms : duration->ms};
}

// R[n]/[start/]duration, or a cron expression: fields with spaces between them.
Result<TimerPlan> planCycle(const Value& when, Instant now, const std::string& timeZone) {
  auto wrong = [&] { return invalid(when, "a cycle such as R3/PT10S or 0 9 * * MON-FRI"); };
  if (!when.isString()) return wrong();
  std::string_view text = when.string();
  if (!text.starts_with('R') && text.find(' ') != std::string_view::npos) {
    auto next = nextCron(text, now, timeZone);
    if (!next) return next.error();
    return TimerPlan{.dueAt = *next, .every = {}, .left = -1, .isCron = true};
  }
  auto slash = text.find('/');
  if (text.empty() || text.front() != 'R' || slash == std::string_view::npos) return wrong();
  std::string_view count = text.substr(1, slash - 1), rest = text.substr(slash + 1);
  TimerPlan plan;
  std::int64_t times = -1;
  if (!count.empty()) {
    auto [end, fault] = std::from_chars(count.data(), count.data() + count.size(), times);
    if (fault != std::errc() || end != count.data() + count.size() || times < 1) return wrong();
  }
  plan.left = times < 0 ? -1 : times - 1;
  auto second = rest.find('/');
  auto every = parseDuration(second == std::string_view::npos ? rest : rest.substr(second + 1));
  if (!every || every->negative || (every->ms == 0 && every->months == 0)) return wrong();
  plan.every = *every;
  plan.dueAt = addDuration(now, *every);
  if (second != std::string_view::npos) {
    auto start = instantOf(rest.substr(0, second), timeZone);
    if (!start) return wrong();
    plan.dueAt = *start;
  }
  return plan;
}

}  // namespace

Result<Instant> instantOf(std::string_view text, const std::string& timeZone) {
  auto exact = parseInstant(text);
  if (exact || text.size() < 10) return exact;
  return localInstant(std::string(text), timeZone);
}

Result<TimerPlan> planTimer(TimerKind kind, const Value& when, Instant now, const std::string& timeZone) {
  if (kind == TimerKind::Cycle) return planCycle(when, now, timeZone);
  TimerPlan plan;
  if (kind == TimerKind::Duration) {
    auto duration = when.isString() ? parseDuration(when.string()) : Result<Duration>(Error{});
    if (!duration) return invalid(when, "a duration such as P3DT12H");
    plan.dueAt = addDuration(now, *duration);
    return plan;
  }
  auto at = when.isString() ? instantOf(when.string(), timeZone) : Result<Instant>(Error{});
  if (!at) return invalid(when, "a date and time such as 2026-11-23T10:00:00+08:00");
  plan.dueAt = *at;
  return plan;
}

}  // namespace joinery::run
