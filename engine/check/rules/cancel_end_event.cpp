// A cancel end event stands in a transaction (10.5.3).
#include "engine/check/rule.h"

namespace joinery::check {

void checkCancelEndEvent(Subject& subject) {
  for (const Element* event : subject.all(Kind::EndEvent)) {
    if (!contains(subject.eventDefinitions(*event), Kind::CancelEventDefinition)) continue;
    const Element* scope = event->parent();
    while (scope != nullptr && scope->kind() == Kind::SubProcess) scope = scope->parent();
    if (scope == nullptr || scope->kind() != Kind::Transaction)
      subject.report(*event, title(*event) + " cancels, but stands in no transaction");
  }
}

}  // namespace joinery::check
