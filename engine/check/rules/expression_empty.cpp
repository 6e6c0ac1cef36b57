// An expression says something (8.4.7). A reference model of the interchange group breaks the rule, so it warns; a
// condition that is to be waited for is an error.
#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

void checkExpressionEmpty(Subject& subject) {
  for (const Element* expression : subject.any(model::category::Expression)) {
    if (!model::trimmed(expression->text()).empty()) continue;
    const bool waited =
        expression->parent()->kind() == Kind::ConditionalEventDefinition && subject.isExecutable(*expression);
    subject.report(*expression, waited ? Severity::Error : Severity::Warning,
                   "<" + expression->localName() + "> is empty");
  }
}

}  // namespace joinery::check
