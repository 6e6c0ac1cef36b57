// The compiled decision table.
#include <algorithm>
#include <bit>

#include "engine/dmn/decision_table.h"
#include "engine/feel/json.h"
#include "engine/feel/operators.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::Evaluation;
using feel::NodePtr;
using TestsPtr = std::unique_ptr<const feel::TestsNode>;

constexpr std::size_t kFewRules = 16;  // below, an index costs more than it saves

struct Input {
  std::string label;
  NodePtr expression;
  std::size_t slot;  // where "?" is while this column is tested
  TestsPtr allowed;
};

struct Output {
  std::string name;
  feel::TypePtr type;
  std::size_t slot;
  TestsPtr allowed;
  feel::List priorities;
  NodePtr fallback;
};

struct CompiledRule {
  std::string id;
  std::vector<TestsPtr> tests;
  std::vector<NodePtr> outputs;
};

class TableNode final : public feel::Node {
 public:
  const HitPolicy* policy = nullptr;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<CompiledRule> rules;

  void buildIndex() {
    if (rules.size() < kFewRules) return;
    for (std::size_t column = 0; column < inputs.size(); ++column) {
      std::vector<const feel::TestsNode*> entries;
      for (const CompiledRule& rule : rules) entries.push_back(rule.tests[column].get());
      if (auto index = ColumnIndex::build(entries)) m_index.push_back({column, std::move(*index)});
    }
  }

  Datum evaluate(Evaluation& ev) const override {
    for (const Input& input : inputs) {
      Datum value = input.expression->evaluate(ev);
      ev.slots[input.slot] = value;
      if (input.allowed && !input.allowed->holds(ev, value).value_or(false))
        return ev.warn("\"" + input.label + "\" may not be " + feel::toText(value) + " in this decision table");
    }
    std::vector<Hit> hits;
    eachCandidate(ev, [&](const CompiledRule& rule) {
      if (!passes(ev, rule)) return true;
      if (ev.matchedRules) ev.matchedRules->push_back(rule.id);
      Hit hit;
      for (const NodePtr& output : rule.outputs) hit.outputs.push_back(output->evaluate(ev));
      if (!finish(ev, hit)) return false;
      hits.push_back(std::move(hit));
      return hits.size() != policy->enough;
    });
    if (!ev.running()) return {};
    return hits.empty() ? fallback(ev) : policy->result(ev, std::move(hits));
  }

 private:
  struct IndexedColumn {
    std::size_t column;
    ColumnIndex index;
  };

  bool passes(Evaluation& ev, const CompiledRule& rule) const {
    for (std::size_t i = 0; i < inputs.size(); ++i)
      if (rule.tests[i] && !rule.tests[i]->holds(ev, ev.slots[inputs[i].slot]).value_or(false)) return false;
    return true;
  }

  // Rules in order, without those that the index rules out, until `visit` returns false.
  template <typename Visit>
  void eachCandidate(Evaluation& ev, Visit&& visit) const {
    if (m_index.empty()) {
      for (const CompiledRule& rule : rules)
        if (!ev.step() || !visit(rule)) return;
      return;
    }
    std::vector<const RuleBits*> columns;
    for (const IndexedColumn& c : m_index) columns.push_back(&c.index.candidates(ev.slots[inputs[c.column].slot]));
    for (std::size_t word = 0; word < columns[0]->size(); ++word) {
      std::uint64_t bits = ~std::uint64_t{0};
      for (const RuleBits* column : columns) bits &= (*column)[word];
      for (; bits != 0; bits &= bits - 1) {
        const std::size_t rule = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (!ev.step() || !visit(rules[rule])) return;
      }
    }
  }

  // Fits the outputs to their types and puts them together; an output that may not be is null, with a warning.
  bool finish(Evaluation& ev, Hit& hit) const {
    std::vector<feel::Member> members;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      Datum& value = hit.outputs[i];
      const Output& output = outputs[i];
      auto fitting = feel::coerce(output.type, value);
      if (!fitting)
        value =
            ev.warn("output \"" + output.name + "\" has to be " + output.type->name + ", got " + feel::toText(value));
      else
        value = std::move(*fitting);
      ev.slots[output.slot] = value;
      if (output.allowed && !value.isNull() && !output.allowed->holds(ev, value).value_or(false))
        value = ev.warn("the output may not be " + feel::toText(value));
      const auto rank = std::find_if(output.priorities.begin(), output.priorities.end(),
                                     [&](const Datum& p) { return feel::matches(value, p).value_or(false); });
      hit.ranks.push_back(static_cast<std::size_t>(rank - output.priorities.begin()));
      if (outputs.size() > 1) members.emplace_back(output.name, value);
    }
    hit.value = outputs.size() > 1 ? Datum::context(std::move(members)) : hit.outputs[0];
    return ev.running();
  }

  Datum fallback(Evaluation& ev) const {
    const bool any = std::any_of(outputs.begin(), outputs.end(), [](const Output& o) { return o.fallback != nullptr; });
    if (!any) return ev.warn("no rule of the decision table hits");
    Hit hit;
    for (const Output& output : outputs)
      hit.outputs.push_back(output.fallback ? output.fallback->evaluate(ev) : Datum());
    if (!finish(ev, hit)) return {};
    return hit.value;
  }

  std::vector<IndexedColumn> m_index;
};

// Compiles tests with "?" in `slot`.
TestsPtr tests(feel::Compiler& compiler, const feel::AstPtr& ast, std::size_t slot) {
  if (!ast) return nullptr;
  compiler.bind("?", slot);
  TestsPtr out = feel::compileTests(compiler, *ast);
  compiler.unbind();
  return out;
}

NodePtr orNull(feel::Compiler& compiler, const feel::AstPtr& ast) {
  static const feel::AstPtr kNull = feel::makeAst(feel::AstKind::Literal);
  return compiler.compile(ast ? *ast : *kNull);
}

}  // namespace

feel::NodePtr TableAst::compile(feel::Compiler& compiler) const {
  auto node = std::make_unique<TableNode>();
  node->policy = policy;
  for (const Input& input : inputs) {
    const std::size_t slot = compiler.newSlot();
    node->inputs.push_back(
        {input.label, orNull(compiler, input.expression), slot, tests(compiler, input.allowed, slot)});
  }
  for (const Output& output : outputs) {
    const std::size_t slot = compiler.newSlot();
    TestsPtr allowed = tests(compiler, output.allowed, slot);
    feel::List priorities;
    if (allowed && !allowed->negated()) priorities = allowed->constants().value_or(feel::List());
    node->outputs.push_back({output.name, output.type, slot, std::move(allowed), std::move(priorities),
                             output.fallback ? compiler.compile(*output.fallback) : nullptr});
  }
  for (const Rule& rule : rules) {
    if (rule.tests.size() != inputs.size() || rule.outputs.size() != outputs.size()) continue;  // reported on reading
    CompiledRule out;
    out.id = rule.id;
    for (std::size_t i = 0; i < rule.tests.size(); ++i)
      out.tests.push_back(tests(compiler, rule.tests[i], node->inputs[i].slot));
    for (const feel::AstPtr& output : rule.outputs) out.outputs.push_back(orNull(compiler, output));
    node->rules.push_back(std::move(out));
  }
  node->buildIndex();
  return node;
}

}  // namespace joinery::dmn
