// Conditions stand on flows that leave an activity or an exclusive, inclusive or complex gateway; never on those that
// leave an event, a parallel or an event-based gateway (8.4.13, 10.6.4, 10.6.6).
#include "engine/check/rule.h"

namespace joinery::check {

void checkConditionPlace(Subject& subject) {
  for (const Element* flow : subject.all(Kind::SequenceFlow)) {
    if (!has(*flow, Kind::ConditionExpression)) continue;
    const Element* source = subject.source(*flow);
    if (source == nullptr) continue;
    const Kind kind = source->kind();
    const bool without = kind == Kind::ParallelGateway || kind == Kind::EventBasedGateway || model::isEvent(kind);
    if (without) subject.report(*flow, "has a condition, but leaves " + title(*source) + ", where all flows are taken");
  }
}

}  // namespace joinery::check
