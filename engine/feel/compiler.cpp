#include "engine/feel/compiler.h"

#include <algorithm>
#include <map>

#include "engine/feel/builtins.h"
#include "engine/feel/lambda.h"
#include "engine/feel/lexer.h"
#include "engine/feel/nodes/build.h"

namespace joinery::feel {
namespace {

// What a constant part may cost at compile time; more is left to the evaluation and its own limits.
EvaluateOptions foldingOptions() {
  EvaluateOptions out;
  out.limits.steps = 10'000;
  out.limits.depth = 500;
  out.limits.listSize = 1'000;
  out.limits.stringSize = 100'000;
  return out;
}

class Local final : public Node {
 public:
  explicit Local(std::size_t slot) : m_slot(slot) {}
  Datum evaluate(Evaluation& ev) const override { return ev.slots[m_slot]; }

 private:
  std::size_t m_slot;
};

// A free name, asked for once per evaluation.
class Global final : public Node {
 public:
  Global(std::string name, std::size_t slot, Datum builtin)
      : m_name(std::move(name)), m_slot(slot), m_builtin(std::move(builtin)) {}
  Datum evaluate(Evaluation& ev) const override {
    Datum& value = ev.slots[m_slot];
    if (value.is(DatumKind::Unset)) {
      auto found = ev.globals ? ev.globals->find(m_name) : std::nullopt;
      if (found)
        value = std::move(*found);
      else
        value = m_builtin.isNull() ? ev.warn("no variable \"" + m_name + "\" is known") : m_builtin;
    }
    return value;
  }

 private:
  std::string m_name;
  std::size_t m_slot;
  Datum m_builtin;  // the function of that name, or null
};

// A name within a filter: a member of the item, else what the name means outside.
class ItemMember final : public Node {
 public:
  ItemMember(std::string name, std::size_t slot, NodePtr outside)
      : m_name(std::move(name)), m_slot(slot), m_outside(std::move(outside)) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum& item = ev.slots[m_slot];
    if (item.isContext())
      if (auto found = item.context().find(m_name)) return std::move(*found);
    if (!m_outside) return item;  // "item" itself
    return m_outside->evaluate(ev);
  }

 private:
  std::string m_name;
  std::size_t m_slot;
  NodePtr m_outside;  // nullptr for the name "item"
};

}  // namespace

struct Compiler::Binding {
  std::string name;  // empty: the item of a filter
  std::size_t slot = 0;
  bool used = false;
};

struct Compiler::FunctionFrame {
  std::size_t slots = 0;
  std::vector<Binding> bindings;
  std::map<std::string, std::size_t> outside;  // slots of captured or free names
  std::vector<LambdaCode::Capture> captures;
  std::vector<Program::FreeName> freeNames;
};

Compiler::Compiler(const CompileEnvironment& environment) : m_environment(environment) {
  m_frames.emplace_back();
}
Compiler::~Compiler() = default;

NodePtr Compiler::compile(const Ast& ast) {
  const std::size_t before = m_dynamic;
  NodePtr node = buildOf(ast.kind)(*this, ast);
  if (m_dynamic != before || node->constant()) return node;
  return fold(std::move(node));
}

NodePtr Compiler::fold(NodePtr node) {
  static const EvaluateOptions kOptions = foldingOptions();
  Evaluation evaluation(kOptions);
  Frame frame(evaluation, m_frames.back().slots);
  Datum value = node->evaluate(evaluation);
  if (!evaluation.running() || !evaluation.warnings().empty()) return node;
  return constantNode(std::move(value));
}

NodePtr Compiler::compileFunction(const Ast& ast, const std::string* selfName) {
  markDynamic();
  auto code = std::make_shared<LambdaCode>();
  code->depth = ast.depth + 1;
  m_frames.emplace_back();
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    code->parameters.push_back({ast.names[i], ast.types[i]});
    bind(ast.names[i], newSlot());
  }
  if (selfName && std::find(ast.names.begin(), ast.names.end(), *selfName) == ast.names.end()) {
    code->selfSlot = newSlot();
    m_frames.back().bindings.insert(m_frames.back().bindings.begin(), Binding{*selfName, *code->selfSlot, false});
  }
  code->body = compile(*ast.children[0]);
  code->slots = m_frames.back().slots;
  code->captures = std::move(m_frames.back().captures);
  m_frames.pop_back();
  return lambdaNode(std::move(code));
}

NodePtr Compiler::resolve(const std::string& name) {
  markDynamic();
  return resolveIn(m_frames.size() - 1, m_frames.back().bindings.size(), name);
}

NodePtr Compiler::resolveIn(std::size_t frame, std::size_t bindings, const std::string& name) {
  FunctionFrame& here = m_frames[frame];
  for (std::size_t i = bindings; i > 0; --i) {
    Binding& binding = here.bindings[i - 1];
    if (binding.name.empty()) {
      if (name == "item") return std::make_unique<ItemMember>(name, binding.slot, nullptr);
      const std::size_t slot = binding.slot;
      return std::make_unique<ItemMember>(name, slot, resolveIn(frame, i - 1, name));
    }
    if (binding.name != name) continue;
    binding.used = true;
    return std::make_unique<Local>(binding.slot);
  }
  return resolveOutside(frame, name);
}

NodePtr Compiler::resolveOutside(std::size_t frame, const std::string& name) {
  const auto known = m_frames[frame].outside.find(name);
  const bool outermost = frame == 0;
  std::size_t slot = 0;
  if (known != m_frames[frame].outside.end()) {
    slot = known->second;
  } else {
    slot = m_frames[frame].slots++;
    m_frames[frame].outside.emplace(name, slot);
    if (outermost) {
      m_frames[frame].freeNames.push_back({name, slot});
    } else {
      NodePtr value = resolveIn(frame - 1, m_frames[frame - 1].bindings.size(), name);
      m_frames[frame].captures.push_back({slot, std::move(value)});
    }
  }
  if (!outermost) return std::make_unique<Local>(slot);
  const Builtin* builtin = findBuiltin(name);
  return std::make_unique<Global>(name, slot, builtin ? builtinAsValue(*builtin) : Datum());
}

bool Compiler::isDeclared(std::string_view name) const {
  for (const FunctionFrame& frame : m_frames)
    for (const Binding& binding : frame.bindings)
      if (binding.name == name) return true;
  return m_environment.known && m_environment.known->count(name) > 0;
}

std::size_t Compiler::newSlot() {
  return m_frames.back().slots++;
}

void Compiler::bind(const std::string& name, std::size_t slot) {
  m_frames.back().bindings.push_back({name, slot, false});
}

void Compiler::bindItem(std::size_t slot) {
  bind({}, slot);
}

void Compiler::unbind(std::size_t count) {
  m_frames.back().bindings.resize(m_frames.back().bindings.size() - count);
}

bool Compiler::wasUsed() const {
  return m_frames.back().bindings.back().used;
}

void Compiler::fail(std::uint32_t offset, std::string code, std::string message) {
  m_failures.push_back({offset, std::move(code), std::move(message)});
}

Program Compiler::finish(NodePtr root) {
  return Program(std::move(root), m_frames.front().slots, std::move(m_frames.front().freeNames));
}

Datum Program::run(Evaluation& evaluation, const Globals& globals) const {
  if (const Datum* known = m_root->constant()) return *known;
  const Globals* outer = evaluation.globals;
  Frame frame(evaluation, m_slots);
  evaluation.globals = &globals;
  for (const FreeName& name : m_freeNames) evaluation.slots[name.slot] = Datum::unset();
  Datum out = m_root->evaluate(evaluation);
  evaluation.globals = outer;
  if (!evaluation.running()) return {};
  return out;
}

Result<std::shared_ptr<const Program>> compileProgram(const Ast& ast, const CompileEnvironment& environment,
                                                      std::string_view text) {
  Compiler compiler(environment);
  NodePtr root = compiler.compile(ast);
  if (!compiler.failures().empty()) {
    const auto& first = compiler.failures().front();
    Error error = errorAt(text, first.offset, first.code, first.message);
    for (std::size_t i = 1; i < compiler.failures().size(); ++i) {
      const auto& more = compiler.failures()[i];
      error.details.push_back(errorAt(text, more.offset, more.code, more.message).details.front());
    }
    return error;
  }
  return std::make_shared<const Program>(compiler.finish(std::move(root)));
}

}  // namespace joinery::feel
