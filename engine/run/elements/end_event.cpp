// End event (10.5.3): throws its result, then the token is used up.
#include "engine/run/compile/compiler.h"
#include "engine/run/elements/throwing.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  compileThrowing(compiler, element, node);
  if (!node.outgoing.empty()) {
    compiler.refuse(element, "end-with-outgoing", "an end event may not have an outgoing sequence flow");
  }
}

}  // namespace

extern const ElementBehaviour kEndEvent;
const ElementBehaviour kEndEvent{.kind = model::Kind::EndEvent, .compile = compile, .activate = activateThrowing};

}  // namespace joinery::run
