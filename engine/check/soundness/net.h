// One scope of a process as a net: what tokens can do in it, without data. Private to engine/check.
//
//   for (const Net& net : netsOf(subject)) ...          // a net for each scope that Joinery would run
//
// A node takes tokens from its incoming edges (`join`) and gives tokens to one of its outcomes, which are sets of
// outgoing edges; which one is left open, since conditions and events are not looked at. Boundary events are nodes
// behind their activity, links are edges. Node 0 is the begin, node 1 the end: what is given to it is gone.
//
// A complex gateway has two phases (13.4.5), and outcomes for each. Quantities multiply: a node may need several
// tokens, an outcome names an edge as often as the edge gets one. In an ad-hoc sub-process what a person chooses, and
// an event that stands by, may begin at any time and again: such a node needs no token.
#pragma once

#include <vector>

#include "engine/check/rule.h"
#include "engine/check/soundness/activation.h"

namespace joinery::check {

// Every token alone (or `needs` together); one from each edge; as inclusive gateways do; as complex ones do.
enum class Join { Each, All, Some, Complex };

struct Outcome {
  std::vector<int> edges;    // ascending
  bool endsAll = false;      // terminates everything in the scope
  Phase phase = Phase::Any;  // of a complex gateway: when it is possible

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct NetNode {
  const Element* element = nullptr;
  Join join = Join::Each;
  int needs = 1;          // the startQuantity
  Activation activation;  // of a complex gateway
  bool begins = false;    // may begin without a token, at any time: chosen by a person
  bool gathers = false;   // several tokens before it are meant, or follow from a completionQuantity
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
  bool endsFromOutside = false;  // an event or a person may end the whole scope: no loop in it is endless
  bool isAdHoc = false;
  int mostTokens = 8;  // on one edge: beyond it tokens gather without end; of an ad-hoc sub-process more do not matter

  NetNode& node(int index) { return nodes[static_cast<std::size_t>(index)]; }
  const NetNode& node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
  NetEdge& edge(int index) { return edges[static_cast<std::size_t>(index)]; }
  const NetEdge& edge(int index) const { return edges[static_cast<std::size_t>(index)]; }
  int addEdge(int from, int to);
};

// Scopes with quantities of tokens that are no numbers, or above 50, are left out.
std::vector<Net> netsOf(const Subject& subject);

}  // namespace joinery::check
