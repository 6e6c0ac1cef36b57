// The condition of a complex multi-instance behaviour is a formal expression that can be true or false (10.3.7, table
// 10.31): neither prose nor a bare number.
#include "engine/base/decimal.h"
#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

void checkComplexBehaviorCondition(Subject& subject) {
  constexpr std::string_view kSchema = "http://www.w3.org/2001/XMLSchema-instance";
  for (const Element* behavior : subject.all(Kind::ComplexBehaviorDefinition)) {
    const Element* condition = behavior->child(Kind::Condition);
    const std::string* type = condition != nullptr ? condition->attribute("type", kSchema) : nullptr;
    if (type != nullptr && !type->ends_with("tFormalExpression"))
      subject.report(*condition, "expected a tFormalExpression, got " + *type);
    if (condition != nullptr && Decimal::parse(model::trimmed(condition->text()))) {
      subject.report(*condition, "expected a condition, got the number " + condition->text());
    }
  }
}

}  // namespace joinery::check
