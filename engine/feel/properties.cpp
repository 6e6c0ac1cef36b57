#include "engine/feel/properties.h"

#include <algorithm>
#include <array>

namespace joinery::feel {
namespace {

using Read = Datum (*)(const Datum&);

struct Property {
  DatumKind kind;
  std::string_view name;
  Read read;
};

const Date& dateOf(const Datum& d) {
  return d.is(DatumKind::Date) ? d.date() : d.dateTime().date;
}
const Time& timeOf(const Datum& d) {
  return d.is(DatumKind::Time) ? d.time() : d.dateTime().time;
}

Datum year(const Datum& d) {
  return dateOf(d).year;
}
Datum month(const Datum& d) {
  return int{dateOf(d).month};
}
Datum day(const Datum& d) {
  return int{dateOf(d).day};
}
Datum weekdayOf(const Datum& d) {
  return weekday(dateOf(d));
}
Datum hour(const Datum& d) {
  return timeOf(d).hour();
}
Datum minute(const Datum& d) {
  return timeOf(d).minute();
}
Datum second(const Datum& d) {
  return timeOf(d).second();
}

Datum offset(const Datum& d) {
  const auto seconds = d.is(DatumKind::Time) ? offsetSeconds(d.time()) : offsetSeconds(d.dateTime());
  if (!seconds) return {};
  return DayTimeDuration{*seconds, 0};
}

Datum zone(const Datum& d) {
  const Zone& zone = timeOf(d).zone;
  if (zone.kind == Zone::Kind::Named) return zone.name;
  return {};
}

// The parts of a duration carry its sign.
Datum part(const Datum& d, std::int64_t unit, std::int64_t modulo) {
  const __int128 total = totalNanos(d.dayTime());
  const __int128 seconds = (total < 0 ? -total : total) / kNanosPerSecond;
  const auto amount = static_cast<std::int64_t>(modulo == 0 ? seconds / unit : seconds / unit % modulo);
  return total < 0 ? -amount : amount;
}

Datum days(const Datum& d) {
  return part(d, kSecondsPerDay, 0);
}
Datum hours(const Datum& d) {
  return part(d, 3600, 24);
}
Datum minutes(const Datum& d) {
  return part(d, 60, 60);
}
Datum seconds(const Datum& d) {
  return part(d, 1, 60);
}
Datum years(const Datum& d) {
  return d.yearMonth().months / 12;
}
Datum months(const Datum& d) {
  return d.yearMonth().months % 12;
}

Datum start(const Datum& d) {
  return d.range().low;
}
Datum end(const Datum& d) {
  return d.range().form == Range::Form::Equal ? d.range().low : d.range().high;
}
Datum startIncluded(const Datum& d) {
  return d.range().lowIncluded;
}
Datum endIncluded(const Datum& d) {
  return d.range().highIncluded;
}

using K = DatumKind;
constexpr std::array kProperties = {Property{K::Date, "year", year},
                                    Property{K::Date, "month", month},
                                    Property{K::Date, "day", day},
                                    Property{K::Date, "weekday", weekdayOf},
                                    Property{K::DateTime, "year", year},
                                    Property{K::DateTime, "month", month},
                                    Property{K::DateTime, "day", day},
                                    Property{K::DateTime, "weekday", weekdayOf},
                                    Property{K::DateTime, "hour", hour},
                                    Property{K::DateTime, "minute", minute},
                                    Property{K::DateTime, "second", second},
                                    Property{K::DateTime, "time offset", offset},
                                    Property{K::DateTime, "timezone", zone},
                                    Property{K::Time, "hour", hour},
                                    Property{K::Time, "minute", minute},
                                    Property{K::Time, "second", second},
                                    Property{K::Time, "time offset", offset},
                                    Property{K::Time, "timezone", zone},
                                    Property{K::DayTimeDuration, "days", days},
                                    Property{K::DayTimeDuration, "hours", hours},
                                    Property{K::DayTimeDuration, "minutes", minutes},
                                    Property{K::DayTimeDuration, "seconds", seconds},
                                    Property{K::YearMonthDuration, "years", years},
                                    Property{K::YearMonthDuration, "months", months},
                                    Property{K::Range, "start", start},
                                    Property{K::Range, "end", end},
                                    Property{K::Range, "start included", startIncluded},
                                    Property{K::Range, "end included", endIncluded}};

}  // namespace

Datum property(Evaluation& evaluation, const Datum& value, std::string_view name) {
  for (const Property& p : kProperties)
    if (p.kind == value.kind() && p.name == name) return p.read(value);
  return evaluation.warn("a " + std::string(kindName(value.kind())) + " has no \"" + std::string(name) + "\"");
}

}  // namespace joinery::feel
