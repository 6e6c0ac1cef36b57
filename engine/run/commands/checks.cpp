#include "engine/run/commands/commands.h"

namespace joinery::run {

namespace {

bool isLive(const Scope& scope) {
  return scope.state == InstanceState::Active || scope.state == InstanceState::Suspended;
}

}  // namespace

Error gone(const char* code, const char* what) {
  return makeError(ErrorKind::Conflict, code, what);
}

Status needLiveInstance(const Execution& ex, Key key) {
  if (!ex.hasScope(key) || ex.scope(key).kind != ScopeKind::Process) {
    return makeError(ErrorKind::NotFound, "unknown-instance", "there is no such process instance");
  }
  if (isLive(ex.scope(key))) return success();
  return makeError(ErrorKind::Conflict, "instance-ended", "the process instance has ended");
}

Status needNotSuspended(const Execution& ex, Key key) {
  if (!ex.tree().isSuspended(key)) return success();
  return makeError(ErrorKind::Conflict, "instance-suspended", "the process instance is suspended");
}

Result<const Task*> needTask(const Execution& ex, Key key) {
  auto it = ex.tree().tasks.find(key);
  if (it == ex.tree().tasks.end()) {
    // Keys are given in order: one that was given once and is no open task is a task of the past.
    if (key == 0 || key >= ex.nextKey()) return makeError(ErrorKind::NotFound, "unknown-task", "there is no such task");
    return makeError(ErrorKind::Conflict, "task-completed", "the task is completed or cancelled already");
  }
  Status running = needNotSuspended(ex, it->second.scope);
  if (!running) return running.error();
  return &it->second;
}

Status needHolder(const Task& task, const std::string& actor) {
  if (actor.empty() || task.assignee.empty() || task.assignee == actor) return success();
  return makeError(ErrorKind::Forbidden, "not-claimed-by-you", "the task is held by " + task.assignee);
}

}  // namespace joinery::run
