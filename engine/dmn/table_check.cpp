#include "engine/dmn/table_check.h"

#include <algorithm>
#include <memory>
#include <set>

#include "engine/dmn/table_search.h"
#include "engine/feel/json.h"
#include "engine/feel/operators.h"
#include "engine/feel/tests_node.h"

namespace joinery::dmn {
namespace {

using feel::Datum;

// Texts in quotes.
std::string quoted(const Datum& value) {
  const std::string text = feel::toText(Datum::list({value}));
  return text.substr(1, text.size() - 2);
}

constexpr std::size_t kMaxFindings = 20;  // of a kind in one table

// Several findings of one kind, of which only the first are told one by one.
class Findings {
 public:
  Findings(Report& report, const Element& table, std::string code, Severity severity = Severity::Warning)
      : m_report(report), m_table(table), m_code(std::move(code)), m_severity(severity) {}
  ~Findings() {
    if (m_count > kMaxFindings) m_report.note(m_table, m_code, "and there are more findings of this kind", m_severity);
  }
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;
  bool full() const { return m_count > kMaxFindings; }
  void add(const Element& at, std::string message) {
    if (++m_count <= kMaxFindings) m_report.note(at, m_code, std::move(message), m_severity);
  }

 private:
  Report& m_report;
  const Element& m_table;
  std::string m_code;
  Severity m_severity;
  std::size_t m_count = 0;
};

class TableCheck {
 public:
  TableCheck(const TableAst& table, const Element& element, Report& report)
      : m_table(table),
        m_element(element),
        m_report(report),
        m_rules(childrenNamed(element, "rule")),
        m_compiler(environment()) {}

  void run(const std::function<feel::TypePtr(const std::string&)>& typeOf) {
    for (const TableAst::Rule& rule : m_table.rules)
      if (rule.tests.size() != m_table.inputs.size() || rule.outputs.size() != m_table.outputs.size()) return;
    readOutputs();
    makeSpace(typeOf);
    findGaps();
    findOverlaps();
    findUnreachable();
    findOutputs();
    if (m_space->gaveUp())
      m_report.note(m_element, "table-too-large", "the table is too large to be judged to the end", Severity::Info);
  }

 private:
  static const feel::CompileEnvironment& environment() {
    static const feel::CompileEnvironment kEnvironment = [] {
      feel::CompileEnvironment out;
      out.allowUnknownFunctions = true;
      return out;
    }();
    return kEnvironment;
  }

  const feel::TestsNode* tests(const feel::AstPtr& ast) {
    if (!ast) return nullptr;
    m_compiler.bind("?", m_compiler.newSlot());
    m_tests.push_back(feel::compileTests(m_compiler, *ast));
    m_compiler.unbind();
    return m_tests.back().get();
  }

  void readOutputs() {
    for (const TableAst::Rule& rule : m_table.rules) {
      auto& row = m_outputs.emplace_back();
      for (const feel::AstPtr& output : rule.outputs) {
        const feel::NodePtr node = output ? m_compiler.compile(*output) : nullptr;
        const Datum* known = node ? node->constant() : nullptr;
        row.push_back(known ? std::optional(*known) : std::nullopt);
      }
    }
    for (const TableAst::Output& output : m_table.outputs) {
      const feel::TestsNode* allowed = tests(output.allowed);
      m_allowedOutputs.push_back(allowed);
    }
  }

  void makeSpace(const std::function<feel::TypePtr(const std::string&)>& typeOf) {
    std::vector<std::string> labels;
    std::vector<std::optional<Axis>> axes;
    for (std::size_t i = 0; i < m_table.inputs.size(); ++i) {
      const TableAst::Input& input = m_table.inputs[i];
      Axis::Column column{input.label, input.type, tests(input.allowed), {}};
      // What the name's own type allows says more than what the column declares.
      const bool isName = input.expression && input.expression->kind == feel::AstKind::Name;
      const feel::TypePtr own = isName ? typeOf(input.expression->text) : nullptr;
      if (own && (own->allows || !column.type)) column.type = own;
      for (const TableAst::Rule& rule : m_table.rules) column.cells.push_back(tests(rule.tests[i]));
      m_cells.push_back(column.cells);
      labels.push_back(input.label);
      axes.push_back(Axis::build(column));
      // Without an axis nothing is known of the column's cells; a rule with one is not judged.
      for (std::size_t rule = 0; !axes.back() && rule < column.cells.size(); ++rule)
        if (column.cells[rule]) m_blind.insert(rule);
    }
    m_space = std::make_unique<TableSpace>(std::move(labels), std::move(axes), m_table.rules.size());
  }

  bool isJudged(std::size_t rule) const { return m_space->isJudged(rule) && !m_blind.contains(rule); }
  std::string nameOfRule(std::size_t rule) const { return "rule " + std::to_string(rule + 1); }

  void findGaps() {
    const auto hasDefault = [](const TableAst::Output& output) { return output.fallback != nullptr; };
    if (std::all_of(m_table.outputs.begin(), m_table.outputs.end(), hasDefault) && !m_table.outputs.empty()) return;
    const bool manyHits = m_table.policy->name == "COLLECT" || m_table.policy->name.ends_with("ORDER");
    Findings findings(m_report, m_element, "table-gap", manyHits ? Severity::Info : Severity::Warning);
    for (const Region& gap : m_space->uncovered(m_space->allRules(), kMaxFindings + 1, true)) {
      const std::string where = m_space->describe(gap);
      findings.add(m_element, "no rule hits" + (where.empty() ? "" : " where " + where) + ", for example " +
                                  m_space->example(gap));
    }
  }

  bool sameOutputs(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
      const auto &x = m_outputs[a][i], &y = m_outputs[b][i];
      if (x && y && !feel::same(*x, *y)) return false;
    }
    return true;  // as far as is known before they are computed
  }

  void findOverlaps() {
    const bool unique = m_table.policy->name == "UNIQUE", any = m_table.policy->name == "ANY";
    if (!unique && !any) return;
    Findings findings(m_report, m_element, "table-overlap");
    for (std::size_t rule = 0; rule < m_table.rules.size() && !findings.full(); ++rule) {
      if (!isJudged(rule)) continue;
      const RuleBits near = m_space->neighbours(rule);
      for (std::size_t other = rule + 1; other < m_table.rules.size() && !findings.full(); ++other) {
        if (!testBit(near, other) || !isJudged(other) || (any && sameOutputs(rule, other))) continue;
        const auto shared = m_space->intersection(rule, other);
        if (!shared) continue;
        findings.add(*m_rules[other], nameOfRule(rule) + " and " + nameOfRule(other) + " both hit" +
                                          (any ? " with different outputs" : "") + ", for example " +
                                          m_space->example(*shared));
      }
    }
  }

  // By the outputs' places among the output values, as the hit policy PRIORITY has it; nullopt if they are not known.
  std::optional<std::vector<std::size_t>> ranks(std::size_t rule) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
      const auto values = m_allowedOutputs[i] ? m_allowedOutputs[i]->constants() : std::nullopt;
      if (!values || !m_outputs[rule][i]) return std::nullopt;
      const auto at = std::find_if(values->begin(), values->end(), [&](const Datum& value) {
        return feel::matches(*m_outputs[rule][i], value).value_or(false);
      });
      out.push_back(static_cast<std::size_t>(at - values->begin()));
    }
    return out;
  }

  // The rules that win wherever they hit together with this one.
  RuleBits winners(std::size_t rule) const {
    RuleBits out(m_space->allRules().size());
    const bool first = m_table.policy->name == "FIRST";
    for (std::size_t other = 0; other < m_table.rules.size(); ++other) {
      const bool wins = first ? other < rule : m_ranks[rule] && m_ranks[other] && *m_ranks[other] < *m_ranks[rule];
      if (wins && isJudged(other)) out[other / 64] |= std::uint64_t{1} << (other % 64);
    }
    return out;
  }

  void findUnreachable() {
    Findings findings(m_report, m_element, "table-unreachable-rule");
    const bool ordered = m_table.policy->name == "FIRST" || m_table.policy->name == "PRIORITY";
    for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) m_ranks.push_back(ranks(rule));
    for (std::size_t rule = 0; rule < m_table.rules.size() && !findings.full(); ++rule) {
      if (const auto column = m_space->emptyColumn(rule)) {
        const auto values = m_cells[*column][rule]->constants();
        const bool named = values && !values->empty() && !m_cells[*column][rule]->negated();
        findings.add(*m_rules[rule], nameOfRule(rule) + " never hits: nothing that \"" + m_space->label(*column) +
                                         "\" may be passes its test" +
                                         (named ? ", for example not " + quoted(values->front()) : ""));
        continue;
      }
      if (!ordered) continue;
      RuleBits before = winners(rule);
      const RuleBits near = m_space->neighbours(rule);
      for (std::size_t word = 0; word < before.size(); ++word) before[word] &= near[word];
      if (!anyBit(before) || !m_space->uncovered(before, 1, false, rule).empty() || m_space->gaveUp()) continue;
      findings.add(*m_rules[rule], nameOfRule(rule) + " never decides: wherever it hits, " + listOf(before) +
                                       " before it, for example " + m_space->example(m_space->regionOf(rule)));
    }
  }

  std::string listOf(const RuleBits& rules) const {
    std::string out;
    std::size_t count = 0;
    for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule)
      if (testBit(rules, rule) && ++count <= 3) out += (out.empty() ? "rule " : ", ") + std::to_string(rule + 1);
    return count > 3 ? out + " and others come" : out + (count == 1 ? " comes" : " come");
  }

  std::string whatOutput(std::size_t output) const {
    const std::string& name = m_table.outputs[output].name;
    return name.empty() ? "the output" : "\"" + name + "\"";
  }

  void findOutputs() {
    Findings missing(m_report, m_element, "table-missing-output");
    Findings unused(m_report, m_element, "table-unused-output", Severity::Info);
    for (std::size_t output = 0; output < m_table.outputs.size(); ++output) {
      for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) {
        if (m_space->emptyColumn(rule)) continue;  // it never hits
        const auto& value = m_outputs[rule][output];
        const std::string example = ", for example for " + m_space->example(m_space->regionOf(rule));
        if (!m_table.rules[rule].outputs[output])
          missing.add(*m_rules[rule], nameOfRule(rule) + " gives no value for " + whatOutput(output) + example);
        else if (value && !value->isNull() && !mayBe(output, *value))
          missing.add(*m_rules[rule], whatOutput(output) + " may not be " + quoted(*value) + " as " + nameOfRule(rule) +
                                          " has it, so it is null" + example);
      }
      findUnused(output, unused);
    }
  }

  bool mayBe(std::size_t output, const Datum& value) const {
    const feel::TestsNode* allowed = m_allowedOutputs[output];
    feel::Evaluation evaluation(m_options);
    if (allowed && allowed->constants() && !allowed->holds(evaluation, value).value_or(false)) return false;
    return feel::coerce(m_table.outputs[output].type, value).has_value();
  }

  // A value that the output may have and no rule gives, where all of them are known.
  void findUnused(std::size_t output, Findings& findings) {
    const feel::TestsNode* allowed = m_allowedOutputs[output];
    const auto values = allowed ? allowed->constants() : std::nullopt;
    if (!values || m_table.outputs[output].fallback) return;
    for (const Datum& value : *values) {
      if (value.is(feel::DatumKind::Range)) continue;
      const bool given = std::any_of(m_outputs.begin(), m_outputs.end(),
                                     [&](const auto& row) { return !row[output] || feel::same(*row[output], value); });
      if (!given)
        findings.add(m_element, "no rule gives " + quoted(value) + ", which " + whatOutput(output) + " may be");
    }
  }

  const TableAst& m_table;
  const Element& m_element;
  Report& m_report;
  std::vector<const Element*> m_rules;
  feel::EvaluateOptions m_options;
  feel::Compiler m_compiler;
  std::vector<std::unique_ptr<const feel::TestsNode>> m_tests;
  std::vector<std::vector<std::optional<Datum>>> m_outputs;  // by rule and column; nullopt: not known, or nothing
  std::vector<const feel::TestsNode*> m_allowedOutputs;
  std::vector<std::optional<std::vector<std::size_t>>> m_ranks;  // by rule
  std::vector<std::vector<const feel::TestsNode*>> m_cells;      // by column and rule
  std::set<std::size_t> m_blind;  // rules that a column without an axis keeps from being judged
  std::unique_ptr<TableSpace> m_space;
};

}  // namespace

void checkTable(const TableAst& table, const Element& element, Report& report,
                const std::function<feel::TypePtr(const std::string& name)>& typeOf) {
  TableCheck(table, element, report).run(typeOf);
}

}  // namespace joinery::dmn
