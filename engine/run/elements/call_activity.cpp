// Call activity (10.3.6): the called process is an instance of its own in the same tree; a called global task runs in
// the call activity itself, as the task of its kind.
#include "engine/run/compile/compiler.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

constexpr int kMaxDepth = 100;  // of calls within calls: beyond it a process surely calls itself for ever

struct CallActivity final : Extra {
  Expression called;
  bool sameDeployment = false;
};

// "tns:Process_1" names Process_1; a prefix of the file that is used says nothing here.
std::string withoutPrefix(const std::string& name) {
  auto colon = name.rfind(':');
  return colon == std::string::npos || name.starts_with("=") ? name : name.substr(colon + 1);
}

using model::Kind;

struct GlobalTask {
  Kind global, task;
};
constexpr GlobalTask kGlobalTasks[] = {{Kind::GlobalTask, Kind::Task},
                                       {Kind::GlobalUserTask, Kind::UserTask},
                                       {Kind::GlobalManualTask, Kind::ManualTask},
                                       {Kind::GlobalScriptTask, Kind::ScriptTask},
                                       {Kind::GlobalBusinessRuleTask, Kind::BusinessRuleTask}};

// Whether the name is that of a global task of the document; then the node behaves as the task.
bool becomesTask(Compiler compiler, const std::string& name, Node& node) {
  const model::Element* called = compiler.document.byId(withoutPrefix(name));
  for (const GlobalTask& row : kGlobalTasks) {
    if (!called || called->kind() != row.global) continue;
    node.behaviour = behaviourOf(row.task);
    if (node.behaviour->compile) node.behaviour->compile(compiler, *called, node);
    return true;
  }
  return false;
}

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  std::string called = element.attributeOr("calledElement", "");
  if (!called.empty() && becomesTask(compiler, called, node)) return;
  for (const model::Document* imported : compiler.options.imports) {
    if (!called.empty() && becomesTask(compiler.within(*imported), called, node)) return;
  }
  auto call = std::make_unique<CallActivity>();
  if (called.empty()) compiler.need(element, "called-element-missing", "the call activity needs a calledElement");
  call->called = compiler.value(element, withoutPrefix(called));
  std::string binding = Compiler::joinery(element, "binding");
  call->sameDeployment = binding == "deployment";
  if (!binding.empty() && binding != "deployment" && binding != "latest") {
    compiler.refuse(element, "binding-unknown", "joinery:binding is deployment or latest, not '" + binding + "'");
  }
  node.extra = std::move(call);
}

const Definition* find(Execution& ex, Key token, const CallActivity& call, const std::string& key) {
  const Definitions& definitions = ex.context().definitions;
  if (!call.sameDeployment) return definitions.latest(key);
  return definitions.sameDeployment(key, ex.definitionOf(ex.token(token).scope).info.id);
}

int callDepth(const Execution& ex, Key scope) {
  int depth = 0;
  while (scope != 0) {
    Key process = ex.processOf(scope);
    scope = ex.scope(process).parent;
    ++depth;
  }
  return depth;
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& call = static_cast<const CallActivity&>(*node.extra);
  auto key = evaluate(ex, call.called, variableScope(ex, token));
  if (!key) return raise(ex, token, Stage::Activating, key.error());
  std::string name = key->isString() ? key->string() : "";
  const Definition* definition = find(ex, token, call, name);
  if (!definition) {
    return raise(ex, token, Stage::Activating, "unknown-process", "the called process '" + name + "' is not deployed");
  }
  if (callDepth(ex, ex.token(token).scope) >= kMaxDepth) {
    return raise(ex, token, Stage::Activating, "call-too-deep",
                 "calls may be " + std::to_string(kMaxDepth) + " deep; does the process call itself?");
  }
  Key caller = ex.token(token).scope;
  // With input mappings only what they name goes in: it lies in the local scope of the call.
  Value::Object inputs;
  const auto names = inputNames(node);
  for (const std::string& name : names) {
    if (const Value* value = findVariable(ex, variableScope(ex, token), name)) inputs.emplace_back(name, *value);
  }
  Value variables = names.empty() ? visibleVariables(ex, variableScope(ex, token)) : Value::object(std::move(inputs));
  const std::string businessKey = ex.scope(ex.processOf(caller)).businessKey;
  Key called = startProcess(ex, *definition, token, businessKey, variables, -1, {});
  settle(ex, called);
}

}  // namespace

extern const ElementBehaviour kCallActivity;
const ElementBehaviour kCallActivity{.kind = model::Kind::CallActivity, .compile = compile, .activate = activate};

}  // namespace joinery::run
