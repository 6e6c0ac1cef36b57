// An event definition that a throw event holds itself is referred to from nowhere else (10.5.1).
#include "engine/check/rule.h"

namespace joinery::check {

void checkSharedEventDefinition(Subject& subject) {
  for (const Element* reference : subject.all(Kind::EventDefinitionRef)) {
    const Element* definition = subject.named(*reference);
    if (definition != nullptr && definition->parent() != nullptr && model::isThrowEvent(definition->parent()->kind())) {
      subject.report(*reference, "names an event definition inside of " + title(*definition->parent()));
    }
  }
}

}  // namespace joinery::check
