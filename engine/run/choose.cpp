// Which outgoing flows get a token: the three rules that all elements share.
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

Error noFlow(const Node& node) {
  return makeError(ErrorKind::Refused, kNoFlowTrue,
                   "no condition of an outgoing flow is true and there is no default flow", node.id);
}

// The flow's condition; a flow without one is always true.
Result<bool> isTrue(Execution& ex, const Flow& flow, Key scope, const Value& names = {}) {
  if (!flow.conditional) return true;
  return evaluateCondition(ex, flow.condition, scope, names);
}

}  // namespace

Result<std::vector<int>> chooseAll(Execution&, Key, const Node& node) {
  return node.outgoing;
}

Result<std::vector<int>> chooseFirst(Execution& ex, Key token, const Node& node) {
  const Definition& definition = ex.definitionOf(ex.token(token).scope);
  Key scope = variableScope(ex, token);
  for (int flow : node.outgoing) {
    if (flow == node.defaultFlow) continue;
    auto chosen = isTrue(ex, definition.flowAt(flow), scope);
    if (!chosen) return chosen.error();
    if (*chosen) return std::vector<int>{flow};
  }
  if (node.defaultFlow >= 0) return std::vector<int>{node.defaultFlow};
  return noFlow(node);
}

Result<std::vector<int>> chooseTrue(Execution& ex, Key token, const Node& node) {
  return chooseTrueWith(ex, token, node, {});
}

Result<std::vector<int>> chooseTrueWith(Execution& ex, Key token, const Node& node, const Value& names) {
  const Definition& definition = ex.definitionOf(ex.token(token).scope);
  Key scope = variableScope(ex, token);
  std::vector<int> chosen;
  for (int flow : node.outgoing) {
    if (flow == node.defaultFlow) continue;
    auto taken = isTrue(ex, definition.flowAt(flow), scope, names);
    if (!taken) return taken.error();
    if (*taken) chosen.push_back(flow);
  }
  if (!chosen.empty() || node.outgoing.empty()) return chosen;
  if (node.defaultFlow >= 0) return std::vector<int>{node.defaultFlow};
  return noFlow(node);
}

}  // namespace joinery::run
