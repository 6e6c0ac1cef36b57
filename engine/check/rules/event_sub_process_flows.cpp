// An event sub-process has neither incoming nor outgoing sequence flows (10.3.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkEventSubProcessFlows(Subject& subject) {
  for (const Element* scope : subject.any(model::category::AnySubProcess)) {
    if (!flag(*scope, "triggeredByEvent")) continue;
    for (const Element* flow : subject.incoming(*scope))
      subject.report(*flow, "leads into the event sub-process " + title(*scope));
    for (const Element* flow : subject.outgoing(*scope))
      subject.report(*flow, "leaves the event sub-process " + title(*scope));
  }
}

}  // namespace joinery::check
