// The graph that the automatic layout works on: one scope's nodes in layers from left to right, with a dummy node in
// every layer that a long link passes. Private to engine/diagram.
//
// Stages, each a function: rank (longest path; links that close a cycle are turned round), split (dummies), order
// (barycentres, lane by lane), place (x by layer, y as near to the neighbours as the order lets it).
#pragma once

#include <vector>

#include "engine/diagram/diagram.h"

namespace joinery::diagram {

struct LayoutNode {
  const model::Element* element = nullptr;  // nullptr: a dummy
  Size size;
  double above = 0, below = 0;  // room kept around the centre line, with labels and boundary events
  int lane = 0;
  int rank = 0;
  Point center;
  std::vector<int> links;  // those that begin or end here, dummies: the two neighbours' links
};

struct LayoutLink {
  const model::Element* flow = nullptr;
  const model::Element* boundary = nullptr;  // the boundary event it really leaves
  int from = 0, to = 0;
  bool turned = false;     // closes a cycle: `from` stands to the right of `to`
  std::vector<int> chain;  // nodes from left to right, dummies included
};

struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutLink> links;
  std::vector<std::vector<int>> layers;  // node numbers, top to bottom
  int lanes = 1;

  void rank();
  void split();
  void order();
  // `gaps[i]` is the room behind layer i. Every lane begins at y = 0; laneHeights says how high each became.
  void place(const std::vector<double>& gaps, std::vector<double>& laneHeights);

 private:
  std::vector<int> neighbours(int node, bool left) const;
  void sweep(std::size_t layer, bool left);
  std::size_t crossings() const;
  struct Wish {
    double y = 0, weight = 1;
  };
  Wish wishOf(int node, bool left, bool right) const;
  Wish straightWish(int node) const;
  void settle(const std::vector<int>& group, const std::vector<Wish>& wishes);
  void align(const std::vector<int>& group, bool left, bool right);
  void straighten(const std::vector<int>& group);
};

}  // namespace joinery::diagram
