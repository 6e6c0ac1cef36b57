// JSON values into FEEL's and back.
//
//   fromJson(Value("2026-11-23"))          ->  the string "2026-11-23"; FEEL's date() makes a date of it
//   toJson(Datum(Date{2026, 11, 23}))      ->  "2026-11-23"
//
// Temporal values go out as their ISO texts, ranges as FEEL writes them ("[1..10]"), functions as null: JSON cannot say
// them. Any thread.
#pragma once

#include "engine/feel/datum.h"
#include "engine/feel/evaluation.h"

namespace joinery::feel {

Datum fromJson(const Value& value);  // objects stay JSON inside and convert when read
Value toJson(const Datum& datum);    // of a value that is known to be small
// Null and an error in the evaluation if the JSON would nest deeper or hold more than its limits allow.
Value toJson(Evaluation& evaluation, const Datum& datum);

inline constexpr std::size_t kShortText = 200;  // bytes, for messages
// As FEEL's string() writes it; strings within lists and contexts are quoted. Null gives "null". Longer texts are cut
// soon after `limit` bytes and end in "...".
std::string toText(const Datum& datum, std::size_t limit = kShortText);

}  // namespace joinery::feel
