#include "engine/check/soundness/structure.h"

#include <algorithm>
#include <deque>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace joinery::check {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

Graph graphOf(const Net& net) {
  Graph graph(net.nodes.size());
  for (const NetNode& node : net.nodes) {
    for (const int edge : node.out) {
      boost::add_edge(static_cast<std::size_t>(net.edge(edge).from), static_cast<std::size_t>(net.edge(edge).to),
                      graph);
    }
    // What ends everything, or leaves nothing, leads to the end as well.
    const bool ends = std::any_of(node.outcomes.begin(), node.outcomes.end(), [](const Outcome& o) {
      return o.endsAll || (o.edges.empty() && o.phase != Phase::Reset);
    });
    if (ends) boost::add_edge(static_cast<std::size_t>(&node - net.nodes.data()), std::size_t{Net::kEnd}, graph);
  }
  return graph;
}

// The node before each edge of the shortest ways from the begin; -1 where no way leads.
std::vector<int> edgesBefore(const Net& net) {
  std::vector<int> before(net.nodes.size(), -1);
  std::vector<bool> seen(net.nodes.size());
  std::deque<int> open{Net::kBegin};
  seen[Net::kBegin] = true;
  while (!open.empty()) {
    const int node = open.front();
    open.pop_front();
    for (const int edge : net.node(node).out) {
      const int to = net.edge(edge).to;
      if (seen[static_cast<std::size_t>(to)]) continue;
      seen[static_cast<std::size_t>(to)] = true;
      before[static_cast<std::size_t>(to)] = edge;
      open.push_back(to);
    }
  }
  return before;
}

template <typename G>
std::vector<int> dominators(const G& graph, int root) {
  const std::size_t count = boost::num_vertices(graph);
  std::vector<std::size_t> immediate(count, count);
  boost::lengauer_tarjan_dominator_tree(
      graph, static_cast<std::size_t>(root),
      boost::make_iterator_property_map(immediate.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<int> result;
  for (const std::size_t i : immediate) result.push_back(i == count ? -1 : static_cast<int>(i));
  return result;
}

bool givesOneAtMost(const NetNode& node) {
  return std::all_of(node.outcomes.begin(), node.outcomes.end(), [](const Outcome& o) { return o.edges.size() <= 1; });
}

bool givesAll(const NetNode& node) {
  return node.outcomes.size() == 1 && node.outcomes.front().edges.size() > 1;
}

}  // namespace

std::vector<std::vector<int>> loopsWithoutEnd(const Net& net) {
  const Graph graph = graphOf(net);
  std::vector<std::size_t> component(net.nodes.size());
  const std::size_t count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<bool> leaves(count), circles(count);
  const auto [begin, end] = boost::edges(graph);
  for (auto it = begin; it != end; ++it) {
    const std::size_t from = component[boost::source(*it, graph)], to = component[boost::target(*it, graph)];
    if (from != to) leaves[from] = true;
    if (from == to) circles[from] = true;
  }
  const std::vector<int> before = edgesBefore(net);
  std::vector<std::vector<int>> loops(count);
  for (std::size_t i = 0; i < net.nodes.size(); ++i) {
    if (before[i] >= 0 && circles[component[i]] && !leaves[component[i]]) {
      loops[component[i]].push_back(static_cast<int>(i));
    }
  }
  loops.erase(std::remove_if(loops.begin(), loops.end(), [](const auto& loop) { return loop.empty(); }), loops.end());
  return loops;
}

std::vector<Mismatch> mismatches(const Net& net) {
  const Graph graph = graphOf(net);
  const std::vector<int> over = dominators(graph, Net::kBegin);
  const std::vector<int> under = dominators(boost::make_reverse_graph(graph), Net::kEnd);
  std::vector<Mismatch> found;
  for (std::size_t i = 2; i < net.nodes.size(); ++i) {
    const NetNode& join = net.nodes[i];
    const int fork = over[i];
    if (join.in.size() < 2 || fork < 0 || under[static_cast<std::size_t>(fork)] != static_cast<int>(i)) continue;
    const NetNode& above = net.node(fork);
    if (join.join == Join::All && givesOneAtMost(above)) found.push_back({fork, static_cast<int>(i), true});
    if (join.join == Join::Each && !join.gathers && givesAll(above))
      found.push_back({fork, static_cast<int>(i), false});
  }
  return found;
}

Elements shortestWay(const Net& net, int node) {
  const std::vector<int> before = edgesBefore(net);
  std::vector<int> edges;
  for (int at = node; before[static_cast<std::size_t>(at)] >= 0; at = net.edge(edges.back()).from) {
    edges.push_back(before[static_cast<std::size_t>(at)]);
  }
  Elements way;
  for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
    const NetNode& from = net.node(net.edge(*edge).from);
    if (from.element != nullptr) way.push_back(from.element);
    way.insert(way.end(), net.edge(*edge).through.begin(), net.edge(*edge).through.end());
  }
  if (net.node(node).element != nullptr) way.push_back(net.node(node).element);
  return way;
}

}  // namespace joinery::check
