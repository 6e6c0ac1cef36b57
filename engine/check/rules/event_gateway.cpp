// An event-based gateway leads, by at least two flows, to receive tasks or to events that wait for a message, signal,
// timer or condition, and nothing else leads to those (10.6.6).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool waits(Subject& subject, const Element& event) {
  static const Kind kAllowed[] = {Kind::MessageEventDefinition, Kind::SignalEventDefinition, Kind::TimerEventDefinition,
                                  Kind::ConditionalEventDefinition};
  const Elements definitions = subject.eventDefinitions(event);
  return event.kind() == Kind::IntermediateCatchEvent && !definitions.empty() &&
         std::all_of(definitions.begin(), definitions.end(), [](const Element* definition) {
           return std::find(std::begin(kAllowed), std::end(kAllowed), definition->kind()) != std::end(kAllowed);
         });
}

void checkTarget(Subject& subject, const Element& flow, const Element& target) {
  if (target.kind() != Kind::ReceiveTask && !waits(subject, target)) {
    subject.report(flow, "leads from an event-based gateway to " + title(target) +
                             "; expected a receive task or an event that waits");
  }
  if (subject.incoming(target).size() > 1)
    subject.report(target, title(target) + " follows an event-based gateway and must have no other incoming flow");
  if (target.kind() != Kind::ReceiveTask) return;
  for (const Element* event : subject.all(Kind::BoundaryEvent)) {
    if (subject.referred(*event, "attachedToRef") == &target)
      subject.report(*event, "is attached to a receive task behind an event-based gateway");
  }
}

}  // namespace

void checkEventGateway(Subject& subject) {
  for (const Element* gateway : subject.all(Kind::EventBasedGateway)) {
    const Elements& flows = subject.outgoing(*gateway);
    if (flows.size() < 2) subject.reportStrict(*gateway, title(*gateway) + " needs at least two outgoing flows");
    if (flag(*gateway, "instantiate") && !subject.incoming(*gateway).empty()) {
      subject.report(*gateway, title(*gateway) + " starts the process and must have no incoming flow");
    }
    bool receives = false, messages = false;
    for (const Element* flow : flows) {
      const Element* target = subject.target(*flow);
      if (target == nullptr) continue;
      checkTarget(subject, *flow, *target);
      receives = receives || target->kind() == Kind::ReceiveTask;
      messages = messages || contains(subject.eventDefinitions(*target), Kind::MessageEventDefinition);
    }
    if (receives && messages)
      subject.reportStrict(*gateway, title(*gateway) + " mixes receive tasks and message events");
  }
}

}  // namespace joinery::check
