// Which places of a scope can send a token to which incoming flow of an inclusive join, without passing the join
// (BPMN 2.0.2, 13.4.3). Paths follow sequence flows, and lead from an activity to the boundary events attached to it.
#include <deque>

#include "engine/run/compile/compiler.h"

namespace joinery::run {

namespace {

// Walks backwards from one incoming flow of the join.
std::vector<bool> placesReaching(const Definition& definition, const Node& join, int flow) {
  std::vector<bool> reached(definition.nodes.size() + definition.flows.size());
  std::deque<int> flows{flow};
  auto flowBit = [&](int f) { return definition.nodes.size() + static_cast<std::size_t>(f); };
  std::deque<int> nodes;
  auto addNode = [&](int n) {
    if (n < 0 || n == join.index || reached[static_cast<std::size_t>(n)]) return;
    reached[static_cast<std::size_t>(n)] = true;
    nodes.push_back(n);
  };
  while (!flows.empty() || !nodes.empty()) {
    if (!flows.empty()) {
      int f = flows.front();
      flows.pop_front();
      if (reached[flowBit(f)]) continue;
      reached[flowBit(f)] = true;
      addNode(definition.flowAt(f).source);
      continue;
    }
    const Node& node = definition.at(nodes.front());
    nodes.pop_front();
    for (int f : node.incoming) flows.push_back(f);
    addNode(node.attachedTo);
    for (int predecessor : node.linkedFrom) addNode(predecessor);
  }
  return reached;
}

}  // namespace

void computeReach(Definition& definition) {
  for (const Body& body : definition.scopes) {
    for (int index : body.watchedJoins) {
      Node& join = definition.nodes[static_cast<std::size_t>(index)];
      for (int flow : join.incoming) join.reach.push_back(placesReaching(definition, join, flow));
    }
  }
}

}  // namespace joinery::run
