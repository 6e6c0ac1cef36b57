// An activity whose only outgoing flow is conditional could not go on (10.3.1): give it a second way out.
#include "engine/check/rule.h"

namespace joinery::check {

void checkSingleCondition(Subject& subject) {
  for (const Element* activity : subject.any(model::category::Activity)) {
    const Elements& flows = subject.outgoing(*activity);
    if (flows.size() == 1 && has(*flows[0], Kind::ConditionExpression)) {
      subject.report(*flows[0], "is the only flow out of " + title(*activity) + " and must not have a condition");
    }
  }
}

}  // namespace joinery::check
