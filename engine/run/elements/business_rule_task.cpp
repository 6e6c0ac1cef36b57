// Business rule task (10.3.3): joinery:decision names a decision or decision service that is made on the variables the
// task sees, and whose result goes to joinery:resultVariable; or a worker's job; or nothing to do.
#include "engine/dmn/dmn.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/compile/data.h"
#include "engine/run/flow.h"
#include "engine/run/jobs.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct RuleTask final : Extra {
  std::unique_ptr<JobSpec> job;
  Expression decision;  // id or name; the latest version when the task is reached
  std::string model;    // its model's name, id or namespace, where the decision alone is ambiguous
  std::string resultVariable;
};

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto task = std::make_unique<RuleTask>();
  task->job = compileJob(compiler, element);
  task->decision = compiler.attribute(element, "decision");
  task->model = Compiler::joinery(element, "decisionModel");
  task->resultVariable = Compiler::joinery(element, "resultVariable");
  if (task->resultVariable.empty()) task->resultVariable = soleOutput(compiler, element);
  if (task->job && task->decision.given()) {
    compiler.need(element, "two-implementations", "a business rule task names a decision or a worker's job, not both");
  }
  node.extra = std::move(task);
}

Result<Value> decide(Execution& ex, Key token, const RuleTask& task) {
  const Key scope = variableScope(ex, token);
  const auto name = evaluate(ex, task.decision, scope);
  if (!name) return name.error();
  if (!name->isString()) {
    return makeError(ErrorKind::Refused, "unknown-decision",
                     "the name of a decision must be a text, not a " + std::string(typeName(name->type())));
  }
  auto outcome = ex.context().definitions.decide(name->string(), task.model, visibleVariables(ex, scope),
                                                 {.now = ex.context().now, .timeZone = ex.context().timeZone});
  if (!outcome) return outcome.error();
  if (outcome->error) return *outcome->error;
  return std::move(outcome->result);
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& task = static_cast<const RuleTask&>(*node.extra);
  if (task.job) return createJob(ex, token, node, *task.job);
  if (!task.decision.given()) return complete(ex, token);
  auto result = decide(ex, token, task);
  if (!result) return raise(ex, token, Stage::Activating, result.error());
  if (task.resultVariable.empty()) return complete(ex, token);
  complete(ex, token, Value::object({{task.resultVariable, std::move(*result)}}));
}

}  // namespace

extern const ElementBehaviour kBusinessRuleTask;
const ElementBehaviour kBusinessRuleTask{
    .kind = model::Kind::BusinessRuleTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
