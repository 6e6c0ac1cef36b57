// A start event has no incoming flow and at least one outgoing (10.5.2).
#include "engine/check/rule.h"

namespace joinery::check {

void checkStartEventFlows(Subject& subject) {
  for (const Element* event : subject.all(Kind::StartEvent)) {
    for (const Element* flow : subject.incoming(*event))
      subject.report(*flow, "leads into the start event " + title(*event));
    if (subject.outgoing(*event).empty()) subject.reportStrict(*event, title(*event) + " needs an outgoing flow");
  }
}

}  // namespace joinery::check
