// Equality, order and membership.
#include <algorithm>

#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

// Nanoseconds on the time line (with a zone) or on the local one.
__int128 line(const DateTime& at) {
  return static_cast<__int128>(instantSeconds(at)) * kNanosPerSecond + at.time.nanos % kNanosPerSecond;
}

std::int64_t line(const Time& at) {
  return at.nanos - offsetSeconds(at).value_or(0) * kNanosPerSecond;
}

template <typename T>
bool bothZonedOrNeither(const T& a, const T& b) {
  const auto zoned = [](const auto& x) {
    if constexpr (std::is_same_v<T, DateTime>)
      return x.time.zone.kind != Zone::Kind::None;
    else
      return x.zone.kind != Zone::Kind::None;
  };
  return zoned(a) == zoned(b);
}

template <typename T>
bool equalToTheSecond(const T& a, const T& b) {
  if (!bothZonedOrNeither(a, b)) return false;
  const auto toSecond = [](auto nanos) {
    auto rest = nanos % kNanosPerSecond;
    if (rest < 0) rest += kNanosPerSecond;
    return nanos - rest;
  };
  return toSecond(line(a)) == toSecond(line(b));
}

template <typename T>
int sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int sign(Decimal a, Decimal b) {
  const auto order = a <=> b;
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::optional<bool> equalLists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto same = equal(a[i], b[i]);
    if (!same)
      unknown = true;
    else if (!*same)
      return false;
  }
  return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> equalContexts(const Context& a, const Context& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (const Member& m : a.members()) {
    const auto other = b.find(m.first);
    if (!other) return false;
    const auto same = equal(m.second, *other);
    if (!same)
      unknown = true;
    else if (!*same)
      return false;
  }
  return unknown ? std::nullopt : std::optional(true);
}

bool equalRanges(const Range& a, const Range& b) {
  const auto sameEnd = [](const Datum& x, const Datum& y) { return equal(x, y).value_or(false); };
  return a.form == b.form && a.lowIncluded == b.lowIncluded && a.highIncluded == b.highIncluded &&
         sameEnd(a.low, b.low) && sameEnd(a.high, b.high);
}

bool listHolds(const List& items, const Datum& value) {
  return std::any_of(items.begin(), items.end(), [&](const Datum& item) {
    if (item.is(DatumKind::Range) && includes(item.range(), value).value_or(false)) return true;
    return equal(item, value).value_or(false);
  });
}

}  // namespace

std::optional<bool> equal(const Datum& a, const Datum& b) {
  if (a.isNull() || b.isNull()) return a.isNull() && b.isNull();
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case DatumKind::Boolean:
      return a.boolean() == b.boolean();
    case DatumKind::Number:
      return a.number() == b.number();
    case DatumKind::String:
      return a.string() == b.string();
    case DatumKind::List:
      return equalLists(a.items(), b.items());
    case DatumKind::Context:
      return equalContexts(a.context(), b.context());
    case DatumKind::Date:
      return a.date() == b.date();
    case DatumKind::Time:
      return equalToTheSecond(a.time(), b.time());
    case DatumKind::DateTime:
      return equalToTheSecond(a.dateTime(), b.dateTime());
    case DatumKind::DayTimeDuration:
      return a.dayTime() == b.dayTime();
    case DatumKind::YearMonthDuration:
      return a.yearMonth() == b.yearMonth();
    case DatumKind::Range:
      return equalRanges(a.range(), b.range());
    case DatumKind::Function:
      return a.sharedFunction() == b.sharedFunction();
    default:
      return std::nullopt;
  }
}

std::optional<int> order(const Datum& a, const Datum& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case DatumKind::Number:
      return sign(a.number(), b.number());
    case DatumKind::String:
      return sign(a.string(), b.string());  // UTF-8 orders bytewise as by code point
    case DatumKind::Date:
      return sign(a.date(), b.date());
    case DatumKind::Time:
      if (!bothZonedOrNeither(a.time(), b.time())) return std::nullopt;
      return sign(line(a.time()), line(b.time()));
    case DatumKind::DateTime:
      if (!bothZonedOrNeither(a.dateTime(), b.dateTime())) return std::nullopt;
      return sign(line(a.dateTime()), line(b.dateTime()));
    case DatumKind::DayTimeDuration:
      return sign(a.dayTime(), b.dayTime());
    case DatumKind::YearMonthDuration:
      return sign(a.yearMonth(), b.yearMonth());
    default:
      return std::nullopt;
  }
}

std::optional<bool> includes(const Range& range, const Datum& value) {
  if (range.form == Range::Form::Equal) return equal(value, range.low);
  if (range.form == Range::Form::NotEqual) {
    const auto is = equal(value, range.low);
    return is ? std::optional(!*is) : std::nullopt;
  }
  if (range.hasLow()) {
    const auto low = order(value, range.low);
    if (!low) return std::nullopt;
    if (*low < 0 || (*low == 0 && !range.lowIncluded)) {
      if (range.hasHigh() && range.high.isNull()) return std::nullopt;
      return false;
    }
  }
  if (range.hasHigh()) {
    const auto high = order(value, range.high);
    if (!high) return std::nullopt;
    if (*high > 0 || (*high == 0 && !range.highIncluded)) return false;
  }
  return true;
}

std::optional<bool> matches(const Datum& value, const Datum& test) {
  if (test.is(DatumKind::Range) && !value.is(DatumKind::Range)) return includes(test.range(), value);
  if (test.isList()) {
    if (value.isList() && equal(value, test).value_or(false)) return true;
    return listHolds(test.items(), value);
  }
  return equal(value, test);
}

bool same(const Datum& a, const Datum& b) {
  return equal(a, b).value_or(false);
}

}  // namespace joinery::feel
