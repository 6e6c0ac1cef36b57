// A gateway's direction, where it is given, holds: converging has one way out, diverging one way in, mixed several of
// both (10.6.1).
#include "engine/check/rule.h"

namespace joinery::check {

void checkGatewayDirection(Subject& subject) {
  for (const Element* gateway : subject.any(model::category::Gateway)) {
    const std::string direction = gateway->attributeOr("gatewayDirection", "");
    const std::size_t in = subject.incoming(*gateway).size(), out = subject.outgoing(*gateway).size();
    if (direction == "Converging" && out > 1)
      subject.report(*gateway, "is Converging but has " + std::to_string(out) + " outgoing flows");
    if (direction == "Diverging" && in > 1)
      subject.report(*gateway, "is Diverging but has " + std::to_string(in) + " incoming flows");
    if (direction == "Mixed" && (in < 2 || out < 2))
      subject.report(*gateway, "is Mixed but has fewer than two incoming or outgoing flows");
  }
}

}  // namespace joinery::check
