// JSON values into FEEL's and back.
//
//   fromJson(Value("2026-11-23"))          ->  the string "2026-11-23"; FEEL's date() makes a date of it
//   toJson(Datum(Date{2026, 11, 23}))      ->  "2026-11-23"
//
// Temporal values go out as their ISO texts, ranges as FEEL writes them ("[1..10]"), functions as null: JSON cannot say
// them. Any thread.
#pragma once

#include "engine/feel/datum.h"

namespace joinery::feel {

Datum fromJson(const Value& value);  // objects stay JSON inside and convert when read
Value toJson(const Datum& datum);

// As FEEL's string() writes it; strings within lists and contexts are quoted. Null gives "null".
std::string toText(const Datum& datum);

}  // namespace joinery::feel
