// A default flow is an outgoing flow of the activity or gateway that names it (10.3.1, 10.6.2).
#include "engine/check/rule.h"

namespace joinery::check {

void checkDefaultFlow(Subject& subject) {
  for (const Element* node : subject.any(model::category::Activity | model::category::Gateway)) {
    const Element* flow = subject.referred(*node, "default");
    if (flow == nullptr || flow->kind() != Kind::SequenceFlow) continue;
    if (subject.source(*flow) != node)
      subject.report(*node, "the default flow " + title(*flow) + " does not leave " + title(*node));
    if (has(*flow, Kind::ConditionExpression)) {
      subject.report(*flow, Severity::Warning, "is a default flow, so its condition is never looked at");
    }
  }
}

}  // namespace joinery::check
