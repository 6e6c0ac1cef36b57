// How scopes open, drain and end. Internal to engine/run.
#pragma once

#include <string_view>

#include "engine/run/execution.h"

namespace joinery::run {

// A new process instance; `owner` is the calling token or 0. Begins at `startElement`, or at its none starts if that is
// -1. Returns the scope.
Key startProcess(Execution&, const Definition&, Key owner, const std::string& businessKey, const Value& variables,
                 std::int32_t startElement, const std::string& actor);
// The same without beginning anywhere; `data` as InstanceStarted has it.
Key openProcess(Execution&, const Definition&, Key owner, Value data, const Value& variables, const std::string& actor);
// Then it begins: at `startElement`, or at its none starts if that is -1. `variables` are those with which it opened.
void beginProcess(Execution&, Key scope, std::int32_t startElement, const Value& variables);
// A new instance of a sub-process, owned by the token in it. With `begin` its start events get tokens.
Key openSubProcess(Execution&, Key token, const Node&, bool begin = true);
// An instance of an event sub-process in `scope`, without a token.
Key openEventSubProcess(Execution&, Key scope, const Node&);
// An event sub-process of `scope` begins at its start event.
void startEventSubProcess(Execution&, Key scope, const Node& start, const Value& variables);
// Begins to wait for the triggers of the event sub-processes of a scope.
void armEventSubProcesses(Execution&, Key scope);

// An incident of a scope: one of its event sub-processes could not begin to wait.
void raiseAtScope(Execution&, Key scope, std::int32_t element, const Error&);
// Tokens that wait before joins of a process instance look again whether they may go on.
void lookAgainAtJoins(Execution&, Key process);

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
