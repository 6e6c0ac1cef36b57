// A boundary event is attached to an activity of its own scope; a cancel event to a transaction (10.5.4).
#include "engine/check/rule.h"

namespace joinery::check {

void checkBoundaryEventPlace(Subject& subject) {
  for (const Element* event : subject.all(Kind::BoundaryEvent)) {
    const Element* host = subject.referred(*event, "attachedToRef");
    if (host == nullptr || !model::isActivity(host->kind())) continue;
    if (host->parent() != event->parent()) {
      subject.report(*event, title(*event) + " is attached to " + title(*host) + ", which stands in another scope");
    }
    if (flag(*host, "triggeredByEvent")) subject.report(*event, "an event sub-process has no boundary events");
    if (contains(subject.eventDefinitions(*event), Kind::CancelEventDefinition) && host->kind() != Kind::Transaction) {
      subject.report(*event, "a cancel event is attached to a transaction, not to " + title(*host));
    }
  }
}

}  // namespace joinery::check
