#include "runtime-server/api/access.h"

#include <algorithm>

#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

bool has(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool isCandidate(const Caller& caller, const TaskRow& task) {
  return has(task.candidateUsers, caller.user) ||
         std::any_of(task.candidateGroups.begin(), task.candidateGroups.end(),
                     [&](const std::string& group) { return caller.inGroup(group); });
}

}  // namespace

bool isInvolved(const Caller& caller, const TaskRow& task) {
  return task.assignee == caller.user || task.fields.text("owner") == caller.user || isCandidate(caller, task) ||
         has(textsOf(task.fields.find("cc")), caller.user);
}

Status maySeeTask(const Caller& caller, const TaskRow& task) {
  if (caller.administrator || isInvolved(caller, task)) return success();
  return makeError(ErrorKind::NotFound, "unknown-task", "There is no task \"" + task.id + "\".");
}

Status mayWorkOnTask(const Caller& caller, const TaskRow& task) {
  if (task.assignee == caller.user && !task.assignee.empty()) return success();
  if (const Status seen = maySeeTask(caller, task); !seen) return seen;
  if (!task.assignee.empty()) {
    return makeError(ErrorKind::Forbidden, "not-claimed-by-you",
                     "The task is assigned to \"" + task.assignee + "\", not to you.");
  }
  if (caller.administrator || isCandidate(caller, task)) return success();
  return makeError(ErrorKind::Forbidden, "not-a-candidate", "The task is offered to others.");
}

Status mayHandOverTask(const Caller& caller, const TaskRow& task) {
  return caller.administrator ? success() : mayWorkOnTask(caller, task);
}

Status maySeeInstance(Engine& engine, const Caller& caller, const std::string& instanceId) {
  const auto unknown = [&] {
    return makeError(ErrorKind::NotFound, "unknown-instance", "There is no process instance \"" + instanceId + "\".");
  };
  const auto id = parseId(instanceId);
  if (!id) return unknown();
  if (caller.administrator) return success();
  const auto part = engine.queries().takesPart(id->tree, {caller.user, caller.groups});
  if (!part) return part.error();
  return *part ? success() : Status(unknown());
}

}  // namespace joinery::server
