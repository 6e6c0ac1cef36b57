// A boundary event has no incoming flow and at least one outgoing; a compensation boundary event has none and leads to
// its handler by an association instead (10.5.4, 10.7.2).
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkHandler(Subject& subject, const Element& event) {
  const Element* handler = nullptr;
  for (const Element* association : subject.all(Kind::Association)) {
    if (subject.referred(*association, "sourceRef") == &event) handler = subject.referred(*association, "targetRef");
  }
  if (handler == nullptr) {
    subject.report(event, title(event) + " needs an association to the activity that compensates");
  } else if (!model::isActivity(handler->kind()) || !flag(*handler, "isForCompensation")) {
    subject.report(event, title(*handler) + " compensates and must be an activity with isForCompensation=\"true\"");
  }
}

}  // namespace

void checkBoundaryEventFlows(Subject& subject) {
  for (const Element* event : subject.all(Kind::BoundaryEvent)) {
    for (const Element* flow : subject.incoming(*event))
      subject.report(*flow, "leads into the boundary event " + title(*event));
    const bool compensation = contains(subject.eventDefinitions(*event), Kind::CompensateEventDefinition);
    const Elements& out = subject.outgoing(*event);
    if (!compensation) {
      if (out.empty()) subject.reportStrict(*event, title(*event) + " needs an outgoing flow");
      continue;
    }
    for (const Element* flow : out)
      subject.report(*flow,
                     "leaves the compensation event " + title(*event) + ", which leads on by an association only");
    checkHandler(subject, *event);
  }
}

}  // namespace joinery::check
