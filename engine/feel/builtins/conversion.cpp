// From one kind to another (DMN 1.5, 10.3.4.1).
#include "engine/feel/conversion.h"

#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/json.h"
#include "engine/feel/parser.h"

namespace joinery::feel {
namespace {

Datum noText(Call& c, const char* what, const std::string& text) {
  return c.warn("\"" + text + "\" is no " + what);
}

Datum dateFromParts(Call& c) {
  const auto year = c.integer(0), month = c.integer(1), day = c.integer(2);
  if (!year || !month || !day) return {};
  const bool small = *year >= -kMaxYear && *year <= kMaxYear && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
  const Date out{static_cast<std::int32_t>(small ? *year : 0), static_cast<std::int8_t>(small ? *month : 0),
                 static_cast<std::int8_t>(small ? *day : 0)};
  if (!isValid(out)) return c.warn("there is no such day");
  return out;
}

Datum date(Call& c) {
  if (c.signature() == 1) return dateFromParts(c);
  const Datum& from = c.single(0);
  if (from.is(DatumKind::Date)) return from;
  if (from.is(DatumKind::DateTime)) return from.dateTime().date;
  const std::string* text = c.string(0);
  if (!text) return {};
  const auto out = parseDate(*text);
  return out ? Datum(*out) : noText(c, "date", *text);
}

Datum timeFromParts(Call& c) {
  const auto hour = c.integer(0), minute = c.integer(1);
  const auto second = c.number(2);
  if (!hour || !minute || !second) return {};
  const auto nanos = (*second * Decimal(kNanosPerSecond)).truncate().toInt64();
  if (*hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || !nanos || *nanos < 0 || *nanos >= 60 * kNanosPerSecond)
    return c.warn("there is no such time");
  Zone zone;
  if (c.has(3)) {
    const Datum& offset = c.single(3);
    if (!offset.is(DatumKind::DayTimeDuration)) return c.mismatch(3, "days and time duration");
    if (offset.dayTime().seconds > kMaxOffset || offset.dayTime().seconds < -kMaxOffset)
      return c.warn("an offset is at most 18 hours");
    zone.kind = Zone::Kind::Offset;
    zone.offset = static_cast<std::int32_t>(offset.dayTime().seconds);
  }
  return Time{(*hour * 3600 + *minute * 60) * kNanosPerSecond + *nanos, zone};
}

Datum time(Call& c) {
  if (c.signature() == 1) return timeFromParts(c);
  const Datum& from = c.single(0);
  if (from.is(DatumKind::Time)) return from;
  if (from.is(DatumKind::DateTime)) return from.dateTime().time;
  if (from.is(DatumKind::Date)) {
    Zone utc;
    utc.kind = Zone::Kind::Offset;
    return Time{0, utc};
  }
  const std::string* text = c.string(0);
  if (!text) return {};
  const auto out = parseTime(*text);
  return out ? Datum(*out) : noText(c, "time", *text);
}

Datum dateAndTime(Call& c) {
  if (c.signature() == 1) {
    const Datum &day = c.single(0), &at = c.single(1);
    if (!at.is(DatumKind::Time)) return c.mismatch(1, "time");
    if (day.is(DatumKind::Date)) return DateTime{day.date(), at.time()};
    if (day.is(DatumKind::DateTime)) return DateTime{day.dateTime().date, at.time()};
    return c.mismatch(0, "date");
  }
  const Datum& from = c.single(0);
  if (from.is(DatumKind::DateTime)) return from;
  if (from.is(DatumKind::Date)) return DateTime{from.date(), {}};
  const std::string* text = c.string(0);
  if (!text) return {};
  const auto out = parseDateTime(*text);
  return out ? Datum(*out) : noText(c, "date and time", *text);
}

// A separator argument: null or missing means none; nullopt and a warning if it is not one of `allowed`.
std::optional<std::string> separator(Call& c, std::size_t i, std::string_view allowed) {
  if (!c.has(i)) return std::string();
  const std::string* text = c.string(i);
  if (!text) return std::nullopt;
  if (text->size() == 1 && allowed.find((*text)[0]) != std::string_view::npos) return *text;
  c.warn("\"" + *text + "\" cannot separate here");
  return std::nullopt;
}

Datum number(Call& c) {
  if (c.single(0).isNumber() && c.size() == 1) return c.single(0);
  const std::string* text = c.string(0);
  if (!text) return {};
  const auto grouping = separator(c, 1, " ,."), point = separator(c, 2, ",.");
  if (!grouping || !point) return {};
  if (!grouping->empty() && *grouping == *point) return c.warn("the separators have to differ");
  std::string plain;
  for (const char letter : *text) {
    if (!grouping->empty() && letter == (*grouping)[0]) continue;
    const bool isPoint = !point->empty() && letter == (*point)[0];
    if (letter == '.' && !point->empty() && !isPoint) return noText(c, "number", *text);
    plain += isPoint ? '.' : letter;
  }
  const bool sign = plain.starts_with('+');
  const auto out = sign ? std::nullopt : Decimal::parse(plain);
  return out ? Datum(*out) : noText(c, "number", *text);
}

Datum string(Call& c) {
  if (c.at(0).isNull()) return {};
  if (c.at(0).isString()) return c.at(0);
  if (!c.ev.step(c.at(0).weight())) return {};
  std::string out = toText(c.at(0), c.ev.options().limits.stringSize + 3);
  return c.ev.mayMake(out.size()) ? Datum(std::move(out)) : Datum();
}

Datum duration(Call& c) {
  const Datum& from = c.single(0);
  if (from.is(DatumKind::DayTimeDuration) || from.is(DatumKind::YearMonthDuration)) return from;
  const std::string* text = c.string(0);
  if (!text) return {};
  const Datum out = durationFromText(*text);
  return out.isNull() ? noText(c, "duration", *text) : out;
}

std::optional<DateTime> dayOf(Call& c, std::size_t i) {
  const Datum& d = c.single(i);
  if (d.is(DatumKind::Date)) return DateTime{d.date(), {}};
  if (d.is(DatumKind::DateTime)) return d.dateTime();
  c.mismatch(i, "date");
  return std::nullopt;
}

// Whole months from one to the other, towards zero.
Datum yearsAndMonths(Call& c) {
  const auto from = dayOf(c, 0), to = dayOf(c, 1);
  if (!from || !to) return {};
  const Date &a = from->date, &b = to->date;
  std::int64_t months = (b.year - std::int64_t{a.year}) * 12 + b.month - a.month;
  const bool early = b.day < a.day || (b.day == a.day && to->time.nanos < from->time.nanos);
  const bool late = b.day > a.day || (b.day == a.day && to->time.nanos > from->time.nanos);
  if (months > 0 && early) --months;
  if (months < 0 && late) ++months;
  return YearMonthDuration{months};
}

// range("[1..10]"): the text of a range whose ends are literals.
Datum range(Call& c) {
  const std::string* text = c.string(0);
  if (!text) return {};
  const Datum out = rangeFromText(*text);
  return out.isNull() ? noText(c, "range", *text) : out;
}

constexpr std::array kTable = {Builtin{"date", "from | year, month, day", date},
                               Builtin{"time", "from | hour, minute, second, offset?", time},
                               Builtin{"date and time", "from | date, time", dateAndTime},
                               Builtin{"number", "from, grouping separator?, decimal separator?", number},
                               Builtin{"string", "from", string},
                               Builtin{"duration", "from", duration},
                               Builtin{"years and months duration", "from, to", yearsAndMonths},
                               Builtin{"range", "from", range}};

}  // namespace

std::span<const Builtin> conversionBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
