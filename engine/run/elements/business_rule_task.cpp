// Business rule task (10.3.3): a worker's job, or nothing to do. A decision by name is refused until decisions run
// here.
#include "engine/run/compile/compiler.h"
#include "engine/run/flow.h"
#include "engine/run/jobs.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  node.extra = compileJob(compiler, element);
  if (!Compiler::joinery(element, "decision").empty()) {
    compiler.need(element, "unsupported-decision", "a business rule task cannot ask for a decision here");
  }
}

void activate(Execution& ex, Key token, const Node& node) {
  if (node.extra) return createJob(ex, token, node, static_cast<const JobSpec&>(*node.extra));
  complete(ex, token);
}

}  // namespace

extern const ElementBehaviour kBusinessRuleTask;
const ElementBehaviour kBusinessRuleTask{
    .kind = model::Kind::BusinessRuleTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
