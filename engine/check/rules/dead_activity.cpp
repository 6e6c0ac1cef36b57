// Flows lead to a node, but no way of passing the gateways before it ever brings a token: a soundness finding
// (soundness/soundness.h).
#include "engine/check/soundness/soundness.h"

namespace joinery::check {

void checkDeadActivity(Subject& subject) {
  reportUnsound(subject, Unsound::DeadActivity);
}

}  // namespace joinery::check
