// Forms as judges of what is submitted, and as pages: the one place where an answer meets the form of its task.
//
// The check functions run on the writer thread inside Submission::check, so that an answer is judged against the tree's
// own variables and nothing can come in between.
#pragma once

#include "runtime-server/api/call.h"

namespace joinery::server {

// Replaces data.variables of a CompleteTask or SaveTask by what the form makes of them. A task without a form takes the
// variables as they are. Errors: Refused "form-invalid", one entry per field with pointer "/variables/...".
Status checkTaskForm(const Call& call, const run::Tree& tree, const TaskRow& task, run::Key scope,
                     run::Command& command, bool draft);
// The same for StartInstance and the form of the start event, if it has one. Only administrators and service accounts
// may bring variables that the form does not ask for. Errors: Forbidden "not-allowed-to-start" outside of the item's
// startGroups.
Status checkStartForm(const Call& call, run::Command& command);

// {"schema","data","access"}
Value formPage(const BoundForm& bound, const Value& variables);
// {"hidden":[...],"computed":{...},"errors":[...],"components":{...}} for what somebody has typed so far.
Value formEvaluation(const Call& call, const BoundForm& bound, const Value& current, const Value& data);

}  // namespace joinery::server
