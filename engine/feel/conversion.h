// Texts into values, as literals and conversion functions need them. Any thread.
#pragma once

#include <string_view>

#include "engine/feel/datum.h"

namespace joinery::feel {

// A date, time, date and time or duration, whichever the text spells; null for anything else (the @-literal,
// DMN 1.5, 10.3.1.2, rule 62).
Datum temporalFromText(std::string_view text);
Datum durationFromText(std::string_view text);  // either kind; null for anything else
// "[1..10]", "< 5" ...: a range whose ends are literals or conversions of literals; null for anything else.
Datum rangeFromText(std::string_view text);

}  // namespace joinery::feel
