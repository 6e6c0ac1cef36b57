#include "engine/check/soundness/firing.h"

#include <algorithm>

namespace joinery::check {

Firing::Firing(const Net& net)
    : m_net(net), m_size(net.edges.size()), m_phaseAt(net.nodes.size()), m_reach(net.nodes.size()) {
  for (std::size_t i = 0; i < net.nodes.size(); ++i) {
    const NetNode& node = net.nodes[i];
    if (node.join != Join::Some && node.join != Join::Complex) continue;
    for (const int edge : node.in) m_reach[i].push_back(edgesReaching(static_cast<int>(i), edge));
    if (node.join != Join::Complex) continue;
    m_phaseAt[i] = m_size;
    m_size += 1 + node.in.size();
  }
}

// The edges from which a token can come to an incoming edge of the join without passing the join.
std::vector<bool> Firing::edgesReaching(int join, int edge) const {
  std::vector<bool> reaching(m_net.edges.size());
  std::vector<int> open{edge};
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    if (reaching[static_cast<std::size_t>(at)]) continue;
    reaching[static_cast<std::size_t>(at)] = true;
    const int from = m_net.edge(at).from;
    if (from == join) continue;
    for (const int before : m_net.node(from).in) open.push_back(before);
  }
  return reaching;
}

// The inclusive rule (13.4.3): a token elsewhere may still come to an edge that is not full and to no full one.
bool Firing::mustWait(int index, const Marking& marking, const std::vector<bool>& full) const {
  const auto& reach = m_reach[static_cast<std::size_t>(index)];
  for (std::size_t edge = 0; edge < m_net.edges.size(); ++edge) {
    if (marking[edge] == '\0') continue;
    bool reachesEmpty = false, reachesFull = false;
    for (std::size_t i = 0; i < full.size(); ++i) {
      if (reach[i][edge]) (full[i] ? reachesFull : reachesEmpty) = true;
    }
    if (reachesEmpty && !reachesFull) return true;
  }
  return false;
}

std::vector<int> Firing::fullEdges(int index, const Marking& marking) const {
  std::vector<int> full;
  const std::vector<int>& in = m_net.node(index).in;
  std::copy_if(in.begin(), in.end(), std::back_inserter(full), [&](int edge) { return has(marking, edge); });
  return full;
}

bool Firing::hasTokens(const Marking& marking) const {
  return std::any_of(marking.begin(), marking.begin() + static_cast<std::ptrdiff_t>(m_net.edges.size()),
                     [](char count) { return count != '\0'; });
}

std::vector<Move> Firing::moves(const Marking& marking) const {
  std::vector<Move> all;
  for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
    const int index = static_cast<int>(i);
    if (m_net.nodes[i].join == Join::Complex && addComplex(index, marking, all)) return {std::move(all.back())};
  }
  for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
    if (m_net.nodes[i].join != Join::Complex) addPlain(static_cast<int>(i), marking, all);
  }
  return all;
}

void Firing::addPlain(int index, const Marking& marking, std::vector<Move>& moves) const {
  const NetNode& node = m_net.node(index);
  if (node.begins) moves.push_back({index, marking});
  const std::vector<int> full = fullEdges(index, marking);
  const auto take = [&](const std::vector<int>& edges) {
    Move move{index, marking};
    for (const int edge : edges) --move.rest[static_cast<std::size_t>(edge)];
    moves.push_back(std::move(move));
  };
  if (full.empty() || (node.join == Join::All && full.size() < node.in.size())) return;
  if (node.join == Join::All) return take(full);
  if (node.join == Join::Some) {
    std::vector<bool> isFull;
    for (const int edge : node.in) isFull.push_back(has(marking, edge));
    if (!mustWait(index, marking, isFull)) take(full);
  } else if (node.needs == 1) {
    for (const int edge : full) take({edge});
  } else {
    std::vector<int> some;  // over whichever flows
    for (const int edge : full) {
      some.insert(some.end(), static_cast<std::size_t>(marking[static_cast<std::size_t>(edge)]), edge);
    }
    if (static_cast<int>(some.size()) < node.needs) return;
    some.resize(static_cast<std::size_t>(node.needs));
    take(some);
  }
}

Move Firing::start(int index, const Marking& marking) const {
  const NetNode& node = m_net.node(index);
  const std::size_t phase = m_phaseAt[static_cast<std::size_t>(index)];
  Move move{index, marking, Phase::Start};
  move.rest[phase] = '\1';
  for (std::size_t i = 0; i < node.in.size(); ++i) {
    if (!has(marking, node.in[i])) continue;
    --move.rest[static_cast<std::size_t>(node.in[i])];
    move.rest[phase + 1 + i] = '\1';
  }
  return move;
}

// True where the gateway goes on at once.
bool Firing::addComplex(int index, const Marking& marking, std::vector<Move>& moves) const {
  const NetNode& node = m_net.node(index);
  const std::size_t phase = m_phaseAt[static_cast<std::size_t>(index)];
  if (marking[phase] == '\0') {
    int count = 0;
    for (const int edge : node.in) count += marking[static_cast<std::size_t>(edge)];
    if (count == 0 || (!node.activation.open && !node.activation.holds(count))) return false;
    moves.push_back(start(index, marking));
    return !node.activation.open;
  }
  Move move{index, marking, Phase::Reset, false};
  std::vector<bool> full;
  for (std::size_t i = 0; i < node.in.size(); ++i) {
    const bool gave = marking[phase + 1 + i] != '\0', comes = !gave && has(marking, node.in[i]);
    full.push_back(gave || comes);
    if (comes) --move.rest[static_cast<std::size_t>(node.in[i])];
    move.gives = move.gives || comes;
    move.rest[phase + 1 + i] = '\0';
  }
  move.rest[phase] = '\0';
  if (mustWait(index, marking, full)) return false;
  moves.push_back(std::move(move));
  return true;
}

}  // namespace joinery::check
