// Inclusive gateway (10.6.3, 13.4.3). As a join it waits for a token elsewhere in its scope only if that token can
// reach one of its empty incoming flows and none of its non-empty ones, without passing the gateway itself.
#include "engine/run/elements/joins.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void arrive(Execution& ex, Key token, const Node& node) {
  if (node.incoming.size() < 2) return enter(ex, token, node);
  ex.touch(ex.token(token).scope);
}

void lookAgain(Execution& ex, Key scope, const Node& node) {
  std::vector<Key> waiting = waitingTokens(ex, scope, node);
  std::vector<bool> full;
  bool any = false;
  for (Key token : waiting) {
    full.push_back(token != 0);
    any = any || token != 0;
  }
  if (any && !mustWait(ex, scope, node, full)) enterTogether(ex, waiting, node);
}

}  // namespace

extern const ElementBehaviour kInclusiveGateway;
const ElementBehaviour kInclusiveGateway{
    .kind = model::Kind::InclusiveGateway, .arrive = arrive, .lookAgain = lookAgain};

}  // namespace joinery::run
