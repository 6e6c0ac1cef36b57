#include "tests/bench/feel/cases.h"

namespace joinery::bench {
namespace {

constexpr int kRules = 100;

struct Rule {
  std::string area, kind, fee;
};

// Ten kinds, and for each ten steps of the area.
Rule ruleOf(int number) {
  const int step = number % 10;
  return {"[" + std::to_string(step * 100) + ".." + std::to_string(step * 100 + 100) + ")",
          "\"kind " + std::to_string(number / 10) + "\"", "area * " + std::to_string(number + 1)};
}

Value items(int count) {
  Value::List out;
  for (int i = 0; i < count; ++i)
    out.push_back(Value::object({{"name", "item " + std::to_string(i)}, {"price", i * 7 % 200}}));
  return Value::list(std::move(out));
}

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "&lt;");
  return text;
}

// The part of a model before the rules.
std::string head(const std::vector<std::string>& inputs) {
  std::string text =
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='bench' namespace='urn:b'>";
  for (const std::string& input : inputs)
    text += "<inputData id='" + input + "' name='" + input + "'><variable name='" + input + "'/></inputData>";
  text += "<decision id='pick' name='pick'>";
  for (const std::string& input : inputs)
    text += "<informationRequirement><requiredInput href='#" + input + "'/></informationRequirement>";
  text += "<decisionTable hitPolicy='FIRST'>";
  for (const std::string& input : inputs)
    text += "<input><inputExpression><text>" + input + "</text></inputExpression></input>";
  return text + "<output/>";
}

void addRule(std::string& text, const std::vector<std::string>& tests, const std::string& output) {
  text += "<rule>";
  for (const std::string& test : tests) text += "<inputEntry><text>" + escaped(test) + "</text></inputEntry>";
  text += "<outputEntry><text>" + output + "</text></outputEntry></rule>";
}

}  // namespace

const std::vector<FeelCase>& comparedCases() {
  static const std::vector<FeelCase> kCases = {
      {"arithmetic", "(area * 2 + length / 4 - 3) * (area - length) / 8",
       Value::object({{"area", 350}, {"length", 12}})},
      {"string", "upper case(substring(name, 1, 3)) + \"-\" + string(string length(name))",
       Value::object({{"name", "construction permit"}})},
      {"list filter", "count(items[price > 100])", Value::object({{"items", items(100)}})},
      {"context", "{base: area * 2, tax: base * 0.5, total: base + tax, text: \"total\"}.total",
       Value::object({{"area", 350}})},
      {"date arithmetic", "(date(accepted) + duration(\"P10D\") - date(submitted)) > duration(\"P7D\")",
       Value::object({{"accepted", "2026-11-23"}, {"submitted", "2026-11-20"}})},
      {"table of 100 rules", "", Value::object({{"area", 550}, {"kind", "kind 7"}}), kRules}};
  return kCases;
}

Value casesForPeer() {
  Value::List out;
  for (const FeelCase& c : comparedCases()) {
    if (c.rules == 0) {
      out.push_back(Value::object({{"expression", c.expression}, {"context", c.context}}));
      continue;
    }
    Value::List rules;
    for (int i = 0; i < c.rules; ++i) {
      const Rule rule = ruleOf(i);
      rules.push_back(
          Value::object({{"tests", Value::list({Value(rule.area), Value(rule.kind)})}, {"output", Value(rule.fee)}}));
    }
    out.push_back(Value::object({{"rules", Value::list(std::move(rules))},
                                 {"inputs", Value::list({Value("area"), Value("kind")})},
                                 {"context", c.context}}));
  }
  return Value::list(std::move(out));
}

std::string tableOfTwo(int rules) {
  std::string text = head({"area", "kind"});
  for (int i = 0; i < rules; ++i) {
    const Rule rule = ruleOf(i);
    addRule(text, {rule.area, rule.kind}, rule.fee);
  }
  return text + "</decisionTable></decision></definitions>";
}

std::string tableOfSix(int rules) {
  std::string text = head({"a", "b", "c", "d", "e", "f"});
  for (int i = 0; i < rules; ++i)
    addRule(text,
            {std::to_string(i % 100), "\"k" + std::to_string(i / 100 % 100) + "\"",
             "[" + std::to_string(i % 50) + ".." + std::to_string(i % 50 + 20) + "]",
             i % 7 == 0 ? "-" : "< " + std::to_string(i % 1000),
             i % 3 == 0 ? "not(5)" : "date(\"2026-01-01\"), date(\"2026-02-01\"), 6", i % 2 == 0 ? "true" : "-"},
            std::to_string(i));
  return text + "</decisionTable></decision></definitions>";
}

Value inputsOfSix() {
  return Value::object({{"a", 21}, {"b", "k73"}, {"c", 30}, {"d", 300}, {"e", 6}, {"f", true}});
}

Value thousandItems() {
  return Value::object({{"items", items(1000)}});
}

}  // namespace joinery::bench
