// The meaning of FEEL's operators on values (DMN 1.5, 10.3.2.13 and 10.3.2.14).
//
//   equal(Datum(1), Datum("1"))        ->  nullopt: different kinds cannot be compared, FEEL says null
//   add(evaluation, Datum(1), Datum(2)) ->  3
//
// The arithmetic warns where it gives null. Any thread, each with its own Evaluation.
#pragma once

#include <optional>
#include <string_view>

#include "engine/feel/datum.h"
#include "engine/feel/evaluation.h"

namespace joinery::feel {

// Times and dates with times are equal to the second, as the specification's value function has it; a zoned one and one
// without a zone are not equal.
std::optional<bool> equal(const Datum& a, const Datum& b);
// Below, at or above zero; nullopt for kinds without an order. Strings go by code point.
std::optional<int> order(const Datum& a, const Datum& b);
std::optional<bool> includes(const Range& range, const Datum& value);
// One test of `x in (...)` or of a decision table's cell: a range that includes the value, a list that holds it (or a
// range of it), or an equal value.
std::optional<bool> matches(const Datum& value, const Datum& test);
// Same kind and same value without the tolerance of `equal`; for sets of values (distinct values, union, index of).
bool same(const Datum& a, const Datum& b);

using Arithmetic = Datum (*)(Evaluation&, const Datum&, const Datum&);
Datum add(Evaluation& evaluation, const Datum& a, const Datum& b);
Datum subtract(Evaluation& evaluation, const Datum& a, const Datum& b);
Datum multiply(Evaluation& evaluation, const Datum& a, const Datum& b);
Datum divide(Evaluation& evaluation, const Datum& a, const Datum& b);
Datum power(Evaluation& evaluation, const Datum& a, const Datum& b);
Datum negate(Evaluation& evaluation, const Datum& a);

inline Datum toDatum(const std::optional<bool>& truth) {
  return truth ? Datum(*truth) : Datum();
}

}  // namespace joinery::feel
