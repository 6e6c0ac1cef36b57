// Two inclusive joins, each of which waits for what comes through the other: a soundness finding
// (soundness/soundness.h).
#include "engine/check/soundness/soundness.h"

namespace joinery::check {

void checkJoinsWait(Subject& subject) {
  reportUnsound(subject, Unsound::JoinsWait);
}

}  // namespace joinery::check
