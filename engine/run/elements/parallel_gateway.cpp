// Parallel gateway (10.6.4, 13.4.1): takes one token from each incoming flow, gives one to each outgoing flow. More
// tokens on one flow wait for the next round.
#include "engine/run/flow.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void arrive(Execution& ex, Key token, const Node& node) {
  if (node.incoming.size() < 2) return enter(ex, token, node);
  Key scope = ex.token(token).scope;
  const Definition& definition = ex.definitionOf(scope);
  Key first = 0;
  Value::List others;
  for (int flow : node.incoming) {
    Key waiting = ex.tokenAt(scope, definition.flowAt(flow).element);
    if (waiting == 0) return;
    if (first == 0) {
      first = waiting;
    } else {
      others.push_back(Value(static_cast<std::int64_t>(waiting)));
    }
  }
  enter(ex, first, node, Value::list(std::move(others)));
}

}  // namespace

extern const ElementBehaviour kParallelGateway;
const ElementBehaviour kParallelGateway{.kind = model::Kind::ParallelGateway, .arrive = arrive, .choose = chooseAll};

}  // namespace joinery::run
