// A join waits for ever for a token that the flows cannot bring: a soundness finding (soundness/soundness.h).
#include "engine/check/soundness/soundness.h"

namespace joinery::check {

void checkDeadlock(Subject& subject) {
  reportUnsound(subject, Unsound::Deadlock);
}

}  // namespace joinery::check
