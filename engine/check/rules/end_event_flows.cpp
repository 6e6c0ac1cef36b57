// An end event has at least one incoming flow and no outgoing (10.5.3).
#include "engine/check/rule.h"

namespace joinery::check {

void checkEndEventFlows(Subject& subject) {
  for (const Element* event : subject.all(Kind::EndEvent)) {
    for (const Element* flow : subject.outgoing(*event)) subject.report(*flow, "leaves the end event " + title(*event));
    if (subject.incoming(*event).empty()) subject.reportStrict(*event, title(*event) + " needs an incoming flow");
  }
}

}  // namespace joinery::check
