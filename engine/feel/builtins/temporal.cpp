// Dates as the calendar names them, and the time of the evaluation (DMN 1.5, 10.3.4.8).
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/zone.h"

namespace joinery::feel {
namespace {

std::optional<Date> dateOf(Call& c) {
  const Datum& d = c.single(0);
  if (d.is(DatumKind::Date)) return d.date();
  if (d.is(DatumKind::DateTime)) return d.dateTime().date;
  c.mismatch(0, "date");
  return std::nullopt;
}

std::int64_t dayOfYearOf(const Date& date) {
  return epochDay(date) - epochDay({date.year, 1, 1}) + 1;
}

Datum dayOfYear(Call& c) {
  const auto date = dateOf(c);
  return date ? Datum(dayOfYearOf(*date)) : Datum();
}

Datum dayOfWeek(Call& c) {
  static constexpr std::array<const char*, 7> kNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                        "Friday", "Saturday", "Sunday"};
  const auto date = dateOf(c);
  return date ? Datum(kNames[static_cast<std::size_t>(weekday(*date) - 1)]) : Datum();
}

Datum monthOfYear(Call& c) {
  static constexpr std::array<const char*, 12> kNames = {"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};
  const auto date = dateOf(c);
  return date ? Datum(kNames[static_cast<std::size_t>(date->month - 1)]) : Datum();
}

// ISO 8601: the week of the year that holds the date's Thursday.
Datum weekOfYear(Call& c) {
  const auto date = dateOf(c);
  if (!date) return {};
  const auto thursday = dateFromEpochDay(epochDay(*date) + 4 - weekday(*date));
  if (!thursday) return c.warn("the date is beyond what FEEL can say");
  return (dayOfYearOf(*thursday) - 1) / 7 + 1;
}

DateTime currentTime(const EvaluateOptions& options) {
  const std::int64_t offset = zoneOffsetAtUtc(options.timeZone, static_cast<double>(options.now.ms));
  const std::int64_t local = options.now.ms + offset * 1000;
  constexpr std::int64_t kDay = kSecondsPerDay * 1000;
  const std::int64_t day = local >= 0 ? local / kDay : -((-local + kDay - 1) / kDay);
  Zone zone;
  zone.kind = Zone::Kind::Named;
  zone.name = std::make_shared<const std::string>(options.timeZone);
  return DateTime{dateFromEpochDay(day).value_or(Date{}), Time{(local - day * kDay) * 1000000, zone}};
}

Datum now(Call& c) {
  return currentTime(c.ev.options());
}

Datum today(Call& c) {
  return currentTime(c.ev.options()).date;
}

constexpr std::array kTable = {Builtin{"day of year", "date", dayOfYear},
                               Builtin{"day of week", "date", dayOfWeek},
                               Builtin{"month of year", "date", monthOfYear},
                               Builtin{"week of year", "date", weekOfYear},
                               Builtin{"now", "", now, false},
                               Builtin{"today", "", today, false}};

}  // namespace

std::span<const Builtin> temporalBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
