// A bounded search through the states of a net. Private to engine/check.
//
//   Exploration found = explore(net, 20'000);
//
// A state says how many tokens each edge has. The search goes breadth first, so the way to a flaw is a shortest one.
// Beyond the bound `complete` is false and what was not seen is not claimed.
#pragma once

#include "engine/check/soundness/net.h"

namespace joinery::check {

struct Flaw {
  int node = -1;      // the join or node where it shows
  Elements way;       // the elements that lead there, in order
  int other = -1;     // a second join that waits as well; -1: none
  bool more = false;  // not a second token alone: they gather without end
};

struct Exploration {
  bool complete = false;
  std::vector<Flaw> stuck;      // a join waits for a token that cannot come
  std::vector<Flaw> crowded;    // a second token comes to a node where one is
  std::vector<Flaw> endless;    // from here on no state is final
  std::vector<int> neverFired;  // nodes, if the search is complete and nothing is crowded
};

Exploration explore(const Net& net, std::size_t mostStates);

}  // namespace joinery::check
