#include "engine/run/errors.h"

#include "engine/run/events/error.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// How well an event catches a code: 0 not at all, 1 as a handler for every code, 2 by name.
int match(const Node& event, const std::string& code) {
  for (const EventSpec& spec : event.events) {
    const auto* error = dynamic_cast<const ErrorEvent*>(spec.extra.get());
    if (!error) continue;
    if (error->code.empty()) return 1;
    return error->code == code ? 2 : 0;
  }
  return 0;
}

// The best handler among events; one for the code goes before one for all.
const Node* bestHandler(const Definition& definition, const std::vector<int>& events, const std::string& code) {
  const Node* best = nullptr;
  int found = 0;
  for (int index : events) {
    int quality = match(definition.at(index), code);
    if (quality > found) {
      found = quality;
      best = &definition.at(index);
    }
  }
  return best;
}

bool catchAtActivity(Execution& ex, Key token, const ThrownError& error) {
  Key outer = outerToken(ex, token);
  const Definition& definition = ex.definitionOf(ex.token(outer).scope);
  const Node* handler = bestHandler(definition, ex.nodeOf(outer).boundaries, error.code);
  if (handler) fireBoundary(ex, outer, *handler, error.variables);
  return handler != nullptr;
}

bool catchInScope(Execution& ex, Key scope, const ThrownError& error) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<int> starts;
  for (int index : ex.bodyOf(scope).eventSubProcesses) {
    const Body& body = definition.scopeAt(definition.at(index).body);
    starts.insert(starts.end(), body.startEvents.begin(), body.startEvents.end());
  }
  const Node* handler = bestHandler(definition, starts, error.code);
  if (handler) startEventSubProcess(ex, scope, *handler, error.variables);
  return handler != nullptr;
}

// A handler that interrupted its scope has ended the scope's other handlers with it.
bool interruptedItsScope(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  for (int start : ex.bodyOf(scope).startEvents) {
    if (definition.at(start).interrupting) return true;
  }
  return false;
}

}  // namespace

void throwErrorAt(Execution& ex, Key token, const ThrownError& error) {
  Key outer = outerToken(ex, token);
  Key scope = ex.token(outer).scope;
  if (!catchAtActivity(ex, outer, error)) throwErrorIn(ex, scope, error);
}

void throwErrorIn(Execution& ex, Key scope, const ThrownError& error) {
  bool handlersGone = false;
  for (;;) {
    const ScopeKind kind = ex.scope(scope).kind;
    if (kind != ScopeKind::MultiInstanceBody && !handlersGone && catchInScope(ex, scope, error)) return;
    handlersGone = false;
    if (kind == ScopeKind::EventSubProcess) {
      handlersGone = interruptedItsScope(ex, scope);
      scope = ex.scope(scope).parent;
      continue;
    }
    Key owner = ex.scope(scope).owner;
    if (kind == ScopeKind::Process) {
      endProcess(ex, scope, "failed",
                 "uncaught error " + error.code + (error.message.empty() ? "" : ": " + error.message), {});
      if (owner == 0) return;
    }
    if (catchAtActivity(ex, owner, error)) return;
    scope = ex.token(owner).scope;
  }
}

void fireBoundary(Execution& ex, Key token, const Node& boundary, const Value& variables) {
  Key scope = ex.token(token).scope;
  if (boundary.interrupting) terminate(ex, token, "interrupted by " + boundary.id);
  Key event = ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = boundary.element});
  complete(ex, event, variables);
}

}  // namespace joinery::run
