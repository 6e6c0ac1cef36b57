// Error (10.5.5): thrown by end events, caught at boundaries and by event sub-processes; always interrupting.
#include "engine/run/events/error.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/errors.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"

namespace joinery::run {

namespace {

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<ErrorEvent>();
  if (const model::Element* error = compiler.reference(definition, "errorRef")) {
    extra->code = error->attributeOr("errorCode", "");
  }
  if (extra->code.empty() && model::isThrowEvent(event.kind())) {
    compiler.need(event, "error-code-missing", "an error end event needs an errorRef to an error with an errorCode");
  }
  return extra;
}

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec& spec) {
  Key scope = ex.token(token).scope;
  ThrownError error{static_cast<const ErrorEvent&>(*spec.extra).code, node.name, {}};
  consume(ex, token);
  throwErrorIn(ex, scope, error);
  return false;
}

}  // namespace

extern const EventBehaviour kErrorEvent;
const EventBehaviour kErrorEvent{.kind = model::Kind::ErrorEventDefinition,
                                 .positions = kEventSubProcessStart | kBoundary | kEnd,
                                 .compile = compile,
                                 .fire = fire,
                                 .holdsToken = true};

}  // namespace joinery::run
