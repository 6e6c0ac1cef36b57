#include "engine/run/tests/random/ledger_rules.h"

#include <algorithm>

#include "engine/run/elements/event_based_gateway.h"
#include "engine/run/kinds.h"

namespace joinery::run::test {

namespace {

using model::Kind;

int total(const std::map<int, int>& counts) {
  int sum = 0;
  for (const auto& [flow, count] : counts) sum += count;
  return sum;
}

std::set<int> flowsOf(const std::map<int, int>& counts) {
  std::set<int> flows;
  for (const auto& [flow, count] : counts) flows.insert(flow);
  return flows;
}

bool oneFromEach(const std::map<int, int>& counts, const std::set<int>& flows) {
  return flowsOf(counts) == flows && total(counts) == static_cast<int>(flows.size());
}

// How many tokens one entry takes from its incoming flows: rows where it is not the startQuantity.
struct EntryRule {
  Kind kind;
  bool (*holds)(const Node&, const Entry&);
};
constexpr EntryRule kEntryRules[] = {
    {Kind::ParallelGateway,
     [](const Node& node, const Entry& entry) {
       return oneFromEach(entry.taken, {node.incoming.begin(), node.incoming.end()});
     }},
    {Kind::InclusiveGateway, [](const Node&, const Entry& entry) { return oneFromEach(entry.taken, entry.full); }},
    {Kind::ComplexGateway,
     [](const Node&, const Entry& entry) {
       std::set<int> awaited;
       std::set_difference(entry.full.begin(), entry.full.end(), entry.gave.begin(), entry.gave.end(),
                           std::inserter(awaited, awaited.end()));
       return !awaited.empty() && oneFromEach(entry.taken, awaited);
     }},
};

// Which of the flows that are true get a token: rows for what chooses by data alone.
struct ChoiceRule {
  Kind kind;
  bool firstOnly;
  bool mayBeNone;  // a complex gateway in its reset; in its first phase that is an incident
};
constexpr ChoiceRule kChoiceRules[] = {
    {Kind::ExclusiveGateway, true, false}, {Kind::InclusiveGateway, false, false}, {Kind::ComplexGateway, false, true}};

// Null counts as false, anything else that is no boolean as not to be judged.
std::optional<bool> isTrue(const Flow& flow, const feel::Scope& scope) {
  if (!flow.conditional) return true;
  const Value value = flow.condition.feel ? flow.condition.feel->evaluate(scope, {}).value : flow.condition.constant;
  if (value.isNull()) return false;
  if (!value.isBoolean()) return std::nullopt;
  return value.boolean();
}

}  // namespace

bool entryHolds(const Node& node, const Entry& entry) {
  for (const EntryRule& rule : kEntryRules) {
    if (rule.kind == node.kind) return rule.holds(node, entry);
  }
  return total(entry.taken) == node.startQuantity;
}

std::optional<std::set<int>> expectedFlows(const Definition& definition, const Node& node,
                                           const feel::Scope& conditions) {
  const auto* rule = std::find_if(std::begin(kChoiceRules), std::end(kChoiceRules),
                                  [&](const ChoiceRule& r) { return r.kind == node.kind; });
  if (rule == std::end(kChoiceRules)) return std::nullopt;
  std::set<int> flows;
  for (int flow : node.outgoing) {
    if (flow == node.defaultFlow) continue;
    const std::optional<bool> holds = isTrue(definition.flowAt(flow), conditions);
    if (!holds) return std::nullopt;
    if (*holds) flows.insert(flow);
    if (*holds && rule->firstOnly) break;
  }
  if (flows.empty() && node.defaultFlow >= 0) flows.insert(node.defaultFlow);
  if (flows.empty() && !node.outgoing.empty() && !rule->mayBeNone) return std::set<int>{-1};  // it cannot have gone on
  return flows;
}

bool departureHolds(const Node& node, const std::map<int, int>& taken, const std::optional<std::set<int>>& expected) {
  if (node.outgoing.empty()) return taken.empty();
  if (expected) return oneFromEach(taken, *expected);
  const bool races = node.kind == Kind::EventBasedGateway && !givesAll(node);
  if (node.behaviour->choose == chooseFirst || races) return total(taken) == 1;
  for (const auto& [flow, count] : taken) {
    if (count != node.completionQuantity) return false;
  }
  return node.takesAll ? taken.size() == node.outgoing.size() : !taken.empty();
}

}  // namespace joinery::run::test
