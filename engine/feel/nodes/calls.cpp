// Calls of built-ins (bound at compile time) and of function values, by position or by name; function definitions.
#include <algorithm>
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/nodes/build.h"

namespace joinery::feel {
namespace {

// The arguments of one call on the stack, as long as there are few.
class Arguments {
 public:
  Arguments(Evaluation& ev, const std::vector<NodePtr>& nodes) {
    if (nodes.size() > m_few.size()) m_many.resize(nodes.size());
    Datum* to = nodes.size() > m_few.size() ? m_many.data() : m_few.data();
    for (std::size_t i = 0; i < nodes.size(); ++i) to[i] = nodes[i]->evaluate(ev);
    m_span = std::span<const Datum>(to, nodes.size());
  }
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;
  std::span<const Datum> span() const { return m_span; }

 private:
  std::array<Datum, 4> m_few;
  std::vector<Datum> m_many;
  std::span<const Datum> m_span;
};

class BuiltinCall final : public Node {
 public:
  BuiltinCall(const Builtin& builtin, std::vector<NodePtr> arguments, std::size_t signature)
      : m_builtin(builtin), m_arguments(std::move(arguments)), m_signature(signature) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Arguments arguments(ev, m_arguments);
    Call call(ev, m_builtin.name, arguments.span(), m_signature);
    return ev.checked(m_builtin.function(call));
  }

 private:
  const Builtin& m_builtin;
  std::vector<NodePtr> m_arguments;
  std::size_t m_signature;
};

// A built-in called with arguments that no signature takes: null, as FEEL has it.
class WrongCall final : public Node {
 public:
  explicit WrongCall(std::string message) : m_message(std::move(message)) {}
  Datum evaluate(Evaluation& ev) const override { return ev.warn(m_message); }

 private:
  std::string m_message;
};

class ValueCall final : public Node {
 public:
  ValueCall(NodePtr callee, std::vector<NodePtr> arguments, std::vector<std::string> names)
      : m_callee(std::move(callee)), m_arguments(std::move(arguments)), m_names(std::move(names)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum callee = m_callee->evaluate(ev);
    if (!callee.is(DatumKind::Function))
      return ev.warn("only functions can be called, got " + std::string(kindName(callee.kind())));
    const Arguments arguments(ev, m_arguments);
    if (m_names.empty()) return callee.function().call(ev, arguments.span());
    std::vector<std::pair<std::string, Datum>> named;
    for (std::size_t i = 0; i < m_names.size(); ++i) named.emplace_back(m_names[i], arguments.span()[i]);
    const auto arranged = callee.function().arrange(ev, std::move(named));
    return arranged ? callee.function().call(ev, *arranged) : Datum();
  }

 private:
  NodePtr m_callee;
  std::vector<NodePtr> m_arguments;
  std::vector<std::string> m_names;
};

// Puts named arguments where the signature wants them; false if a name is unknown or a needed one is missing.
bool arrange(const Signature& signature, const std::vector<std::string>& names, std::vector<NodePtr>& arguments) {
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto at = std::find(signature.names.begin(), signature.names.end(), name);
    if (at == signature.names.end()) return false;
    places.push_back(static_cast<std::size_t>(at - signature.names.begin()));
  }
  std::size_t count = 0;
  for (const std::size_t place : places) {
    if (std::count(places.begin(), places.end(), place) > 1) return false;
    count = std::max(count, place + 1);
  }
  for (std::size_t i = 0; i < signature.requiredNamed; ++i)
    if (std::find(places.begin(), places.end(), i) == places.end()) return false;
  std::vector<NodePtr> arranged(count);
  for (std::size_t i = 0; i < places.size(); ++i) arranged[places[i]] = std::move(arguments[i]);
  for (NodePtr& missing : arranged)
    if (!missing) missing = constantNode({});
  arguments = std::move(arranged);
  return true;
}

NodePtr callOfBuiltin(const Builtin& builtin, const Ast& ast, std::vector<NodePtr> arguments) {
  const auto& all = signaturesOf(builtin);
  // before(range: ..., point: ...) means the signature whose names come in that order, if there is one.
  for (std::size_t i = 0; i < all.size() && !ast.names.empty(); ++i)
    if (all[i].names == ast.names) return std::make_unique<BuiltinCall>(builtin, std::move(arguments), i);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool fits = ast.names.empty() ? all[i].accepts(arguments.size()) : arrange(all[i], ast.names, arguments);
    if (fits) return std::make_unique<BuiltinCall>(builtin, std::move(arguments), i);
  }
  return std::make_unique<WrongCall>(std::string(builtin.name) + "(" + std::string(builtin.parameters) +
                                     ") does not take these arguments");
}

}  // namespace

NodePtr buildCall(Compiler& compiler, const Ast& ast) {
  const Ast& callee = *ast.children[0];
  std::vector<NodePtr> arguments;
  for (std::size_t i = 1; i < ast.children.size(); ++i) arguments.push_back(compiler.compile(*ast.children[i]));
  if (callee.kind == AstKind::Name && !compiler.isDeclared(callee.text)) {
    if (const Builtin* builtin = findBuiltin(callee.text)) {
      if (!builtin->pure) compiler.markDynamic();
      return callOfBuiltin(*builtin, ast, std::move(arguments));
    }
    if (!compiler.environment().allowUnknownFunctions) {
      compiler.fail(callee.offset, "feel-unknown-function", "no function \"" + callee.text + "\" is known");
      return constantNode({});
    }
  }
  return std::make_unique<ValueCall>(compiler.compile(callee), std::move(arguments), ast.names);
}

NodePtr buildFunction(Compiler& compiler, const Ast& ast) {
  return compiler.compileFunction(ast, nullptr);
}

}  // namespace joinery::feel
