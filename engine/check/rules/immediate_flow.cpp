// isImmediate="false" is for processes that are not executed (8.4.13). A reference model of the interchange group
// breaks the rule, so it warns.
#include "engine/check/rule.h"

namespace joinery::check {

void checkImmediateFlow(Subject& subject) {
  for (const Element* flow : subject.all(Kind::SequenceFlow)) {
    if (!flag(*flow, "isImmediate", true) && subject.isExecutable(*flow))
      subject.report(*flow, "isImmediate=\"false\" has no meaning in an executable process");
  }
}

}  // namespace joinery::check
