// A loop that can be begun and never left: a soundness finding (soundness/soundness.h).
#include "engine/check/soundness/soundness.h"

namespace joinery::check {

void checkEndlessLoop(Subject& subject) {
  reportUnsound(subject, Unsound::EndlessLoop);
}

}  // namespace joinery::check
