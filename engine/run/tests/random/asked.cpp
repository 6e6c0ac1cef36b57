#include "engine/run/tests/random/asked.h"

#include <algorithm>

namespace joinery::run::test {

namespace {

using model::Kind;

// Where a token waits for others.
bool joins(const Node& node) {
  const bool gathers = node.startQuantity > 1 && !node.incoming.empty();
  const bool isJoin =
      node.kind == Kind::ParallelGateway || node.kind == Kind::InclusiveGateway || node.kind == Kind::ComplexGateway;
  return gathers || (isJoin && node.incoming.size() > 1);
}

}  // namespace

std::int32_t Asked::placeOf(const Definition& definition, const std::string& id) {
  if (const auto it = definition.nodeIds.find(id); it != definition.nodeIds.end()) {
    return definition.at(it->second).element;
  }
  const auto flow =
      std::find_if(definition.flows.begin(), definition.flows.end(), [&](const Flow& f) { return f.id == id; });
  return flow == definition.flows.end() ? -1 : flow->element;
}

void Asked::owe(const Definition& definition, const Value& instruction, std::size_t count) {
  const Value* after = instruction.find("after");
  const Value* to = instruction.find("move") ? instruction.find("to") : instruction.find("activate");
  const std::int32_t place = placeOf(definition, (after ? after : to)->string());
  m_flows = definition.flows.data();
  Beginning beginning;
  int scope = 0;
  if (const Node* node = definition.node(place)) {
    scope = node->scope;
    if (after) {
      beginning.flows.insert(node->outgoing.front());
    } else if (joins(*node)) {
      beginning.flows.insert(node->incoming.begin(), node->incoming.end());
    } else {
      beginning.node = node->index;
    }
  } else if (const Flow* flow = definition.flow(place)) {
    scope = definition.at(flow->source).scope;
    beginning.flows.insert(static_cast<int>(flow - m_flows));
  }
  for (int node = definition.scopeAt(scope).node; node >= 0; node = definition.scopeAt(scope).node) {
    beginning.around.insert(node);
    scope = definition.at(node).scope;
  }
  m_beginnings.insert(m_beginnings.end(), count, beginning);
}

bool Asked::flow(const Flow& flow) {
  if (m_beginnings.empty() || !m_beginnings.front().flows.contains(static_cast<int>(&flow - m_flows))) return false;
  m_beginnings.pop_front();
  return true;
}

bool Asked::node(const Node& node) {
  if (m_beginnings.empty()) return false;
  Beginning& next = m_beginnings.front();
  if (const auto around = next.around.find(node.index); around != next.around.end()) {
    next.around.erase(around);
    return true;
  }
  if (next.node != node.index) return false;
  m_beginnings.pop_front();
  return true;
}

}  // namespace joinery::run::test
