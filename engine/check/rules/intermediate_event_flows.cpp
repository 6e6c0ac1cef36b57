// Intermediate events stand in the flow: one leads to them and one leads on (10.5.4). Links end or begin it.
#include "engine/check/rule.h"

namespace joinery::check {

void checkIntermediateEventFlows(Subject& subject) {
  Elements events = subject.all(Kind::IntermediateCatchEvent);
  const Elements& throwing = subject.all(Kind::IntermediateThrowEvent);
  events.insert(events.end(), throwing.begin(), throwing.end());
  for (const Element* event : events) {
    const bool link = contains(subject.eventDefinitions(*event), Kind::LinkEventDefinition);
    const bool catches = event->kind() == Kind::IntermediateCatchEvent;
    const bool in = !subject.incoming(*event).empty(), out = !subject.outgoing(*event).empty();
    if (link && (catches ? in : out)) {
      subject.report(*event, title(*event) + (catches ? " begins after its link and must have no incoming flow"
                                                      : " goes on at its link and must have no outgoing flow"));
    }
    if (!in && !(link && catches)) subject.reportStrict(*event, title(*event) + " needs an incoming flow");
    if (!out && !(link && !catches)) subject.reportStrict(*event, title(*event) + " needs an outgoing flow");
  }
}

}  // namespace joinery::check
