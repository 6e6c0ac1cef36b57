// How many tokens a node takes and gives, by the specification: rules of the ledger that look at one node alone.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "engine/run/compile/program.h"

namespace joinery::run::test {

// A node is entered: how many tokens it takes from which flows, which of its flows have one, and for a complex gateway
// the flows that gave in the phase before (13.4.5); empty in its first phase.
struct Entry {
  std::map<int, int> taken;
  std::set<int> full;
  std::set<int> gave;
};
bool entryHolds(const Node& node, const Entry& entry);

// The flows that must be taken where they follow from conditions and data alone: out of exclusive, inclusive and
// complex gateways. `conditions` sees what the gateway sees. Nothing where the node is none of these, or a condition
// cannot be judged here.
std::optional<std::set<int>> expectedFlows(const Definition& definition, const Node& node,
                                           const feel::Scope& conditions);

// A node that goes on is left over `taken`, flow -> tokens. What `expected` says must be so.
bool departureHolds(const Node& node, const std::map<int, int>& taken, const std::optional<std::set<int>>& expected);

}  // namespace joinery::run::test
