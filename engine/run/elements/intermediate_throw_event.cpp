// Intermediate throw event (10.5.4): throws and goes on.
#include "engine/run/elements/throwing.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/jobs.h"

namespace joinery::run {

void compileThrowing(Compiler& compiler, const model::Element& element, Node& node) {
  compileEvents(compiler, element, node);
  node.extra = compileJob(compiler, element);
}

void activateThrowing(Execution& ex, Key token, const Node& node) {
  if (node.extra) return createJob(ex, token, node, static_cast<const JobSpec&>(*node.extra));
  auto goesOn = fireEvent(ex, token, node);
  if (!goesOn) return raise(ex, token, Stage::Activating, goesOn.error());
  if (*goesOn) complete(ex, token);
}

extern const ElementBehaviour kIntermediateThrowEvent;
const ElementBehaviour kIntermediateThrowEvent{
    .kind = model::Kind::IntermediateThrowEvent, .compile = compileThrowing, .activate = activateThrowing};

}  // namespace joinery::run
