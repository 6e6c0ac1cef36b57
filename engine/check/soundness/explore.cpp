#include "engine/check/soundness/explore.h"

#include <algorithm>
#include <set>

namespace joinery::check {

namespace {

using Marking = std::string;  // a byte for each edge: 0 or 1; a string because it hashes

struct State {
  Marking marking;
  int parent = -1;
  int fired = -1;            // the node that led here
  std::vector<int> given;    // the edges that got a token then
  std::vector<int> parents;  // all states that lead here
  bool final = false;        // no token is left
};

class Search {
 public:
  Search(const Net& net, std::size_t most) : m_net(net), m_most(most), m_fired(net.nodes.size()) {
    m_reach.resize(net.nodes.size());
    for (std::size_t i = 0; i < net.nodes.size(); ++i) {
      if (net.nodes[i].join != Join::Some) continue;
      for (const int edge : net.nodes[i].in) m_reach[i].push_back(edgesReaching(static_cast<int>(i), edge));
    }
  }

  Exploration run() {
    const Marking empty(m_net.edges.size(), '\0');
    m_fired[Net::kBegin] = true;
    for (const Outcome& outcome : m_net.node(Net::kBegin).outcomes) give(empty, -1, Net::kBegin, outcome);
    for (std::size_t i = 0; i < m_states.size() && m_states.size() <= m_most; ++i) expand(static_cast<int>(i));
    m_found.complete = m_states.size() <= m_most;
    if (m_found.complete) {
      findEndless();
      findNeverFired();
    }
    return std::move(m_found);
  }

 private:
  // The edges from which a token can come to an incoming edge of the join without passing the join.
  std::vector<bool> edgesReaching(int join, int edge) const {
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

  static bool has(const Marking& marking, int edge) { return marking[static_cast<std::size_t>(edge)] != '\0'; }

  // The inclusive rule (13.4.3): no token elsewhere may still come to an empty edge and to no full one.
  bool someIsEnabled(int index, const Marking& marking) const {
    const NetNode& node = m_net.node(index);
    for (std::size_t edge = 0; edge < marking.size(); ++edge) {
      if (marking[edge] == '\0') continue;
      bool empty = false, full = false;
      for (std::size_t i = 0; i < node.in.size(); ++i) {
        if (m_reach[static_cast<std::size_t>(index)][i][edge]) (has(marking, node.in[i]) ? full : empty) = true;
      }
      if (empty && !full) return false;
    }
    return true;
  }

  // The sets of edges that the node may take tokens from.
  std::vector<std::vector<int>> takes(int index, const Marking& marking) const {
    const NetNode& node = m_net.node(index);
    std::vector<int> full;
    std::copy_if(node.in.begin(), node.in.end(), std::back_inserter(full),
                 [&](int edge) { return has(marking, edge); });
    if (full.empty()) return {};
    if (node.join == Join::All && full.size() < node.in.size()) return {};
    if (node.join == Join::Some && !someIsEnabled(index, marking)) return {};
    if (node.join != Join::Each) return {full};
    std::vector<std::vector<int>> each;
    for (const int edge : full) each.push_back({edge});
    return each;
  }

  // Whether it matters how often the node is passed: not if only gateways and ends follow.
  bool matters(const NetNode& node) const {
    const auto works = [](const Element* e) {
      return !model::is(e->kind(), model::category::Gateway) && e->kind() != Kind::EndEvent;
    };
    return node.join != Join::Each || works(node.element) ||
           std::any_of(node.out.begin(), node.out.end(), [&](int edge) {
             const Elements& through = m_net.edge(edge).through;
             return m_net.edge(edge).to != Net::kEnd || std::any_of(through.begin(), through.end(), works);
           });
  }

  // Two tokens at once before a node that lets each through by itself.
  void lookForCrowds(int state, const Marking& marking) {
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const NetNode& node = m_net.nodes[i];
      const auto full = std::count_if(node.in.begin(), node.in.end(), [&](int edge) { return has(marking, edge); });
      if (node.join != Join::Each || full < 2 || !matters(node) || m_crowded.contains(static_cast<int>(i))) continue;
      m_crowded.insert(static_cast<int>(i));
      Elements way = wayTo(state);
      way.push_back(node.element);
      m_found.crowded.push_back({static_cast<int>(i), std::move(way), -1});
    }
  }

  void expand(int index) {
    const Marking marking = m_states[static_cast<std::size_t>(index)].marking;
    lookForCrowds(index, marking);
    bool moves = false;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      for (const std::vector<int>& taken : takes(static_cast<int>(i), marking)) {
        moves = true;
        m_fired[i] = true;
        Marking rest = marking;
        for (const int edge : taken) rest[static_cast<std::size_t>(edge)] = '\0';
        for (const Outcome& outcome : m_net.nodes[i].outcomes) give(rest, index, static_cast<int>(i), outcome);
      }
    }
    State& state = m_states[static_cast<std::size_t>(index)];
    state.final = !moves;
    if (!moves && marking.find('\1') != Marking::npos) noteStuck(index);
  }

  void give(Marking marking, int parent, int node, const Outcome& outcome) {
    if (outcome.endsAll) std::fill(marking.begin(), marking.end(), '\0');
    std::vector<int> given;
    for (const int edge : outcome.edges) {
      const NetNode& target = m_net.node(m_net.edge(edge).to);
      if (m_net.edge(edge).to != Net::kEnd && has(marking, edge) && matters(target)) {
        return noteCrowded(parent, node, edge);
      }
      if (m_net.edge(edge).to != Net::kEnd) marking[static_cast<std::size_t>(edge)] = '\1';
      given.push_back(edge);
    }
    const auto [known, isNew] = m_known.try_emplace(marking, static_cast<int>(m_states.size()));
    if (isNew) m_states.push_back({std::move(marking), parent, node, std::move(given), {}, false});
    if (parent >= 0) m_states[static_cast<std::size_t>(known->second)].parents.push_back(parent);
  }

  void append(Elements& way, int node, const std::vector<int>& given) const {
    if (m_net.node(node).element != nullptr) way.push_back(m_net.node(node).element);
    for (const int edge : given) {
      way.insert(way.end(), m_net.edge(edge).through.begin(), m_net.edge(edge).through.end());
    }
  }

  Elements wayTo(int state) const {
    std::vector<int> states;
    for (int at = state; at >= 0; at = m_states[static_cast<std::size_t>(at)].parent) states.push_back(at);
    Elements way;
    for (auto at = states.rbegin(); at != states.rend(); ++at) {
      const State& s = m_states[static_cast<std::size_t>(*at)];
      append(way, s.fired, s.given);
    }
    return way;
  }

  void noteCrowded(int parent, int node, int edge) {
    const int target = m_net.edge(edge).to;
    if (!m_crowded.insert(target).second) return;
    Elements way = parent < 0 ? Elements() : wayTo(parent);
    append(way, node, {edge});
    m_found.crowded.push_back({target, std::move(way), -1});
  }

  // The joins before which tokens wait; two inclusive ones wait for each other.
  void noteStuck(int state) {
    std::vector<int> all, inclusive;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const NetNode& node = m_net.nodes[i];
      const bool waits = std::any_of(node.in.begin(), node.in.end(), [&](int edge) {
        return has(m_states[static_cast<std::size_t>(state)].marking, edge);
      });
      if (waits) (node.join == Join::Some ? inclusive : all).push_back(static_cast<int>(i));
    }
    std::vector<int>& waiting = all.empty() ? inclusive : all;
    if (waiting.empty() || !m_stuck.insert(waiting.front()).second) return;
    const int other = all.empty() && inclusive.size() > 1 ? inclusive[1] : -1;
    m_found.stuck.push_back({waiting.front(), wayTo(state), other});
  }

  // Backwards from where nothing moves: what is not met never comes to rest.
  void findEndless() {
    std::vector<bool> rests(m_states.size());
    std::vector<int> open;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
      if (m_states[i].final) open.push_back(static_cast<int>(i));
    }
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      if (rests[static_cast<std::size_t>(at)]) continue;
      rests[static_cast<std::size_t>(at)] = true;
      for (const int parent : m_states[static_cast<std::size_t>(at)].parents) open.push_back(parent);
    }
    const auto first = std::find(rests.begin(), rests.end(), false);
    if (first == rests.end() || !m_found.crowded.empty()) return;
    const int state = static_cast<int>(first - rests.begin());
    m_found.endless.push_back({m_states[static_cast<std::size_t>(state)].fired, wayTo(state), -1});
  }

  void findNeverFired() {
    if (!m_found.crowded.empty()) return;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      if (!m_fired[i] && !m_net.nodes[i].in.empty()) m_found.neverFired.push_back(static_cast<int>(i));
    }
  }

  const Net& m_net;
  const std::size_t m_most;
  std::vector<std::vector<std::vector<bool>>> m_reach;  // by node, by incoming edge: edges
  std::vector<State> m_states;
  std::unordered_map<Marking, int> m_known;
  std::vector<bool> m_fired;
  std::set<int> m_crowded, m_stuck;
  Exploration m_found;
};

}  // namespace

Exploration explore(const Net& net, std::size_t mostStates) {
  return Search(net, mostStates).run();
}

}  // namespace joinery::check
