// An event sub-process has exactly one start event (10.3.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkEventSubProcessStart(Subject& subject) {
  for (const Element* scope : subject.any(model::category::AnySubProcess)) {
    if (!flag(*scope, "triggeredByEvent")) continue;
    const std::size_t count = scope->childrenOf(Kind::StartEvent).size();
    if (count != 1)
      subject.report(*scope, title(*scope) + " needs exactly one start event, has " + std::to_string(count));
  }
}

}  // namespace joinery::check
