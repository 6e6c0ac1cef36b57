#include <algorithm>
#include <charconv>

#include "engine/run/events/calendar.h"
#include "engine/run/events/cron.h"
#include "engine/run/events/timer.h"

namespace joinery::run {

namespace {

// Turns of a cycle that are late by less than this are made up one by one; beyond it they are passed over.
constexpr std::int64_t kGraceMs = 60'000;
constexpr std::int64_t kMostCounted = 10'000;  // missed turns of a cron expression; more are not told apart

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

// R[n]/[start/]duration or R[n]/start/end, taken apart.
struct Cycle {
  std::int64_t times = -1;  // -1: for ever
  Period every;
  std::string everyText;
  std::optional<Instant> start;
};

std::optional<Cycle> readCycle(std::string_view text, const std::string& timeZone) {
  Cycle cycle;
  auto slash = text.find('/');
  if (text.empty() || text.front() != 'R' || slash == std::string_view::npos) return std::nullopt;
  std::string_view count = text.substr(1, slash - 1), rest = text.substr(slash + 1);
  if (!count.empty()) {
    auto [end, fault] = std::from_chars(count.data(), count.data() + count.size(), cycle.times);
    if (fault != std::errc() || end != count.data() + count.size() || cycle.times < 1) return std::nullopt;
  }
  auto second = rest.find('/');
  cycle.everyText = second == std::string_view::npos ? rest : rest.substr(second + 1);
  if (second != std::string_view::npos) {
    auto start = instantOf(rest.substr(0, second), timeZone);
    if (!start) return std::nullopt;
    cycle.start = *start;
    if (auto end = instantOf(cycle.everyText, timeZone)) {
      cycle.everyText = formatDuration({.ms = std::max<std::int64_t>(0, end->ms - start->ms)});
    }
  }
  auto every = parsePeriod(cycle.everyText);
  if (!every || every->isNegative() || every->isZero()) return std::nullopt;
  cycle.every = *every;
  return cycle;
}

// The first turn that is due at `now` or later; turn n is n periods after `from`.
std::int64_t turnFrom(Instant from, const Period& every, Instant now, const std::string& timeZone) {
  std::int64_t turn = std::max<std::int64_t>(0, (now.ms - from.ms) / std::max<std::int64_t>(1, roughly(every)));
  while (turn > 0 && addPeriod(from, every, turn - 1, timeZone) >= now) --turn;
  while (addPeriod(from, every, turn, timeZone) < now) ++turn;
  return turn;
}

Value leftValue(std::int64_t left) {
  return left < 0 ? Value() : Value(left);
}

Value cycleValue(const std::string& every, Instant from, std::int64_t turn, std::int64_t left) {
  if (left == 0) return {};
  return Value::object({{"left", leftValue(left)}, {"every", every}, {"from", from.ms}, {"turn", turn}});
}

TimerPlan planPeriods(const Cycle& cycle, Instant now, const std::string& timeZone) {
  const Instant from = cycle.start.value_or(now);
  // Without a start the first turn is one period from now. Turns that were due before now are passed over; if all
  // were, the last one is due at once, as a date in the past is.
  const std::int64_t first = cycle.start ? 0 : 1;
  std::int64_t turn = cycle.start ? turnFrom(from, cycle.every, now, timeZone) : 1;
  if (cycle.times > 0) turn = std::min(turn, first + cycle.times - 1);
  const std::int64_t left = cycle.times < 0 ? -1 : first + cycle.times - 1 - turn;
  return {addPeriod(from, cycle.every, turn, timeZone), cycleValue(cycle.everyText, from, turn, left)};
}

Result<TimerPlan> planCycle(const Value& when, Instant now, const std::string& timeZone) {
  const auto wrong = [&](std::string_view expected) { return invalid(when, expected); };
  if (!when.isString()) return wrong("a cycle such as R3/PT10S or 0 9 * * MON-FRI");
  const std::string& text = when.string();
  if (text.starts_with("R")) {
    auto cycle = readCycle(text, timeZone);
    if (!cycle) return wrong("a cycle such as R3/PT10S");
    return planPeriods(*cycle, now, timeZone);
  }
  auto cron = Cron::parse(text);
  if (!cron) return wrong("a cycle such as R3/PT10S or 0 9 * * MON-FRI (" + cron.error().message + ")");
  auto due = cron->next(now, timeZone);
  if (!due) return wrong("a cron expression that names a day that there is");
  return TimerPlan{*due, Value::object({{"left", Value()}, {"cron", Value(text)}})};
}

std::int64_t whole(const Value* value, std::int64_t fallback) {
  return value && value->isNumber() ? value->number().toInt64().value_or(fallback) : fallback;
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
    auto period = when.isString() ? parsePeriod(when.string()) : Result<Period>(Error{});
    if (!period) return invalid(when, "a duration such as P3DT12H");
    plan.dueAt = addPeriod(now, *period, 1, timeZone);
    return plan;
  }
  auto at = when.isString() ? instantOf(when.string(), timeZone) : Result<Instant>(Error{});
  if (!at) return invalid(when, "a date and time such as 2026-11-23T10:00:00+08:00");
  plan.dueAt = *at;
  return plan;
}

NextTurn nextTurn(const TimerPlan& fired, Instant now, const std::string& timeZone) {
  if (fired.cycle.isNull()) return {};
  const Instant horizon{now.ms - kGraceMs};  // what is due before it is passed over
  if (fired.cycle.find("cron")) {
    auto cron = Cron::parse(fired.cycle.text("cron"));
    auto next = cron ? cron->next(fired.dueAt, timeZone) : std::nullopt;
    if (!next || *next >= horizon) return {next ? std::optional(TimerPlan{*next, fired.cycle}) : std::nullopt, 0};
    std::int64_t missed = 0;
    for (auto turn = next; turn && *turn < now && missed < kMostCounted; turn = cron->next(*turn, timeZone)) ++missed;
    next = cron->next(now, timeZone);
    return {next ? std::optional(TimerPlan{*next, fired.cycle}) : std::nullopt, missed};
  }
  auto every = parsePeriod(fired.cycle.text("every"));
  if (!every) return {};
  const std::int64_t left = whole(fired.cycle.find("left"), -1);
  if (left == 0) return {};
  // Cycles of earlier versions know only when they were due.
  const Instant from{whole(fired.cycle.find("from"), fired.dueAt.ms)};
  const std::int64_t before = whole(fired.cycle.find("turn"), 0);
  std::int64_t turn = before + 1;
  if (addPeriod(from, *every, turn, timeZone) < horizon) turn = turnFrom(from, *every, now, timeZone);
  const std::int64_t missed = turn - before - 1;
  if (left > 0 && missed >= left) return {std::nullopt, left};
  const std::int64_t after = left < 0 ? -1 : left - missed - 1;
  return {TimerPlan{addPeriod(from, *every, turn, timeZone), cycleValue(fired.cycle.text("every"), from, turn, after)},
          missed};
}

}  // namespace joinery::run
