#include "engine/dmn/decision_table.h"

#include <algorithm>

#include "engine/dmn/expressions.h"
#include "engine/feel/json.h"

namespace joinery::dmn {
namespace {

using feel::AstPtr;

AstPtr testsOf(ExpressionReader& reader, const Element* element) {
  if (!element) return nullptr;
  AstPtr out = reader.parseText(*element, true);
  return out && out->children.empty() ? nullptr : std::move(out);
}

void readInputs(ExpressionReader& reader, const Element& element, TableAst& table) {
  for (const Element* input : childrenNamed(element, "input")) {
    TableAst::Input out;
    const Element* expression = childNamed(*input, "inputExpression");
    if (expression) {
      out.expression = reader.parseText(*expression);
      out.type = reader.types.resolve(typeRefOf(*expression), *expression);
      out.label = normalized(textOf(*expression));
    }
    if (!out.expression)
      reader.report.error(*input, "input-without-expression", "an input needs an expression to test");
    out.allowed = testsOf(reader, childNamed(*input, "inputValues"));
    table.inputs.push_back(std::move(out));
  }
}

void readOutputs(ExpressionReader& reader, const Element& element, TableAst& table) {
  for (const Element* output : childrenNamed(element, "output")) {
    TableAst::Output out;
    out.name = nameOf(*output);
    out.type = reader.types.resolve(typeRefOf(*output), *output);
    out.allowed = testsOf(reader, childNamed(*output, "outputValues"));
    if (const Element* fallback = childNamed(*output, "defaultOutputEntry")) out.fallback = reader.parseText(*fallback);
    table.outputs.push_back(std::move(out));
  }
  const bool named =
      std::all_of(table.outputs.begin(), table.outputs.end(), [](const auto& o) { return !o.name.empty(); });
  if (table.outputs.empty()) reader.report.error(element, "table-without-output", "a decision table needs an output");
  if (table.outputs.size() > 1 && !named)
    reader.report.error(element, "output-without-name", "each of several outputs needs a name");
}

void readRules(ExpressionReader& reader, const Element& element, TableAst& table) {
  for (const Element* rule : childrenNamed(element, "rule")) {
    TableAst::Rule out;
    out.id = rule->id().empty() ? std::to_string(table.rules.size() + 1) : rule->id();
    for (const Element* entry : childrenNamed(*rule, "inputEntry")) out.tests.push_back(testsOf(reader, entry));
    for (const Element* entry : childrenNamed(*rule, "outputEntry")) out.outputs.push_back(reader.parseText(*entry));
    if (out.tests.size() != table.inputs.size() || out.outputs.size() != table.outputs.size())
      reader.report.error(*rule, "rule-of-wrong-width",
                          "the rule has " + std::to_string(out.tests.size()) + " input and " +
                              std::to_string(out.outputs.size()) + " output entries; the table has " +
                              std::to_string(table.inputs.size()) + " inputs and " +
                              std::to_string(table.outputs.size()) + " outputs");
    table.rules.push_back(std::move(out));
  }
}

}  // namespace

AstPtr readDecisionTable(ExpressionReader& reader, const Element& element) {
  auto table = std::make_shared<TableAst>();
  std::string policy = normalized(element.attributeOr("hitPolicy", "UNIQUE"));
  const std::string aggregation = element.attributeOr("aggregation", "");
  table->policy = findHitPolicy(policy, aggregation);
  if (!table->policy) {
    reader.report.error(element, "unknown-hit-policy", "no hit policy \"" + policy + " " + aggregation + "\" exists");
    return nullptr;
  }
  readInputs(reader, element, *table);
  readOutputs(reader, element, *table);
  readRules(reader, element, *table);
  reader.tables.push_back({table, &element});
  AstPtr out = feel::makeAst(feel::AstKind::Custom);
  out->custom = std::move(table);
  const auto type = reader.types.resolve(element.attributeOr("typeRef", ""), element);
  return reader.coerced(std::move(out), type, "the decision table");
}

}  // namespace joinery::dmn
