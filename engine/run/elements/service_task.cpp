// Service task (10.3.3): a worker's job, or nothing to do.
#include "engine/run/flow.h"
#include "engine/run/jobs.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  node.extra = compileJob(compiler, element);
}

void activate(Execution& ex, Key token, const Node& node) {
  if (node.extra) return createJob(ex, token, node, static_cast<const JobSpec&>(*node.extra));
  complete(ex, token);
}

}  // namespace

extern const ElementBehaviour kServiceTask;
const ElementBehaviour kServiceTask{.kind = model::Kind::ServiceTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
