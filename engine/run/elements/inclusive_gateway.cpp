// Inclusive gateway (10.6.3, 13.4.3). As a join it waits for a token elsewhere in its scope only if that token can
// reach one of its empty incoming flows and none of its non-empty ones, without passing the gateway itself.
#include "engine/run/flow.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

void arrive(Execution& ex, Key token, const Node& node) {
  if (node.incoming.size() < 2) return enter(ex, token, node);
  ex.touch(ex.token(token).scope);
}

// Whether some token of the scope must still be waited for. `full` tells for each incoming flow whether a token is
// there.
bool mustWait(const Execution& ex, Key scope, const Node& node, const std::vector<bool>& full) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  auto place = places.lower_bound({scope, -1, 0});
  while (place != places.end() && place->scope == scope) {
    std::size_t bit = definition.bit(place->element);
    bool reachesEmpty = false, reachesFull = false;
    for (std::size_t i = 0; i < full.size(); ++i) {
      if (!node.reach[i][bit]) continue;
      (full[i] ? reachesFull : reachesEmpty) = true;
    }
    if (reachesEmpty && !reachesFull) return true;
    place = places.upper_bound({scope, place->element, ~Key{0}});
  }
  return false;
}

void lookAgain(Execution& ex, Key scope, const Node& node) {
  const Definition& definition = ex.definitionOf(scope);
  Key first = 0;
  Value::List others;
  std::vector<bool> full(node.incoming.size());
  for (std::size_t i = 0; i < full.size(); ++i) {
    Key waiting = ex.tokenAt(scope, definition.flowAt(node.incoming[i]).element);
    if (waiting == 0) continue;
    full[i] = true;
    if (first == 0) {
      first = waiting;
    } else {
      others.push_back(Value(static_cast<std::int64_t>(waiting)));
    }
  }
  if (first == 0 || mustWait(ex, scope, node, full)) return;
  enter(ex, first, node, Value::list(std::move(others)));
}

}  // namespace

extern const ElementBehaviour kInclusiveGateway;
const ElementBehaviour kInclusiveGateway{
    .kind = model::Kind::InclusiveGateway, .arrive = arrive, .lookAgain = lookAgain};

}  // namespace joinery::run
