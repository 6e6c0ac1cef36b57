// In an executable process expressions are formal; a bare name or words without xsi:type="tFormalExpression" are prose
// (8.4.7). Joinery runs them as FEEL all the same, unless conformance is asked for.
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {
constexpr std::string_view kSchema = "http://www.w3.org/2001/XMLSchema-instance";

// Text that nobody takes for prose: a literal, an operator, a call.
bool looksFormal(std::string_view text) {
  if (text == "true" || text == "false") return true;
  return text.find_first_of("=<>\"'()+*/[]{}0123456789") != std::string_view::npos;
}

// Elements whose schema type is tFormalExpression already need no xsi:type.
bool isFormal(const Element& expression) {
  static constexpr Kind kFormal[] = {Kind::FormalExpression, Kind::Transformation, Kind::DataPath, Kind::MessagePath};
  const bool byType = std::find(std::begin(kFormal), std::end(kFormal), expression.kind()) != std::end(kFormal);
  const bool behavior = expression.parent()->kind() == Kind::ComplexBehaviorDefinition;
  const std::string* type = expression.attribute("type", kSchema);
  return type != nullptr ? type->ends_with("tFormalExpression") : byType || behavior || looksFormal(expression.text());
}

}  // namespace

void checkFormalExpression(Subject& subject) {
  for (const Element* expression : subject.any(model::category::Expression)) {
    if (isFormal(*expression) || !subject.isExecutable(*expression)) continue;
    subject.report(*expression,
                   "<" + expression->localName() + "> needs xsi:type=\"tFormalExpression\" in an executable process");
  }
}

}  // namespace joinery::check
