// Types of FEEL (DMN 1.5, 10.3.2.9): what `instance of` tests and what parameters and item definitions demand.
//
//   auto t = builtinType("years and months duration");
//   isInstance(*t, Datum(YearMonthDuration{12}))          ->  true
//   coerce(t, Datum::list({Datum(1)}))                    ->  as "from singleton list" (10.3.2.9.4)
//
// Types are immutable and shared; any thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/feel/datum.h"

namespace joinery::feel {

class Type;
using TypePtr = std::shared_ptr<const Type>;

class Type {
 public:
  enum class Kind { Any, Null, Simple, List, Context, Range, Function };
  Kind kind = Kind::Any;
  DatumKind simple = DatumKind::Null;                    // for Simple
  bool anyDuration = false;                              // Simple: either of the two durations
  TypePtr element;                                       // of List and Range; nullptr: Any
  std::vector<std::pair<std::string, TypePtr>> members;  // of Context
  std::vector<TypePtr> parameters;                       // of Function
  TypePtr result;                                        // of Function
  bool anyFunction = false;                              // Function without a signature
  std::string name;                                      // for messages
  // An item definition's allowed values; empty: everything of the type.
  std::function<bool(const Datum&)> allows;
  std::vector<Datum> allowedValues;  // the constants among the allowed values, for checks that need examples
};

// "number", "Any", "date and time", "list", ...; nullptr if FEEL has no type of that name. "dateTime",
// "dayTimeDuration" and "yearMonthDuration" are taken as well.
TypePtr builtinType(std::string_view name);
TypePtr listOf(TypePtr element);
TypePtr rangeOf(TypePtr element);
TypePtr contextOf(std::vector<std::pair<std::string, TypePtr>> members);
TypePtr functionOf(std::vector<TypePtr> parameters, TypePtr result);

// A nullptr type is Any. Null is an instance of Null only, and null conforms to every type when `coerce`d.
bool isInstance(const Type& type, const Datum& datum);
bool conforms(const Type& type, const Type& to);  // DMN 1.5, 10.3.2.9.2
// The datum as that type needs it: singleton lists are wrapped or unwrapped, a date becomes a date and time; nullopt
// if it does not conform even so.
std::optional<Datum> coerce(const TypePtr& type, const Datum& datum);

}  // namespace joinery::feel
