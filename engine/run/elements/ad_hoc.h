// What the ad-hoc sub-process lets a person do. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/execution.h"

namespace joinery::run {

// Whether a person may start the inner activity now: it is enabled, and nothing else runs where the ordering is
// sequential (13.3.5). Errors: Conflict "ad-hoc-not-enabled", "ad-hoc-busy", "ad-hoc-ending".
Status mayStartInner(const Execution&, Key scope, const Node& inner);
// Precondition: mayStartInner.
void startInner(Execution&, Key scope, const Node& inner);

// Whether a person may end the sub-process: nothing in the model does, for it has no completionCondition. Errors:
// Refused "ad-hoc-has-condition", Conflict "ad-hoc-ending".
Status mayEndAdHoc(const Execution&, Key scope);
// As if a completionCondition had come true. Precondition: mayEndAdHoc.
void endAdHoc(Execution&, Key scope);

}  // namespace joinery::run
