// Exclusive gateway (10.6.2, 13.4.2): every token passes by itself, over the first flow that is true.
#include "engine/run/kinds.h"

namespace joinery::run {

extern const ElementBehaviour kExclusiveGateway;
const ElementBehaviour kExclusiveGateway{.kind = model::Kind::ExclusiveGateway, .choose = chooseFirst};

}  // namespace joinery::run
