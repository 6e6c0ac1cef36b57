// Escalation (10.5.5): thrown upwards like an error, but it does not end what it passes, and nobody needs to catch it.
#include "engine/run/catching.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"

namespace joinery::run {

namespace {

struct EscalationEvent final : Extra {
  std::string code;  // empty when catching: every code
};

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<EscalationEvent>();
  if (const model::Element* escalation = compiler.reference(definition, "escalationRef")) {
    extra->code = escalation->attributeOr("escalationCode", "");
  }
  if (extra->code.empty() && model::isThrowEvent(event.kind())) {
    compiler.need(event, "escalation-code-missing",
                  "a thrown escalation needs an escalationRef with an escalationCode");
  }
  return extra;
}

int catches(const Node& event, const std::string& code) {
  for (const EventSpec& spec : event.events) {
    const auto* escalation = dynamic_cast<const EscalationEvent*>(spec.extra.get());
    if (!escalation) continue;
    if (escalation->code.empty()) return 1;
    return escalation->code == code ? 2 : 0;
  }
  return 0;
}

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec& spec) {
  const std::string& code = static_cast<const EscalationEvent&>(*spec.extra).code;
  Handler handler = findHandlerIn(ex, ex.token(token).scope, catches, code);
  if (handler.event) handle(ex, handler, carriedVariables(ex, token, node));
  return ex.hasToken(token);
}

}  // namespace

extern const EventBehaviour kEscalationEvent;
const EventBehaviour kEscalationEvent{.kind = model::Kind::EscalationEventDefinition,
                                      .positions = kEventSubProcessStart | kEventSubProcessStartNonInterrupting |
                                                   kBoundary | kBoundaryNonInterrupting | kThrow | kEnd,
                                      .compile = compile,
                                      .fire = fire};

}  // namespace joinery::run
