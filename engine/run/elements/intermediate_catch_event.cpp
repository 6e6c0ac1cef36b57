// Intermediate catch event (10.5.4): the token waits in it for its trigger.
#include <algorithm>

#include "engine/run/compile/compiler.h"
#include "engine/run/elements/event_based_gateway.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  compileEvents(compiler, element, node);
  if (node.events.empty()) {
    compiler.refuse(element, "catch-without-trigger", "an intermediate catch event needs an event definition");
  }
}

// The target of a link has nothing to wait for: a person who starts it means what follows.
bool waits(const Node& node) {
  return std::any_of(node.events.begin(), node.events.end(), [](const EventSpec& e) { return e.behaviour->arm; });
}

void activate(Execution& ex, Key token, const Node& node) {
  if (!waits(node)) return complete(ex, token);
  Status armed = armEvent(ex, {token, ex.token(token).scope, variableScope(ex, token), node});
  if (!armed) raise(ex, token, Stage::Activating, armed.error());
}

}  // namespace

extern const ElementBehaviour kIntermediateCatchEvent;
const ElementBehaviour kIntermediateCatchEvent{
    .kind = model::Kind::IntermediateCatchEvent, .compile = compile, .activate = activate, .begin = beginBehindGateway};

}  // namespace joinery::run
