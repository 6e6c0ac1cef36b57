#include "engine/run/catching.h"

#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// The best among events; one for the code goes before one for all.
const Node* best(const Definition& definition, const std::vector<int>& events, Match match, const std::string& code) {
  const Node* found = nullptr;
  int quality = 0;
  for (int index : events) {
    int q = match(definition.at(index), code);
    if (q <= quality) continue;
    quality = q;
    found = &definition.at(index);
  }
  return found;
}

const Node* boundaryOf(const Execution& ex, Key outer, Match match, const std::string& code) {
  return best(ex.definitionOf(ex.token(outer).scope), ex.nodeOf(outer).boundaries, match, code);
}

const Node* eventSubProcessOf(const Execution& ex, Key scope, Match match, const std::string& code) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<int> starts;
  for (int index : ex.bodyOf(scope).eventSubProcesses) {
    const Body& body = definition.scopeAt(definition.at(index).body);
    starts.insert(starts.end(), body.startEvents.begin(), body.startEvents.end());
  }
  return best(definition, starts, match, code);
}

// A handler that interrupted its scope has ended the scope's other handlers with it.
bool interruptedItsScope(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  for (int start : ex.bodyOf(scope).startEvents) {
    if (definition.at(start).interrupting) return true;
  }
  return false;
}

void search(const Execution& ex, Key scope, Match match, const std::string& code, Handler& found) {
  bool handlersGone = false;
  for (;;) {
    const Scope& here = ex.scope(scope);
    bool hasHandlers = ex.holdsFlowElements(scope) && !handlersGone;
    if (hasHandlers && (found.event = eventSubProcessOf(ex, scope, match, code))) {
      found.scope = scope;
      return;
    }
    handlersGone = false;
    if (here.kind == ScopeKind::EventSubProcess) {
      handlersGone = interruptedItsScope(ex, scope);
      scope = here.parent;
      continue;
    }
    if (here.kind == ScopeKind::Compensation) {
      scope = here.parent;
      continue;
    }
    if (here.kind == ScopeKind::Process) found.left.push_back(scope);
    if (here.owner == 0) return;
    Key outer = outerToken(ex, here.owner);
    if ((found.event = boundaryOf(ex, outer, match, code))) {
      found.token = outer;
      return;
    }
    scope = ex.token(outer).scope;
  }
}

}  // namespace

Handler findHandlerAt(const Execution& ex, Key token, Match match, const std::string& code) {
  Handler found;
  Key outer = outerToken(ex, token);
  found.event = boundaryOf(ex, outer, match, code);
  found.token = found.event ? outer : 0;
  if (!found.event) search(ex, ex.token(outer).scope, match, code, found);
  return found;
}

Handler findHandlerIn(const Execution& ex, Key scope, Match match, const std::string& code) {
  Handler found;
  search(ex, scope, match, code, found);
  return found;
}

void handle(Execution& ex, const Handler& handler, const Value& variables) {
  if (handler.token) return fireBoundary(ex, handler.token, *handler.event, variables);
  startEventSubProcess(ex, handler.scope, *handler.event, variables);
}

void fireBoundary(Execution& ex, Key token, const Node& boundary, const Value& variables) {
  Key scope = ex.token(token).scope;
  if (boundary.interrupting) terminate(ex, token, "interrupted by " + boundary.id);
  Key event = ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = boundary.element});
  complete(ex, event, variables);
}

}  // namespace joinery::run
