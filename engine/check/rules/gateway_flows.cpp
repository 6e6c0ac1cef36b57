// A gateway has several incoming or several outgoing flows; with one of each it decides nothing (10.6.1).
#include "engine/check/rule.h"

namespace joinery::check {

void checkGatewayFlows(Subject& subject) {
  for (const Element* gateway : subject.any(model::category::Gateway)) {
    if (subject.incoming(*gateway).size() < 2 && subject.outgoing(*gateway).size() < 2) {
      subject.report(*gateway, title(*gateway) + " needs several incoming or several outgoing flows");
    }
  }
}

}  // namespace joinery::check
