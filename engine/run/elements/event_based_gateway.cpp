// Event-based gateway (10.6.6, 13.4.4): waits for all the events behind it; the first that occurs is the way on. One
// that instantiates begins a process: with the first event alone (exclusive), or so that the instance then waits for
// the others as well (parallel).
#include "engine/run/elements/event_based_gateway.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/events/message.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

using model::Kind;

struct EventGateway final : Extra {
  bool parallel = false;
};

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  for (int flow : node.outgoing) {
    const Node& target = compiler.definition.at(compiler.definition.flowAt(flow).target);
    if (target.kind == Kind::IntermediateCatchEvent || target.kind == Kind::ReceiveTask) continue;
    compiler.refuse(element, "event-gateway-target",
                    "behind an event-based gateway stand catch events and receive tasks, not '" + target.id + "'");
  }
  if (node.outgoing.empty()) compiler.refuse(element, "event-gateway-target", "the event-based gateway leads nowhere");
  auto gateway = std::make_unique<EventGateway>();
  gateway->parallel = element.attributeOr("eventGatewayType", "Exclusive") == "Parallel";
  bool instantiates = element.attributeOr("instantiate", "false") == "true";
  if (gateway->parallel && !instantiates) {
    compiler.refuse(element, "event-gateway-parallel", "a parallel event-based gateway must instantiate its process");
  }
  if (instantiates && !node.incoming.empty()) {
    compiler.refuse(element, "instantiate-with-incoming", "what instantiates a process may have no incoming flow");
  }
  node.extra = std::move(gateway);
}

Status arm(Execution& ex, const Waiting& waiting) {
  if (waiting.node.kind != Kind::ReceiveTask) return armEvent(ex, waiting);
  return awaitMessage(ex, waiting, static_cast<const MessageEvent&>(*waiting.node.extra).message);
}

void activate(Execution& ex, Key token, const Node& node) {
  Key scope = ex.token(token).scope;
  const Definition& definition = ex.definitionOf(scope);
  for (int flow : node.outgoing) {
    Status armed = arm(ex, {token, scope, variableScope(ex, token), definition.at(definition.flowAt(flow).target)});
    if (!armed) return raise(ex, token, Stage::Activating, armed.error());
  }
}

// The way over the event that has occurred; of a parallel gateway the other ways as well. The token in the event.
Key pass(Execution& ex, Key scope, const Node& gateway, const Node& event) {
  const Definition& definition = ex.definitionOf(scope);
  const bool all = givesAll(gateway);
  Key passed = 0;
  for (int index : gateway.outgoing) {
    const Flow& flow = definition.flowAt(index);
    if (passed == 0 && flow.target == event.index) {
      passed = ex.create({.type = RecordType::FlowTaken, .scope = scope, .element = flow.element});
    } else if (all) {
      takeFlow(ex, scope, flow);
    }
  }
  ex.emit({.type = RecordType::ElementEntered, .key = passed, .scope = scope, .element = event.element});
  return passed;
}

void eventOccurred(Execution& ex, Key token, const Node& event, const Value& variables) {
  Key scope = ex.token(token).scope;
  const Node& gateway = ex.nodeOf(token);
  consume(ex, token);
  complete(ex, pass(ex, scope, gateway, event), variables);
}

bool waitsFor(const Execution& ex, Key token, std::int32_t event) {
  const auto& owned = ex.tree().index.possessions;
  for (auto it = owned.lower_bound({token, Owned::Timer, 0}); it != owned.end() && it->owner == token; ++it) {
    if (it->kind == Owned::Timer && ex.tree().timers.at(it->key).element == event) return true;
    if (it->kind == Owned::Subscription && ex.tree().subscriptions.at(it->key).element == event) return true;
  }
  return false;
}

void migrated(Execution& ex, Key token, const Node& node) {
  Key scope = ex.token(token).scope;
  const Definition& definition = ex.definitionOf(scope);
  for (int flow : node.outgoing) {
    const Node& event = definition.at(definition.flowAt(flow).target);
    if (waitsFor(ex, token, event.element)) continue;
    Status armed = arm(ex, {token, scope, variableScope(ex, token), event});
    if (!armed && !ex.possession(token, Owned::Incident)) raise(ex, token, Stage::Activating, armed.error());
  }
}

}  // namespace

bool givesAll(const Node& gateway) {
  return static_cast<const EventGateway&>(*gateway.extra).parallel;
}

void beginBehindGateway(Execution& ex, Key scope, const Node& event) {
  const Definition& definition = ex.definitionOf(scope);
  const Node& gateway = definition.at(event.instantiatedBy);
  Key token = ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = gateway.element});
  consume(ex, token);
  complete(ex, pass(ex, scope, gateway, event));
}

extern const ElementBehaviour kEventBasedGateway;
const ElementBehaviour kEventBasedGateway{.kind = Kind::EventBasedGateway,
                                          .compile = compile,
                                          .activate = activate,
                                          .eventOccurred = eventOccurred,
                                          .migrated = migrated};

}  // namespace joinery::run
