// between, in, ranges, and the unary tests of decision tables.
#include <algorithm>

#include "engine/feel/nodes/build.h"
#include "engine/feel/operators.h"
#include "engine/feel/tests_node.h"

namespace joinery::feel {
namespace {

std::optional<bool> conjunction(std::optional<bool> a, std::optional<bool> b) {
  if ((a && !*a) || (b && !*b)) return false;
  return a && b ? std::optional(true) : std::nullopt;
}

class Between final : public Node {
 public:
  Between(NodePtr value, NodePtr low, NodePtr high)
      : m_value(std::move(value)), m_low(std::move(low)), m_high(std::move(high)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum value = m_value->evaluate(ev), low = m_low->evaluate(ev), high = m_high->evaluate(ev);
    const auto above = order(value, low), below = order(value, high);
    const auto truth = conjunction(above ? std::optional(*above >= 0) : std::nullopt,
                                   below ? std::optional(*below <= 0) : std::nullopt);
    if (truth) return *truth;
    return ev.warn("\"between\" cannot order " + std::string(kindName(value.kind())) + ", " +
                   std::string(kindName(low.kind())) + " and " + std::string(kindName(high.kind())));
  }

 private:
  NodePtr m_value, m_low, m_high;
};

class In final : public Node {
 public:
  In(NodePtr value, std::vector<NodePtr> tests) : m_value(std::move(value)), m_tests(std::move(tests)) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum value = m_value->evaluate(ev);
    bool unknown = false;
    for (const NodePtr& test : m_tests) {
      if (!ev.step(value.weight())) return {};
      const Datum* known = test->constant();
      const auto is = known ? matches(value, *known) : matches(value, test->evaluate(ev));
      if (is && *is) return true;
      if (!is) unknown = true;
    }
    if (unknown)
      return ev.warn("\"in\" cannot compare " + std::string(kindName(value.kind())) + " with what is tested against");
    return false;
  }

 private:
  NodePtr m_value;
  std::vector<NodePtr> m_tests;
};

Datum interval(Evaluation& ev, Datum low, Datum high, bool lowIncluded, bool highIncluded) {
  if (!low.isNull() && !high.isNull()) {
    const auto ends = order(low, high);
    if (!ends)
      return ev.warn("no range goes from " + std::string(kindName(low.kind())) + " to " +
                     std::string(kindName(high.kind())));
    if (*ends > 0) return ev.warn("a range's lower end has to come first");
  }
  return ev.checked(Range{Range::Form::Interval, std::move(low), std::move(high), lowIncluded, highIncluded});
}

class Interval final : public Node {
 public:
  Interval(NodePtr low, NodePtr high, bool lowIncluded, bool highIncluded)
      : m_low(std::move(low)), m_high(std::move(high)), m_lowIncluded(lowIncluded), m_highIncluded(highIncluded) {}
  Datum evaluate(Evaluation& ev) const override {
    Datum low = m_low->evaluate(ev);
    return interval(ev, std::move(low), m_high->evaluate(ev), m_lowIncluded, m_highIncluded);
  }

 private:
  NodePtr m_low, m_high;
  bool m_lowIncluded, m_highIncluded;
};

class UnaryRange final : public Node {
 public:
  UnaryRange(NodePtr end, Range::Form form) : m_end(std::move(end)), m_form(form) {}
  Datum evaluate(Evaluation& ev) const override {
    Range out;
    out.form = m_form;
    Datum end = m_end->evaluate(ev);
    if (end.isNull() && m_form != Range::Form::Equal && m_form != Range::Form::NotEqual)
      return ev.warn("a range needs an end to compare with, got null");
    out.lowIncluded = m_form == Range::Form::GreaterOrEqual || m_form == Range::Form::Equal;
    out.highIncluded = m_form == Range::Form::LessOrEqual || m_form == Range::Form::Equal;
    const bool isHigh = m_form == Range::Form::Less || m_form == Range::Form::LessOrEqual;
    (isHigh ? out.high : out.low) = std::move(end);
    return ev.checked(std::move(out));
  }

 private:
  NodePtr m_end;
  Range::Form m_form;
};

// One test of a decision table's cell. A test that speaks of "?" decides by itself; any other is compared with "?".
struct Test {
  NodePtr node;
  bool speaksOfInput;

  std::optional<bool> holds(Evaluation& ev, const Datum& input) const {
    if (const Datum* known = node->constant()) return against(input, *known);
    const Datum value = node->evaluate(ev);
    if (speaksOfInput && !value.is(DatumKind::Range) && !value.isList()) {
      if (value.isBoolean()) return value.boolean();
      return std::nullopt;
    }
    return against(input, value);
  }

  static std::optional<bool> against(const Datum& input, const Datum& value) {
    if (value.isBoolean() && !input.isBoolean() && !input.isNull()) return value.boolean();
    return matches(input, value);
  }
};

class UnaryTests final : public TestsNode {
 public:
  UnaryTests(NodePtr input, std::vector<Test> tests, bool negated)
      : m_input(std::move(input)), m_tests(std::move(tests)), m_negated(negated) {}
  Datum evaluate(Evaluation& ev) const override {
    if (m_tests.empty()) return true;  // "-"
    return toDatum(holds(ev, m_input->evaluate(ev)));
  }
  std::optional<bool> holds(Evaluation& ev, const Datum& input) const override {
    if (m_tests.empty()) return true;
    bool unknown = false;
    for (const Test& test : m_tests) {
      if (!ev.step()) return std::nullopt;
      const auto is = test.holds(ev, input);
      if (is && *is) return !m_negated;
      if (!is) unknown = true;
    }
    return unknown ? std::nullopt : std::optional(m_negated);
  }
  std::optional<List> constants() const override {
    List out;
    for (const Test& test : m_tests) {
      if (!test.node->constant()) return std::nullopt;
      out.push_back(*test.node->constant());
    }
    return out;
  }
  bool negated() const override { return m_negated; }

 private:
  NodePtr m_input;
  std::vector<Test> m_tests;
  bool m_negated;
};

bool speaksOfInput(const Ast& ast) {
  if (ast.kind == AstKind::Name && ast.text == "?") return true;
  return std::any_of(ast.children.begin(), ast.children.end(), [](const AstPtr& c) { return speaksOfInput(*c); });
}

Range::Form formOf(std::string_view sign) {
  if (sign == "<") return Range::Form::Less;
  if (sign == "<=") return Range::Form::LessOrEqual;
  if (sign == ">") return Range::Form::Greater;
  if (sign == ">=") return Range::Form::GreaterOrEqual;
  return sign == "=" ? Range::Form::Equal : Range::Form::NotEqual;
}

}  // namespace

NodePtr buildBetween(Compiler& compiler, const Ast& ast) {
  NodePtr value = compiler.compile(*ast.children[0]);
  NodePtr low = compiler.compile(*ast.children[1]);
  return std::make_unique<Between>(std::move(value), std::move(low), compiler.compile(*ast.children[2]));
}

NodePtr buildIn(Compiler& compiler, const Ast& ast) {
  NodePtr value = compiler.compile(*ast.children[0]);
  std::vector<NodePtr> tests;
  for (std::size_t i = 1; i < ast.children.size(); ++i) tests.push_back(compiler.compile(*ast.children[i]));
  return std::make_unique<In>(std::move(value), std::move(tests));
}

NodePtr buildInterval(Compiler& compiler, const Ast& ast) {
  NodePtr low = compiler.compile(*ast.children[0]);
  return std::make_unique<Interval>(std::move(low), compiler.compile(*ast.children[1]), ast.lowIncluded,
                                    ast.highIncluded);
}

NodePtr buildUnaryRange(Compiler& compiler, const Ast& ast) {
  return std::make_unique<UnaryRange>(compiler.compile(*ast.children[0]), formOf(ast.text));
}

std::unique_ptr<const TestsNode> compileTests(Compiler& compiler, const Ast& ast) {
  NodePtr input = compiler.resolve("?");
  std::vector<Test> tests;
  for (const AstPtr& child : ast.children) tests.push_back({compiler.compile(*child), speaksOfInput(*child)});
  return std::make_unique<UnaryTests>(std::move(input), std::move(tests), ast.text == "not");
}

NodePtr buildUnaryTests(Compiler& compiler, const Ast& ast) {
  return compileTests(compiler, ast);
}

}  // namespace joinery::feel
