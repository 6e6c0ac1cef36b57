// How scopes open, drain and end. Internal to engine/run.
#pragma once

#include <string_view>

#include "engine/run/execution.h"

namespace joinery::run {

// A new process instance; `owner` is the calling token or 0. Begins at `startElement`, or at its none starts if that is
// -1. Returns the scope.
Key startProcess(Execution&, const Definition&, Key owner, const std::string& businessKey, const Value& variables,
                 std::int32_t startElement, const std::string& actor);
// A new instance of a sub-process, owned by the token in it. With `begin` its start events get tokens.
Key openSubProcess(Execution&, Key token, const Node&, bool begin = true);
// An event sub-process of `scope` begins at its start event.
void startEventSubProcess(Execution&, Key scope, const Node& start, const Value& variables);
// Begins to wait for the triggers of the event sub-processes of a scope.
void armEventSubProcesses(Execution&, Key scope);

// Something left the scope: if nothing is left in it, it completes.
void settle(Execution&, Key scope);
// Takes away every token and every running event sub-process of a scope, and stops its event sub-processes from
// starting.
void clearScope(Execution&, Key scope, std::string_view why);
// Ends a process scope with everything in it: "terminated" or "failed". Its caller is not told.
void endProcess(Execution&, Key scope, std::string_view state, const std::string& reason, const std::string& actor);
// A process scope ended of itself: tells the calling token, if there is one.
void returnToCaller(Execution&, Key scope, Key owner);

}  // namespace joinery::run
