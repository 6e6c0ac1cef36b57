// Boundary event (10.5.4): armed with its activity, fired by what it waits for (errors.h, events.h).
#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  compileEvents(compiler, element, node);
  if (node.events.empty() && element.children().empty()) {
    compiler.refuse(element, "boundary-without-trigger", "a boundary event needs an event definition");
  }
  if (!node.incoming.empty()) {
    compiler.refuse(element, "boundary-with-incoming", "a boundary event may not have an incoming sequence flow");
  }
}

}  // namespace

extern const ElementBehaviour kBoundaryEvent;
const ElementBehaviour kBoundaryEvent{.kind = model::Kind::BoundaryEvent, .compile = compile};

}  // namespace joinery::run
