#include "engine/run/elements/joins.h"

#include "engine/run/flow.h"

namespace joinery::run {

std::vector<Key> waitingTokens(const Execution& ex, Key scope, const Node& join) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<Key> waiting;
  for (int flow : join.incoming) waiting.push_back(ex.tokenAt(scope, definition.flowAt(flow).element));
  return waiting;
}

bool mustWait(const Execution& ex, Key scope, const Node& join, const std::vector<bool>& full) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  auto place = places.lower_bound({scope, -1, 0});
  while (place != places.end() && place->scope == scope) {
    std::size_t bit = definition.bit(place->element);
    bool reachesEmpty = false, reachesFull = false;
    for (std::size_t i = 0; i < full.size(); ++i) {
      if (!join.reach[i][bit]) continue;
      (full[i] ? reachesFull : reachesEmpty) = true;
    }
    if (reachesEmpty && !reachesFull) return true;
    place = places.upper_bound({scope, place->element, ~Key{0}});
  }
  return false;
}

void enterTogether(Execution& ex, const std::vector<Key>& tokens, const Node& join) {
  Key first = 0;
  Value::List others;
  for (Key token : tokens) {
    if (token == 0) continue;
    if (first == 0) {
      first = token;
    } else {
      others.push_back(Value(static_cast<std::int64_t>(token)));
    }
  }
  enter(ex, first, join, Value::list(std::move(others)));
}

}  // namespace joinery::run
