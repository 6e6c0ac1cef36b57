// One scope of a process as a net: what tokens can do in it, without data. Private to engine/check.
//
//   for (const Net& net : netsOf(subject)) ...          // a net for each scope that Joinery would run
//
// A node takes tokens from its incoming edges (`join`) and gives tokens to one of its outcomes, which are sets of
// outgoing edges; which one is left open, since conditions and events are not looked at. Boundary events are nodes
// behind their activity, links are edges. Node 0 is the begin, node 1 the end: what is given to it is gone.
#pragma once

#include <vector>

#include "engine/check/rule.h"

namespace joinery::check {

enum class Join { Each, All, Some };  // every token alone; one from each edge; as inclusive gateways do

struct Outcome {
  std::vector<int> edges;  // ascending
  bool endsAll = false;    // terminates everything in the scope

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct NetNode {
  const Element* element = nullptr;
  Join join = Join::Each;
  std::vector<int> in, out;
  std::vector<Outcome> outcomes;
  Elements covered;  // what the reduction has taken out behind it: it can run if the node can
};

struct NetEdge {
  int from = -1, to = -1;
  Elements through;  // what the reduction has taken out between the two
};

struct Net {
  static constexpr int kBegin = 0, kEnd = 1;
  const Element* scope = nullptr;
  std::vector<NetNode> nodes;
  std::vector<NetEdge> edges;
  bool endsFromOutside = false;  // an event may end the whole scope: no loop in it is endless

  NetNode& node(int index) { return nodes[static_cast<std::size_t>(index)]; }
  const NetNode& node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
  NetEdge& edge(int index) { return edges[static_cast<std::size_t>(index)]; }
  const NetEdge& edge(int index) const { return edges[static_cast<std::size_t>(index)]; }
  int addEdge(int from, int to);
};

// Scopes whose semantics are not known here (complex gateways, ad-hoc sub-processes, quantities of tokens) are left
// out.
std::vector<Net> netsOf(const Subject& subject);

}  // namespace joinery::check
