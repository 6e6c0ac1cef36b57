// Who may see and do what. What a caller may not see does not exist for it (404); what it sees but may not do is 403.
//
// Administrators see everything and operate instances. A user sees the tasks that are or were his, those that his
// groups or he are candidates of, and the instances that such tasks belong to or that he started. Nobody, not even an
// administrator, completes a task that is somebody else's: an administrator transfers it first.
//
// Pure, except maySee(Instance), which reads the database (worker threads only).
#pragma once

#include "engine/engine.h"
#include "runtime-server/identity/caller.h"

namespace joinery::server {

bool isInvolved(const Caller& caller, const TaskRow& task);
// Errors: NotFound "unknown-task" where it must not be seen.
Status maySeeTask(const Caller& caller, const TaskRow& task);
// To work on it: its assignee, or a candidate (or an administrator) while nobody has it.
// Errors: Forbidden "not-claimed-by-you", "not-a-candidate"; NotFound "unknown-task".
Status mayWorkOnTask(const Caller& caller, const TaskRow& task);
// To give it away or back: the same, and administrators always.
Status mayHandOverTask(const Caller& caller, const TaskRow& task);

// Errors: NotFound "unknown-instance".
Status maySeeInstance(Engine& engine, const Caller& caller, const std::string& instanceId);

}  // namespace joinery::server
