// Commands: what may be asked of a tree. One function for each, in its file; one table in commands.cpp.
// Internal to engine/run.
//
// A function checks first and emits afterwards: if it gives an Error, it has emitted nothing.
#pragma once

#include "engine/run/execution.h"

namespace joinery::run {

using CommandFunction = Status (*)(Execution&, const Command&);

Status startInstance(Execution&, const Command&);
Status setVariables(Execution&, const Command&);
Status cancelInstance(Execution&, const Command&);
Status suspendInstance(Execution&, const Command&);
Status resumeInstance(Execution&, const Command&);
Status modifyInstance(Execution&, const Command&);
Status claimTask(Execution&, const Command&);
Status unclaimTask(Execution&, const Command&);
Status saveTask(Execution&, const Command&);
Status completeTask(Execution&, const Command&);
Status delegateTask(Execution&, const Command&);
Status transferTask(Execution&, const Command&);
Status urgeTask(Execution&, const Command&);
Status ccTask(Execution&, const Command&);
Status commentTask(Execution&, const Command&);
Status completeJob(Execution&, const Command&);
Status failJob(Execution&, const Command&);
Status throwJobError(Execution&, const Command&);
Status fireTimer(Execution&, const Command&);
Status deliverMessage(Execution&, const Command&);
Status retryIncident(Execution&, const Command&);
Status migrateInstance(Execution&, const Command&);
Status startActivity(Execution&, const Command&);
Status endAdHocSubProcess(Execution&, const Command&);
Status addLoopInstance(Execution&, const Command&);

// ---- checks that several commands share (checks.cpp) ----

// The process scope named by the command, still running; "unknown-instance" or "instance-ended" otherwise.
Status needLiveInstance(const Execution&, Key scope);
// "instance-suspended" if the process around the scope, or one that called it, is suspended.
Status needNotSuspended(const Execution&, Key scope);
// The task of the command, open and in a running instance.
Result<const Task*> needTask(const Execution&, Key task);
// "not-claimed-by-you" if somebody else holds the task. An empty actor is the engine's own user and may do everything.
Status needHolder(const Task&, const std::string& actor);
Error gone(const char* code, const char* what);

// The entity of a command, or the Error that it is gone.
template <typename Entity>
Result<const Entity*> need(const std::map<Key, Entity>& entities, Key key, const char* code, const char* what) {
  auto it = entities.find(key);
  if (it == entities.end()) return gone(code, what);
  return &it->second;
}

}  // namespace joinery::run
