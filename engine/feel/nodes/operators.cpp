// Arithmetic, comparison, and three-valued logic.
#include "engine/feel/operators.h"

#include <algorithm>
#include <array>

#include "engine/feel/nodes/build.h"

namespace joinery::feel {
namespace {

class ArithmeticNode final : public Node {
 public:
  ArithmeticNode(Arithmetic op, NodePtr left, NodePtr right)
      : m_op(op), m_left(std::move(left)), m_right(std::move(right)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum left = m_left->evaluate(ev);
    const Datum right = m_right->evaluate(ev);
    return m_op(ev, left, right);
  }

 private:
  Arithmetic m_op;
  NodePtr m_left, m_right;
};

class Negate final : public Node {
 public:
  explicit Negate(NodePtr operand) : m_operand(std::move(operand)) {}
  Datum evaluate(Evaluation& ev) const override { return negate(ev, m_operand->evaluate(ev)); }

 private:
  NodePtr m_operand;
};

class Equal final : public Node {
 public:
  Equal(NodePtr left, NodePtr right, bool negated)
      : m_left(std::move(left)), m_right(std::move(right)), m_negated(negated) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum left = m_left->evaluate(ev);
    if (const Datum* known = m_right->constant()) return compare(ev, left, *known);
    return compare(ev, left, m_right->evaluate(ev));
  }

 private:
  Datum compare(Evaluation& ev, const Datum& left, const Datum& right) const {
    if (!ev.step(std::min(left.weight(), right.weight()))) return {};
    const auto same = equal(left, right);
    if (same) return *same != m_negated;
    return ev.warn("cannot compare " + std::string(kindName(left.kind())) + " with " +
                   std::string(kindName(right.kind())));
  }
  NodePtr m_left, m_right;
  bool m_negated;
};

// < <= > >= as the set of signs of `order` that make it true.
class Order final : public Node {
 public:
  Order(NodePtr left, NodePtr right, bool below, bool at, bool above)
      : m_left(std::move(left)), m_right(std::move(right)), m_truth{below, at, above} {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum left = m_left->evaluate(ev);
    if (const Datum* known = m_right->constant()) return compare(ev, left, *known);
    return compare(ev, left, m_right->evaluate(ev));
  }

 private:
  Datum compare(Evaluation& ev, const Datum& left, const Datum& right) const {
    if (const auto sign = order(left, right)) return m_truth[static_cast<std::size_t>(*sign + 1)];
    return ev.warn("cannot order " + std::string(kindName(left.kind())) + " and " +
                   std::string(kindName(right.kind())));
  }
  NodePtr m_left, m_right;
  std::array<bool, 3> m_truth;
};

// `and` (decisive: false) and `or` (decisive: true) by DMN 1.5, table 50; what is no boolean counts as null.
class Logic final : public Node {
 public:
  Logic(NodePtr left, NodePtr right, bool decisive)
      : m_left(std::move(left)), m_right(std::move(right)), m_decisive(decisive) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum left = m_left->evaluate(ev);
    if (left.isBoolean() && left.boolean() == m_decisive) return m_decisive;
    const Datum right = m_right->evaluate(ev);
    if (right.isBoolean() && right.boolean() == m_decisive) return m_decisive;
    if (left.isBoolean() && right.isBoolean()) return !m_decisive;
    if (left.isNull() || right.isNull()) return {};
    return ev.warn(std::string("\"") + (m_decisive ? "or" : "and") + "\" joins booleans, got " +
                   std::string(kindName(left.isBoolean() ? right.kind() : left.kind())));
  }

 private:
  NodePtr m_left, m_right;
  bool m_decisive;
};

struct Both {
  NodePtr left, right;
};

Both operands(Compiler& compiler, const Ast& ast) {
  NodePtr left = compiler.compile(*ast.children[0]);
  return {std::move(left), compiler.compile(*ast.children[1])};
}

}  // namespace

NodePtr buildNegate(Compiler& compiler, const Ast& ast) {
  return std::make_unique<Negate>(compiler.compile(*ast.children[0]));
}

NodePtr buildArithmetic(Compiler& compiler, const Ast& ast) {
  Both both = operands(compiler, ast);
  const Arithmetic op = ast.text == "+"   ? add
                        : ast.text == "-" ? subtract
                        : ast.text == "*" ? multiply
                        : ast.text == "/" ? divide
                                          : power;
  return std::make_unique<ArithmeticNode>(op, std::move(both.left), std::move(both.right));
}

NodePtr buildComparison(Compiler& compiler, const Ast& ast) {
  Both both = operands(compiler, ast);
  if (ast.text == "=" || ast.text == "!=")
    return std::make_unique<Equal>(std::move(both.left), std::move(both.right), ast.text == "!=");
  const bool orEqual = ast.text.size() == 2, below = ast.text[0] == '<';
  return std::make_unique<Order>(std::move(both.left), std::move(both.right), below, orEqual, !below);
}

NodePtr buildAnd(Compiler& compiler, const Ast& ast) {
  Both both = operands(compiler, ast);
  return std::make_unique<Logic>(std::move(both.left), std::move(both.right), false);
}

NodePtr buildOr(Compiler& compiler, const Ast& ast) {
  Both both = operands(compiler, ast);
  return std::make_unique<Logic>(std::move(both.left), std::move(both.right), true);
}

}  // namespace joinery::feel
