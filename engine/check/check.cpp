#include "engine/check/check.h"

#include <algorithm>
#include <tuple>

#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

#define RULE(function, name, origin, level) void function(Subject& subject);
#include "engine/check/rules.def"
#undef RULE

namespace {

constexpr bool Specification = true, Engine = false;

constexpr Rule kRules[] = {
#define RULE(function, name, origin, level) {name, function, origin, Level::level},
#include "engine/check/rules.def"
#undef RULE
};

auto place(const Diagnostic& d) {
  return std::tie(d.line, d.column, d.code, d.element, d.message);
}

}  // namespace

std::vector<std::string_view> ruleNames() {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) names.push_back(rule.name);
  return names;
}

std::vector<Diagnostic> check(const model::Document& document, const CheckOptions& options) {
  std::vector<Diagnostic> found = model::diagnose(document, options.imports);
  if (document.root().kind() != Kind::Definitions) return found;
  Subject subject(document, options);
  for (const Rule& rule : kRules) {
    if (options.specificationOnly && !rule.specification) continue;
    subject.m_rule = &rule;
    rule.run(subject);
  }
  found.insert(found.end(), subject.m_found.begin(), subject.m_found.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); }),
              found.end());
  return found;
}

}  // namespace joinery::check
