#include "engine/diagram/layout_graph.h"

#include <algorithm>
#include <limits>

namespace joinery::diagram {
namespace {

constexpr double kBetween = 26;  // room between two nodes of a layer
constexpr double kLaneMargin = 24;

// Least squares with a minimal distance between neighbours: pools adjacent violators.
struct Block {
  double sum = 0;  // of wished positions times their weights, each less its offset in the block
  double weight = 0;
  double position() const { return sum / weight; }
};

}  // namespace

void LayoutGraph::rank() {
  std::vector<int> state(nodes.size(), 0);  // 0 unseen, 1 on the way, 2 done
  std::vector<int> finished;
  const auto visit = [&](int root) {  // depth first without recursion; (node, next link)
    std::vector<std::pair<int, std::size_t>> way{{root, 0}};
    state[root] = 1;
    while (!way.empty()) {
      auto& [node, next] = way.back();
      if (next == nodes[node].links.size()) {
        state[node] = 2;
        finished.push_back(node);
        way.pop_back();
        continue;
      }
      LayoutLink& link = links[nodes[node].links[next++]];
      if (link.from != node) continue;
      if (state[link.to] == 1) link.turned = true;
      if (state[link.to] != 0) continue;
      state[link.to] = 1;
      way.emplace_back(link.to, 0);
    }
  };
  const auto isTarget = [&](std::size_t node) {
    return std::any_of(nodes[node].links.begin(), nodes[node].links.end(),
                       [&](int l) { return links[l].to == static_cast<int>(node); });
  };
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (state[n] == 0 && !isTarget(n)) visit(static_cast<int>(n));
  }
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (state[n] == 0) visit(static_cast<int>(n));
  }
  for (auto node = finished.rbegin(); node != finished.rend(); ++node) {
    for (const int l : nodes[*node].links) {
      const LayoutLink& link = links[l];
      if (link.from == *node && !link.turned)
        nodes[link.to].rank = std::max(nodes[link.to].rank, nodes[*node].rank + 1);
    }
  }
}

void LayoutGraph::split() {
  for (std::size_t l = 0; l < links.size(); ++l) {
    const int left = links[l].turned ? links[l].to : links[l].from,
              right = links[l].turned ? links[l].from : links[l].to;
    links[l].chain = {left};
    if (links[l].turned) {  // goes round the outside: no room in the layers
      links[l].chain.push_back(right);
      continue;
    }
    for (int rank = nodes[left].rank + 1; rank < nodes[right].rank; ++rank) {
      LayoutNode dummy;
      dummy.rank = rank;
      dummy.lane = nodes[right].lane;
      dummy.above = dummy.below = 6;
      dummy.links = {static_cast<int>(l)};
      links[l].chain.push_back(static_cast<int>(nodes.size()));
      nodes.push_back(std::move(dummy));
    }
    links[l].chain.push_back(right);
  }
  int last = 0;
  for (const LayoutNode& node : nodes) last = std::max(last, node.rank);
  layers.assign(nodes.empty() ? 0 : static_cast<std::size_t>(last) + 1, {});
  for (std::size_t n = 0; n < nodes.size(); ++n) layers[nodes[n].rank].push_back(static_cast<int>(n));
  for (auto& layer : layers) {
    std::stable_sort(layer.begin(), layer.end(), [&](int a, int b) { return nodes[a].lane < nodes[b].lane; });
  }
}

// The nodes of the next layer to the left or right that a node is linked with.
std::vector<int> LayoutGraph::neighbours(int node, bool left) const {
  std::vector<int> found;
  for (const int l : nodes[node].links) {
    if (links[l].turned) continue;
    const auto& chain = links[l].chain;
    const auto at = std::find(chain.begin(), chain.end(), node);
    if (left && at != chain.begin()) found.push_back(*(at - 1));
    if (!left && at + 1 < chain.end()) found.push_back(*(at + 1));
  }
  return found;
}

void LayoutGraph::sweep(std::size_t index, bool left) {
  const auto& other = layers[left ? index - 1 : index + 1];
  std::vector<double> place(nodes.size(), 0);
  for (std::size_t i = 0; i < other.size(); ++i)
    place[other[i]] = static_cast<double>(i) / static_cast<double>(other.size());
  auto& layer = layers[index];
  std::vector<double> wish(nodes.size(), 0);
  for (std::size_t i = 0; i < layer.size(); ++i) {
    const auto around = neighbours(layer[i], left);
    double sum = 0;
    for (const int n : around) sum += place[n];
    wish[layer[i]] = around.empty() ? static_cast<double>(i) / static_cast<double>(layer.size())
                                    : sum / static_cast<double>(around.size());
    const auto& links = nodes[layer[i]].links;  // what leaves a boundary event runs below its activity
    if (left && !links.empty() && this->links[links[0]].boundary != nullptr && this->links[links[0]].to == layer[i]) {
      wish[layer[i]] += 0.01;
    }
  }
  std::stable_sort(layer.begin(), layer.end(), [&](int a, int b) {
    return nodes[a].lane != nodes[b].lane ? nodes[a].lane < nodes[b].lane : wish[a] < wish[b];
  });
}

std::size_t LayoutGraph::crossings() const {
  std::vector<std::size_t> place(nodes.size(), 0);
  for (const auto& layer : layers) {
    for (std::size_t i = 0; i < layer.size(); ++i) place[layer[i]] = i;
  }
  std::size_t count = 0;
  for (const auto& layer : layers) {
    std::vector<std::pair<std::size_t, std::size_t>> segments;
    for (const int n : layer) {
      for (const int m : neighbours(n, false)) segments.emplace_back(place[n], place[m]);
    }
    if (segments.size() > 400) continue;  // counting would cost more than it brings
    for (std::size_t a = 0; a < segments.size(); ++a) {
      for (std::size_t b = a + 1; b < segments.size(); ++b) {
        const auto& [p, q] = segments[a];
        const auto& [r, s] = segments[b];
        if ((p < r && q > s) || (p > r && q < s)) ++count;
      }
    }
  }
  return count;
}

void LayoutGraph::order() {
  auto best = layers;
  std::size_t least = crossings();
  for (int round = 0; round < 8 && least > 0; ++round) {
    for (std::size_t i = 1; i < layers.size(); ++i) sweep(i, true);
    for (std::size_t i = layers.size() - 1; i-- > 0;) sweep(i, false);
    const std::size_t now = crossings();
    if (now < least) {
      least = now;
      best = layers;
    }
  }
  layers = std::move(best);
}

// Where a node's neighbours would have it. Long links weigh more, so that they stay straight.
LayoutGraph::Wish LayoutGraph::wishOf(int node, bool left, bool right) const {
  double sum = 0, weight = 0;
  for (const bool side : {true, false}) {
    if (side ? !left : !right) continue;
    for (const int n : neighbours(node, side)) {
      if (nodes[n].lane != nodes[node].lane) continue;
      const int dummies = (nodes[n].element == nullptr) + (nodes[node].element == nullptr);
      const double w = dummies == 2 ? 8 : dummies == 1 ? 2 : 1;
      sum += w * nodes[n].center.y;
      weight += w;
    }
  }
  return weight > 0 ? Wish{sum / weight, weight} : Wish{nodes[node].center.y, 0.5};
}

// A node that only continues another stands exactly beside it.
LayoutGraph::Wish LayoutGraph::straightWish(int node) const {
  const auto before = neighbours(node, true);
  if (before.size() == 1 && nodes[before[0]].lane == nodes[node].lane) {
    const bool dummies = nodes[before[0]].element == nullptr && nodes[node].element == nullptr;
    if (dummies || neighbours(before[0], false).size() == 1) return {nodes[before[0]].center.y, 1000};
  }
  return {nodes[node].center.y, 1};
}

// Puts a group as near to its wishes as order and room let it: pools adjacent violators.
void LayoutGraph::settle(const std::vector<int>& group, const std::vector<Wish>& wishes) {
  std::vector<Block> blocks;
  std::vector<std::size_t> sizes;
  std::vector<double> offsets(group.size(), 0);
  for (std::size_t i = 1; i < group.size(); ++i) {
    offsets[i] = offsets[i - 1] + nodes[group[i - 1]].below + kBetween + nodes[group[i]].above;
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    blocks.push_back({(wishes[i].y - offsets[i]) * wishes[i].weight, wishes[i].weight});
    sizes.push_back(1);
    while (blocks.size() > 1 && blocks[blocks.size() - 2].position() > blocks.back().position()) {
      Block& into = blocks[blocks.size() - 2];
      into.sum += blocks.back().sum;
      into.weight += blocks.back().weight;
      sizes[sizes.size() - 2] += sizes.back();
      blocks.pop_back();
      sizes.pop_back();
    }
  }
  std::size_t i = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (std::size_t k = 0; k < sizes[b]; ++k, ++i) nodes[group[i]].center.y = blocks[b].position() + offsets[i];
  }
}

void LayoutGraph::align(const std::vector<int>& group, bool left, bool right) {
  std::vector<Wish> wishes;
  for (const int node : group) wishes.push_back(wishOf(node, left, right));
  settle(group, wishes);
}

void LayoutGraph::straighten(const std::vector<int>& group) {
  std::vector<Wish> wishes;
  for (const int node : group) wishes.push_back(straightWish(node));
  settle(group, wishes);
}

void LayoutGraph::place(const std::vector<double>& gaps, std::vector<double>& laneHeights) {
  double x = 0;
  std::vector<std::vector<int>> groups;  // one per layer and lane
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const auto& layer = layers[l];
    double width = 0;
    for (const int n : layer) width = std::max(width, nodes[n].size.width);
    for (const int n : layer) nodes[n].center.x = x + width / 2;
    x += width + gaps[l];
    for (std::size_t i = 0; i < layer.size(); ++i) {
      if (i == 0 || nodes[layer[i]].lane != nodes[layer[i - 1]].lane) groups.emplace_back();
      groups.back().push_back(layer[i]);
    }
  }
  for (const auto& group : groups) align(group, false, false);
  for (int round = 0; round < 6; ++round) {
    for (const auto& group : groups) align(group, true, false);
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) align(*group, false, true);
  }
  for (const auto& group : groups) align(group, true, true);
  for (int round = 0; round < 3; ++round) {
    for (const auto& group : groups) straighten(group);
  }
  laneHeights.assign(static_cast<std::size_t>(lanes), 0);
  for (int lane = 0; lane < lanes; ++lane) {
    double top = std::numeric_limits<double>::max(), bottom = 0;
    for (const LayoutNode& node : nodes) {
      if (node.lane == lane) top = std::min(top, node.center.y - node.above);
    }
    for (LayoutNode& node : nodes) {
      if (node.lane != lane) continue;
      node.center.y += kLaneMargin - top;
      bottom = std::max(bottom, node.center.y + node.below);
    }
    laneHeights[static_cast<std::size_t>(lane)] = std::max(bottom + kLaneMargin, 110.0);
  }
}

}  // namespace joinery::diagram
