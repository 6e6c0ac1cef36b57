// What stands behind the point of a path on a value that is no context: `date.year`, `range.start` ...
// (DMN 1.5, tables 65 and 66). Any thread, each with its own Evaluation.
#pragma once

#include <string_view>

#include "engine/feel/evaluation.h"

namespace joinery::feel {

Datum property(Evaluation& evaluation, const Datum& value, std::string_view name);  // null and a warning if none
// Names of properties that consist of several words, for the parser's names in scope.
inline constexpr const char* kPropertiesOfSeveralWords[] = {"time offset", "start included", "end included"};

}  // namespace joinery::feel
