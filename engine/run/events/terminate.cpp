// Terminate (10.5.3): ends everything in the process or sub-process that holds the end event.
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec&) {
  Key scope = ex.token(token).scope;
  Key owner = ex.scope(scope).owner;
  std::string why = "terminated by " + node.id;
  consume(ex, token);
  if (ex.scope(scope).kind == ScopeKind::Process) {
    endProcess(ex, scope, "terminated", why, {});
    returnToCaller(ex, scope, owner);
  } else {
    clearScope(ex, scope, why);
    settle(ex, scope);
  }
  return false;
}

}  // namespace

extern const EventBehaviour kTerminateEvent;
const EventBehaviour kTerminateEvent{
    .kind = model::Kind::TerminateEventDefinition, .positions = kEnd, .fire = fire, .holdsToken = true};

}  // namespace joinery::run
