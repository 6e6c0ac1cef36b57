// Start event (10.5.2): its token goes on at once; what started it has been stored by then.
#include "engine/run/events/events.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  compileEvents(compiler, element, node);
}

}  // namespace

extern const ElementBehaviour kStartEvent;
const ElementBehaviour kStartEvent{.kind = model::Kind::StartEvent, .compile = compile};

}  // namespace joinery::run
