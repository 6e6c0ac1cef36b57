// By convention a data object reference is called "Data Object Name [State]" (10.4.1). Reference models of the
// interchange group break the rule, so it warns.
#include "engine/check/rule.h"

namespace joinery::check {

void checkDataObjectName(Subject& subject) {
  for (const Element* reference : subject.all(Kind::DataObjectReference)) {
    const Element* object = subject.referred(*reference, "dataObjectRef");
    const Element* state = reference->child(Kind::DataState);
    if (object == nullptr || object->name().empty() || state == nullptr || state->name().empty()) continue;
    const std::string expected = object->name() + " [" + state->name() + "]";
    if (reference->name() != expected) subject.report(*reference, "by convention its name is \"" + expected + "\"");
  }
}

}  // namespace joinery::check
