// Start event (10.5.2): its token goes on at once; what started it has been stored by then. It may name the form that
// whoever starts an instance fills in.
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/people.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  compileEvents(compiler, element, node);
  auto form = std::make_unique<FormHolder>();
  compileForm(compiler, element, *form);
  if (form->form.given()) node.extra = std::move(form);
}

// One part of its trigger has come: a parallel multiple start event waits for the others before it goes on (10.5.2).
void begin(Execution& ex, Key scope, const Node& node) {
  Key token = ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = node.element});
  if (!node.parallelEvents) return complete(ex, token);
  Status armed = armEvent(ex, {token, scope, scope, node}, ex.startPart());
  if (!armed) raise(ex, token, Stage::Activating, armed.error());
}

}  // namespace

extern const ElementBehaviour kStartEvent;
const ElementBehaviour kStartEvent{.kind = model::Kind::StartEvent, .compile = compile, .begin = begin};

}  // namespace joinery::run
