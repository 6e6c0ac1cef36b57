#include "runtime-server/api/handlers.h"

namespace joinery::server {

// Refused by name until decisions can be deployed.
void evaluateDecision(const CallPtr& call) {
  call->fail(makeError(ErrorKind::Refused, "not-supported", "This server does not evaluate DMN decisions yet.",
                       call->parameters.front()));
}

}  // namespace joinery::server
