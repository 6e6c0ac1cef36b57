// Embedded sub-process (10.3.5) and event sub-process (10.5.6; it has no token of its own: scopes.h starts it).
#include "engine/run/compile/compiler.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  const Definition& definition = compiler.definition;
  const Body& body = definition.scopeAt(node.body);
  if (!node.triggeredByEvent) return;
  if (!node.incoming.empty() || !node.outgoing.empty()) {
    compiler.refuse(element, "event-sub-process-with-flows",
                    "an event sub-process may have no incoming or outgoing flow");
  }
  if (body.startEvents.size() != 1 || !body.starts.empty()) {
    compiler.refuse(element, "event-sub-process-start",
                    "an event sub-process needs exactly one start event, with a trigger");
  }
}

void activate(Execution& ex, Key token, const Node& node) {
  openSubProcess(ex, token, node);
}

}  // namespace

extern const ElementBehaviour kSubProcess;
const ElementBehaviour kSubProcess{.kind = model::Kind::SubProcess, .compile = compile, .activate = activate};

}  // namespace joinery::run
