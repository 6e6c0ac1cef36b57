// + - * / ** on every pair of kinds that FEEL allows (DMN 1.5, tables 54 to 58).
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

Datum noSuch(Evaluation& ev, const char* sign, const Datum& a, const Datum& b) {
  return ev.warn("cannot compute " + std::string(kindName(a.kind())) + " " + sign + " " +
                 std::string(kindName(b.kind())));
}

Datum finite(Evaluation& ev, Decimal n, const char* what) {
  if (!n.isFinite()) return ev.warn(what);
  return n;
}

Datum orTooLarge(Evaluation& ev, auto result) {
  if (!result) return ev.warn("the date or duration is beyond what FEEL can say");
  return Datum(std::move(*result));
}

constexpr int pair(DatumKind a, DatumKind b) {
  return static_cast<int>(a) * 16 + static_cast<int>(b);
}

using K = DatumKind;

DateTime atMidnight(const Date& date) {
  Zone utc;
  utc.kind = Zone::Kind::Offset;
  return DateTime{date, Time{0, utc}};
}

DayTimeDuration negated(const DayTimeDuration& d) {
  return makeDuration(-totalNanos(d)).value_or(DayTimeDuration{});
}

Datum addToDate(Evaluation& ev, const Date& date, const DayTimeDuration& duration) {
  const auto sum = addDuration(DateTime{date, {}}, duration);
  if (!sum) return ev.warn("the date is beyond what FEEL can say");
  return sum->date;
}

Datum addMonths(Evaluation& ev, const Datum& to, std::int64_t months) {
  const bool isDate = to.is(K::Date);
  const auto date = joinery::feel::addMonths(isDate ? to.date() : to.dateTime().date, months);
  if (!date) return ev.warn("the date is beyond what FEEL can say");
  if (isDate) return *date;
  return DateTime{*date, to.dateTime().time};
}

Datum difference(Evaluation& ev, const DateTime& a, const DateTime& b) {
  if ((a.time.zone.kind == Zone::Kind::None) != (b.time.zone.kind == Zone::Kind::None))
    return ev.warn("cannot subtract a date and time with a zone and one without");
  return orTooLarge(ev, between(b, a));
}

Datum differenceOfTimes(Evaluation& ev, const Time& a, const Time& b) {
  const auto zoneA = offsetSeconds(a), zoneB = offsetSeconds(b);
  if (zoneA.has_value() != zoneB.has_value()) return ev.warn("cannot subtract a time with a zone and one without");
  const __int128 nanos =
      a.nanos - zoneA.value_or(0) * kNanosPerSecond - (b.nanos - zoneB.value_or(0) * kNanosPerSecond);
  return orTooLarge(ev, makeDuration(nanos));
}

Decimal toNumber(__int128 n) {
  constexpr std::int64_t kHalf = 1000000000000000000;
  return Decimal(static_cast<std::int64_t>(n / kHalf)) * Decimal(kHalf) + Decimal(static_cast<std::int64_t>(n % kHalf));
}

// A decimal as __int128, truncated; nullopt beyond +-1e30.
std::optional<__int128> toWhole(Decimal n) {
  n = n.truncate();
  constexpr std::int64_t kHalf = 1000000000000000;
  const auto high = (n / Decimal(kHalf)).truncate();
  const auto h = high.toInt64(), l = (n - high * Decimal(kHalf)).toInt64();
  if (!h || !l) return std::nullopt;
  return static_cast<__int128>(*h) * kHalf + *l;
}

Datum scaled(Evaluation& ev, const Datum& duration, Decimal factor, bool divided) {
  const auto apply = [&](Decimal n) { return divided ? n / factor : n * factor; };
  if (divided && factor.isZero()) return ev.warn("cannot divide a duration by zero");
  if (duration.is(K::YearMonthDuration)) {
    const auto months = apply(Decimal(duration.yearMonth().months)).truncate().toInt64();
    if (!months) return ev.warn("the duration is beyond what FEEL can say");
    return YearMonthDuration{*months};
  }
  const auto nanos = toWhole(apply(toNumber(totalNanos(duration.dayTime()))));
  return orTooLarge(ev, nanos ? makeDuration(*nanos) : std::nullopt);
}

Datum addMonthCounts(Evaluation& ev, std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return ev.warn("the duration is beyond what FEEL can say");
  return YearMonthDuration{sum};
}

}  // namespace

Datum add(Evaluation& ev, const Datum& a, const Datum& b) {
  if (a.isNumber() && b.isNumber()) return finite(ev, a.number() + b.number(), "the sum is too large");
  switch (pair(a.kind(), b.kind())) {
    case pair(K::String, K::String):
      if (!ev.mayMake(a.string().size() + b.string().size())) return {};
      return a.string() + b.string();
    case pair(K::Date, K::DayTimeDuration):
      return addToDate(ev, a.date(), b.dayTime());
    case pair(K::Time, K::DayTimeDuration):
      return addDuration(a.time(), b.dayTime());
    case pair(K::DateTime, K::DayTimeDuration):
      return orTooLarge(ev, addDuration(a.dateTime(), b.dayTime()));
    case pair(K::Date, K::YearMonthDuration):
    case pair(K::DateTime, K::YearMonthDuration):
      return addMonths(ev, a, b.yearMonth().months);
    case pair(K::DayTimeDuration, K::DayTimeDuration):
      return orTooLarge(ev, makeDuration(totalNanos(a.dayTime()) + totalNanos(b.dayTime())));
    case pair(K::YearMonthDuration, K::YearMonthDuration):
      return addMonthCounts(ev, a.yearMonth().months, b.yearMonth().months);
    case pair(K::DayTimeDuration, K::Date):
    case pair(K::DayTimeDuration, K::Time):
    case pair(K::DayTimeDuration, K::DateTime):
    case pair(K::YearMonthDuration, K::Date):
    case pair(K::YearMonthDuration, K::DateTime):
      return add(ev, b, a);
    default:
      return noSuch(ev, "+", a, b);
  }
}

Datum subtract(Evaluation& ev, const Datum& a, const Datum& b) {
  if (a.isNumber() && b.isNumber()) return finite(ev, a.number() - b.number(), "the difference is too large");
  switch (pair(a.kind(), b.kind())) {
    case pair(K::Date, K::Date):
      return difference(ev, atMidnight(a.date()), atMidnight(b.date()));
    case pair(K::Date, K::DateTime):
      return difference(ev, atMidnight(a.date()), b.dateTime());
    case pair(K::DateTime, K::Date):
      return difference(ev, a.dateTime(), atMidnight(b.date()));
    case pair(K::DateTime, K::DateTime):
      return difference(ev, a.dateTime(), b.dateTime());
    case pair(K::Time, K::Time):
      return differenceOfTimes(ev, a.time(), b.time());
    case pair(K::Date, K::DayTimeDuration):
      return addToDate(ev, a.date(), negated(b.dayTime()));
    case pair(K::Time, K::DayTimeDuration):
      return addDuration(a.time(), negated(b.dayTime()));
    case pair(K::DateTime, K::DayTimeDuration):
      return orTooLarge(ev, addDuration(a.dateTime(), negated(b.dayTime())));
    case pair(K::Date, K::YearMonthDuration):
    case pair(K::DateTime, K::YearMonthDuration):
      return addMonths(ev, a, -b.yearMonth().months);
    case pair(K::DayTimeDuration, K::DayTimeDuration):
      return orTooLarge(ev, makeDuration(totalNanos(a.dayTime()) - totalNanos(b.dayTime())));
    case pair(K::YearMonthDuration, K::YearMonthDuration):
      return addMonthCounts(ev, a.yearMonth().months, -b.yearMonth().months);
    default:
      return noSuch(ev, "-", a, b);
  }
}

Datum multiply(Evaluation& ev, const Datum& a, const Datum& b) {
  if (a.isNumber() && b.isNumber()) return finite(ev, a.number() * b.number(), "the product is too large");
  const auto isDuration = [](const Datum& d) { return d.is(K::DayTimeDuration) || d.is(K::YearMonthDuration); };
  if (isDuration(a) && b.isNumber()) return scaled(ev, a, b.number(), false);
  if (a.isNumber() && isDuration(b)) return scaled(ev, b, a.number(), false);
  return noSuch(ev, "*", a, b);
}

Datum divide(Evaluation& ev, const Datum& a, const Datum& b) {
  if (a.isNumber() && b.isNumber()) {
    if (b.number().isZero()) return ev.warn("cannot divide by zero");
    return finite(ev, a.number() / b.number(), "the quotient is too large");
  }
  if ((a.is(K::DayTimeDuration) || a.is(K::YearMonthDuration)) && b.isNumber()) return scaled(ev, a, b.number(), true);
  if (a.is(K::DayTimeDuration) && b.is(K::DayTimeDuration)) {
    const Decimal divisor = toNumber(totalNanos(b.dayTime()));
    if (divisor.isZero()) return ev.warn("cannot divide by a duration of zero");
    return toNumber(totalNanos(a.dayTime())) / divisor;
  }
  if (a.is(K::YearMonthDuration) && b.is(K::YearMonthDuration)) {
    if (b.yearMonth().months == 0) return ev.warn("cannot divide by a duration of zero");
    return Decimal(a.yearMonth().months) / Decimal(b.yearMonth().months);
  }
  return noSuch(ev, "/", a, b);
}

Datum power(Evaluation& ev, const Datum& a, const Datum& b) {
  if (!a.isNumber() || !b.isNumber()) return noSuch(ev, "**", a, b);
  return finite(ev, a.number().power(b.number()), "the power is no number");
}

Datum negate(Evaluation& ev, const Datum& a) {
  switch (a.kind()) {
    case K::Number:
      return -a.number();
    case K::DayTimeDuration:
      return negated(a.dayTime());
    case K::YearMonthDuration:
      return YearMonthDuration{-a.yearMonth().months};
    default:
      return ev.warn("cannot negate a " + std::string(kindName(a.kind())));
  }
}

}  // namespace joinery::feel
