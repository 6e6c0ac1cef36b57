// Script task (10.3.3): a FEEL script whose result goes to joinery:resultVariable, or a worker's job.
#include "engine/run/compile/compiler.h"
#include "engine/run/compile/data.h"
#include "engine/run/flow.h"
#include "engine/run/jobs.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct ScriptTask final : Extra {
  std::unique_ptr<JobSpec> job;
  Expression script;
  std::string resultVariable;
};

bool isFeel(std::string_view format) {
  return format.empty() || format == "feel" || format == "FEEL" || format == "text/x-feel";
}

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto task = std::make_unique<ScriptTask>();
  task->job = compileJob(compiler, element);
  task->resultVariable = Compiler::joinery(element, "resultVariable");
  if (task->resultVariable.empty()) task->resultVariable = soleOutput(compiler, element);
  const model::Element* script = element.child(model::Kind::Script);
  std::string format = element.attributeOr("scriptFormat", "");
  if (!task->job && script) {
    if (isFeel(format)) {
      task->script = compiler.feel(*script, script->text());
    } else {
      compiler.need(element, "script-format",
                    "scripts are FEEL here (scriptFormat feel or text/x-feel), not '" + format + "'");
    }
  }
  node.extra = std::move(task);
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& task = static_cast<const ScriptTask&>(*node.extra);
  if (task.job) return createJob(ex, token, node, *task.job);
  auto value = evaluate(ex, task.script, variableScope(ex, token));
  if (!value) return raise(ex, token, Stage::Activating, value.error());
  if (task.resultVariable.empty()) return complete(ex, token);
  complete(ex, token, Value::object({{task.resultVariable, *value}}));
}

}  // namespace

extern const ElementBehaviour kScriptTask;
const ElementBehaviour kScriptTask{.kind = model::Kind::ScriptTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
