// What the structure of a net alone decides. Private to engine/check.
//
//   std::vector<std::vector<int>> endless = loopsWithoutEnd(net);
//   reduce(net);                                     // what is well structured is gone afterwards
//   std::vector<Mismatch> wrong = mismatches(net);   // forks and joins of different kinds that belong together
#pragma once

#include "engine/check/soundness/net.h"

namespace joinery::check {

// The nodes of each circle that can be begun and never left.
std::vector<std::vector<int>> loopsWithoutEnd(const Net& net);

// Takes out what is sound by itself: sequences, forks with their joins, loops back to a merge. Nothing else is lost:
// the rest has the same flaws as the whole. A net that is well structured ends as one edge from begin to end.
void reduce(Net& net);
bool isTrivial(const Net& net);

struct Mismatch {
  int fork = -1, join = -1;
  bool missing = false;  // the join wants more tokens than the fork gives; else it lets several through
};
// Joins that are dominated by a fork which they post-dominate, where the kinds of the two do not fit.
std::vector<Mismatch> mismatches(const Net& net);

// The shortest way from the begin to a node, elements that the reduction took out included.
Elements shortestWay(const Net& net, int node);

}  // namespace joinery::check
