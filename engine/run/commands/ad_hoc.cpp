// What a person does in a running ad-hoc sub-process: starts an activity, or ends the sub-process.
#include "engine/run/elements/ad_hoc.h"

#include "engine/run/commands/commands.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

Result<const Node*> needNode(const Execution& ex, Key process, const std::string& id) {
  const Definition& definition = ex.definitionOf(process);
  auto it = definition.nodeIds.find(id);
  if (it != definition.nodeIds.end()) return &definition.at(it->second);
  return makeError(ErrorKind::NotFound, "unknown-element", "the process has no element " + id, id);
}

// The one running instance of an ad-hoc sub-process, or that of `token`, the token in it.
Result<Key> needScope(const Execution& ex, Key process, const Node& adHoc, Key token) {
  Key found = 0;
  for (const auto& [key, scope] : ex.tree().scopes) {
    bool isOne = scope.kind == ScopeKind::SubProcess && scope.element == adHoc.element &&
                 ex.processOf(key) == process && (token == 0 || scope.owner == token);
    if (!isOne) continue;
    if (found != 0) {
      return makeError(ErrorKind::Conflict, "ad-hoc-ambiguous",
                       "several instances of the ad-hoc sub-process run: `token` must name one", adHoc.id);
    }
    found = key;
  }
  if (found != 0) return found;
  return makeError(ErrorKind::Conflict, "ad-hoc-not-running", "the ad-hoc sub-process does not run", adHoc.id);
}

Key tokenOf(const Command& command) {
  const Value* token = command.data.find("token");
  return token && token->isNumber() ? static_cast<Key>(token->number().toInt64().value_or(0)) : 0;
}

Status needRunning(const Execution& ex, Key process) {
  Status live = needLiveInstance(ex, process);
  return live ? needNotSuspended(ex, process) : live;
}

}  // namespace

Status startActivity(Execution& ex, const Command& command) {
  Status running = needRunning(ex, command.key);
  if (!running) return running;
  auto inner = needNode(ex, command.key, command.text);
  if (!inner) return inner.error();
  if ((*inner)->keeper < 0 || !model::isActivity((*inner)->kind)) {
    return makeError(ErrorKind::Refused, "not-ad-hoc", "the element is no activity of an ad-hoc sub-process",
                     command.text);
  }
  auto scope = needScope(ex, command.key, ex.definitionOf(command.key).at((*inner)->keeper), tokenOf(command));
  if (!scope) return scope.error();
  Status may = mayStartInner(ex, *scope, **inner);
  if (!may) return may;
  startInner(ex, *scope, **inner);
  return success();
}

Status endAdHocSubProcess(Execution& ex, const Command& command) {
  Status running = needRunning(ex, command.key);
  if (!running) return running;
  auto adHoc = needNode(ex, command.key, command.text);
  if (!adHoc) return adHoc.error();
  if ((*adHoc)->kind != model::Kind::AdHocSubProcess) {
    return makeError(ErrorKind::Refused, "not-ad-hoc", "the element is no ad-hoc sub-process", command.text);
  }
  auto scope = needScope(ex, command.key, **adHoc, tokenOf(command));
  if (!scope) return scope.error();
  Status may = mayEndAdHoc(ex, *scope);
  if (!may) return may;
  endAdHoc(ex, *scope);
  return success();
}

}  // namespace joinery::run
