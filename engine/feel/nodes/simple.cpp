// Literals, names, if, instance of, and the coercion that declared types ask for.
#include "engine/feel/json.h"
#include "engine/feel/nodes/build.h"

namespace joinery::feel {
namespace {

class Constant final : public Node {
 public:
  explicit Constant(Datum value) : m_value(std::move(value)) {}
  Datum evaluate(Evaluation&) const override { return m_value; }
  const Datum* constant() const override { return &m_value; }

 private:
  Datum m_value;
};

class If final : public Node {
 public:
  If(NodePtr condition, NodePtr yes, NodePtr no, bool strict)
      : m_condition(std::move(condition)), m_yes(std::move(yes)), m_no(std::move(no)), m_strict(strict) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum truth = m_condition->evaluate(ev);
    if (truth.isTrue()) return m_yes->evaluate(ev);
    if (m_strict && !truth.isBoolean() && !truth.isNull())
      return ev.warn("a condition has to be a boolean, got " + std::string(kindName(truth.kind())));
    return m_no->evaluate(ev);
  }

 private:
  NodePtr m_condition, m_yes, m_no;
  bool m_strict;  // of a boxed conditional; FEEL's own takes all but true as false
};

class InstanceOf final : public Node {
 public:
  InstanceOf(NodePtr value, TypePtr type, std::string text)
      : m_value(std::move(value)), m_type(std::move(type)), m_text(std::move(text)) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum value = m_value->evaluate(ev);
    if (!ev.step(value.weight())) return {};
    if (!m_type) return ev.warn("no type \"" + m_text + "\" is known");
    return isInstance(*m_type, value);
  }

 private:
  NodePtr m_value;
  TypePtr m_type;
  std::string m_text;
};

class Coerce final : public Node {
 public:
  Coerce(NodePtr value, TypePtr type, std::string what)
      : m_value(std::move(value)), m_type(std::move(type)), m_what(std::move(what)) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum value = m_value->evaluate(ev);
    if (!ev.step(value.weight())) return {};
    if (auto fitting = coerce(m_type, value)) return std::move(*fitting);
    return ev.warn(m_what + " has to be " + m_type->name + ", got " + toText(value));
  }

 private:
  NodePtr m_value;
  TypePtr m_type;
  std::string m_what;
};

}  // namespace

NodePtr constantNode(Datum value) {
  return std::make_unique<Constant>(std::move(value));
}

NodePtr buildLiteral(Compiler&, const Ast& ast) {
  return constantNode(ast.literal);
}

NodePtr buildName(Compiler& compiler, const Ast& ast) {
  return compiler.resolve(ast.text);
}

NodePtr buildIf(Compiler& compiler, const Ast& ast) {
  NodePtr condition = compiler.compile(*ast.children[0]);
  NodePtr yes = compiler.compile(*ast.children[1]);
  NodePtr no = compiler.compile(*ast.children[2]);
  const bool strict = ast.text == "boxed";
  if (const Datum* known = condition->constant(); known && !strict)
    return known->isTrue() ? std::move(yes) : std::move(no);
  return std::make_unique<If>(std::move(condition), std::move(yes), std::move(no), strict);
}

NodePtr buildInstanceOf(Compiler& compiler, const Ast& ast) {
  return std::make_unique<InstanceOf>(compiler.compile(*ast.children[0]), ast.types[0], ast.text);
}

NodePtr buildCoerce(Compiler& compiler, const Ast& ast) {
  NodePtr value = compiler.compile(*ast.children[0]);
  if (!ast.types[0] || ast.types[0]->kind == Type::Kind::Any) return value;
  return std::make_unique<Coerce>(std::move(value), ast.types[0], ast.text);
}

NodePtr buildCustom(Compiler& compiler, const Ast& ast) {
  compiler.markDynamic();
  return ast.custom->compile(compiler);
}

}  // namespace joinery::feel
