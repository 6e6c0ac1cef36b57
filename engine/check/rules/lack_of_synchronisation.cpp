// Branches that run at the same time meet without a join, so that what follows runs more than once: a soundness
// finding (soundness/soundness.h).
#include "engine/check/soundness/soundness.h"

namespace joinery::check {

void checkLackOfSynchronisation(Subject& subject) {
  reportUnsound(subject, Unsound::LackOfSynchronisation);
}

}  // namespace joinery::check
