// An escalation that an executable process throws has a code (10.5.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkEscalationCode(Subject& subject) {
  for (const Element* event : subject.any(model::category::ThrowEvent)) {
    if (!subject.isExecutable(*event)) continue;
    for (const Element* definition : subject.eventDefinitions(*event)) {
      if (definition->kind() != Kind::EscalationEventDefinition) continue;
      const Element* escalation = subject.referred(*definition, "escalationRef");
      if (escalation == nullptr || escalation->attributeOr("escalationCode", "").empty()) {
        subject.report(*event, title(*event) + " throws an escalation without a code");
      }
    }
  }
}

}  // namespace joinery::check
