#include "engine/feel/feel.h"

#include <algorithm>

#include "engine/feel/builtins.h"
#include "engine/feel/compiler.h"
#include "engine/feel/json.h"
#include "engine/feel/parser.h"

namespace joinery::feel {
namespace {

class ScopeGlobals final : public Globals {
 public:
  explicit ScopeGlobals(const Scope& scope) : m_scope(scope) {}
  std::optional<Datum> find(const std::string& name) const override {
    const Value* value = m_scope.find(name);
    if (!value) return std::nullopt;
    return fromJson(*value);
  }

 private:
  const Scope& m_scope;
};

}  // namespace

void addNames(const Value& value, std::vector<std::string>& names) {
  if (value.isList())
    for (const Value& item : value.items()) addNames(item, names);
  if (!value.isObject()) return;
  for (const Value::Member& m : value.members()) {
    names.push_back(m.first);
    addNames(m.second, names);
  }
}

Result<Expression> Expression::compile(std::string_view text, const CompileOptions& options) {
  NameTable extended;
  ParseOptions parseOptions;
  parseOptions.names = &standardNames();
  parseOptions.unaryTests = options.unaryTests;
  if (!options.names.empty()) {
    extended = standardNames();
    for (const std::string& name : options.names) extended.add(name);
    parseOptions.names = &extended;
  }
  auto ast = parse(text, parseOptions);
  if (!ast) return ast.error();
  const CompileEnvironment environment;  // JSON holds no functions, so no variable hides a built-in's call
  auto program = compileProgram(**ast, environment, text);
  if (!program) return program.error();
  Expression out;
  out.m_text = text;
  out.m_program = std::move(*program);
  for (const Program::FreeName& name : out.m_program->freeNames()) out.m_freeNames.push_back(name.name);
  std::sort(out.m_freeNames.begin(), out.m_freeNames.end());
  return out;
}

Outcome Expression::evaluate(const Scope& scope, const EvaluateOptions& options) const {
  Evaluation evaluation(options);
  Outcome out;
  out.value = toJson(evaluation, m_program->run(evaluation, ScopeGlobals(scope)));
  out.warnings = evaluation.takeWarnings();
  out.error = evaluation.takeError();
  if (out.error) out.value = {};
  return out;
}

}  // namespace joinery::feel
