// What may happen next in a net: how nodes take tokens. Private to engine/check.
//
//   Firing firing(net);
//   for (Move& move : firing.moves(firing.empty())) ...   // then one of the node's outcomes gives tokens to move.rest
#pragma once

#include <string>

#include "engine/check/soundness/net.h"

namespace joinery::check {

// A byte for each edge, how many tokens it has; then for each complex gateway its phase and which of its flows gave. A
// string because it hashes.
using Marking = std::string;

struct Move {
  int node = -1;
  Marking rest;  // what is left when the node has taken its tokens
  Phase phase = Phase::Any;
  bool gives = true;  // false: a reset without a token
};

class Firing {
 public:
  explicit Firing(const Net& net);

  Marking empty() const { return Marking(m_size, '\0'); }
  // A complex gateway that can go on does so before anything else, as in the engine; one whose condition is open may.
  std::vector<Move> moves(const Marking& marking) const;

  bool has(const Marking& marking, int edge) const { return marking[static_cast<std::size_t>(edge)] != '\0'; }
  bool hasTokens(const Marking& marking) const;
  // Ends everything: no token is left, and no gateway remembers one.
  void clear(Marking& marking) const { marking.assign(m_size, '\0'); }

 private:
  std::vector<bool> edgesReaching(int join, int edge) const;
  bool mustWait(int index, const Marking& marking, const std::vector<bool>& full) const;
  std::vector<int> fullEdges(int index, const Marking& marking) const;
  void addPlain(int index, const Marking& marking, std::vector<Move>& moves) const;
  bool addComplex(int index, const Marking& marking, std::vector<Move>& moves) const;
  Move start(int index, const Marking& marking) const;

  const Net& m_net;
  std::size_t m_size = 0;
  std::vector<std::size_t> m_phaseAt;                   // by node: where the marking keeps the phase of a complex one
  std::vector<std::vector<std::vector<bool>>> m_reach;  // by node, by incoming edge: edges
};

}  // namespace joinery::check
