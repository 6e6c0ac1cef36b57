#include "engine/check/soundness/explore.h"

#include <algorithm>
#include <set>

#include "engine/check/soundness/firing.h"

namespace joinery::check {

namespace {

struct Before {
  int state;
  int fired;
};

struct State {
  Marking marking;
  int parent = -1;
  int fired = -1;               // the node that led here
  std::vector<int> given;       // the edges that got a token then
  std::vector<Before> parents;  // all states that lead here
  bool final = false;           // nothing moves any more
};

class Search {
 public:
  Search(const Net& net, std::size_t most) : m_net(net), m_firing(net), m_most(most), m_fired(net.nodes.size()) {}

  Exploration run() {
    m_fired[Net::kBegin] = true;
    for (const Outcome& outcome : m_net.node(Net::kBegin).outcomes) {
      give(m_firing.empty(), -1, Net::kBegin, outcome);
    }
    for (std::size_t i = 0; i < m_states.size() && m_states.size() <= m_most; ++i) expand(static_cast<int>(i));
    m_found.complete = m_states.size() <= m_most;
    if (m_found.complete) {
      if (m_net.isAdHoc) findUnfillable();
      findEndless();
      findNeverFired();
    }
    return std::move(m_found);
  }

 private:
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
      const auto full =
          std::count_if(node.in.begin(), node.in.end(), [&](int edge) { return m_firing.has(marking, edge); });
      const bool mayCrowd = node.join == Join::Each && !node.gathers && full > 1 && matters(node);
      if (!mayCrowd || m_crowded.contains(static_cast<int>(i))) continue;
      m_crowded.insert(static_cast<int>(i));
      Elements way = wayTo(state);
      way.push_back(node.element);
      m_found.crowded.push_back({static_cast<int>(i), std::move(way)});
    }
  }

  void expand(int index) {
    const Marking marking = m_states[static_cast<std::size_t>(index)].marking;
    lookForCrowds(index, marking);
    const std::vector<Move> moves = m_firing.moves(marking);
    for (const Move& move : moves) {
      const NetNode& node = m_net.node(move.node);
      if (!move.gives) {
        reach(move.rest, index, move.node, {});
        continue;
      }
      m_fired[static_cast<std::size_t>(move.node)] = true;
      for (const Outcome& outcome : node.outcomes) {
        const bool possible = outcome.phase == Phase::Any || outcome.phase == move.phase;
        if (possible) give(move.rest, index, move.node, outcome);
      }
    }
    m_states[static_cast<std::size_t>(index)].final = moves.empty();
    if (moves.empty() && m_firing.hasTokens(marking)) noteStuck(index);
  }

  void give(Marking marking, int parent, int node, const Outcome& outcome) {
    if (outcome.endsAll) m_firing.clear(marking);
    std::vector<int> given;
    for (const int edge : outcome.edges) {
      const int to = m_net.edge(edge).to;
      if (to != Net::kEnd && !put(marking, edge)) return noteCrowded(parent, node, edge);
      given.push_back(edge);
    }
    reach(std::move(marking), parent, node, std::move(given));
  }

  // One more token on an edge; false where that is a flaw. Where it does not matter one stands for all.
  bool put(Marking& marking, int edge) const {
    char& count = marking[static_cast<std::size_t>(edge)];
    const NetNode& target = m_net.node(m_net.edge(edge).to);
    const bool counts = count == '\0' || matters(target);
    if (counts && count != '\0' && !target.gathers) return false;
    if (counts && count >= m_net.mostTokens) return m_net.isAdHoc;
    if (counts) ++count;
    return true;
  }

  void reach(Marking marking, int parent, int node, std::vector<int> given) {
    const auto [known, isNew] = m_known.try_emplace(marking, static_cast<int>(m_states.size()));
    if (isNew) m_states.push_back({std::move(marking), parent, node, std::move(given), {}, false});
    if (parent >= 0) m_states[static_cast<std::size_t>(known->second)].parents.push_back({parent, node});
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
    m_found.crowded.push_back({target, std::move(way), -1, m_net.node(target).gathers});
  }

  // The joins before which tokens wait; two inclusive ones wait for each other.
  void noteStuck(int state) {
    std::vector<int> all, inclusive;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const NetNode& node = m_net.nodes[i];
      const bool waits = std::any_of(node.in.begin(), node.in.end(), [&](int edge) {
        return m_firing.has(m_states[static_cast<std::size_t>(state)].marking, edge);
      });
      if (waits) (node.join == Join::Some ? inclusive : all).push_back(static_cast<int>(i));
    }
    std::vector<int>& waiting = all.empty() ? inclusive : all;
    if (waiting.empty() || !m_stuck.insert(waiting.front()).second) return;
    const int other = all.empty() && inclusive.size() > 1 ? inclusive[1] : -1;
    m_found.stuck.push_back({waiting.front(), wayTo(state), other});
  }

  // In an ad-hoc sub-process something can always be chosen: a token is stuck before a join that nothing which may
  // follow makes go on.
  void findUnfillable() {
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const NetNode& node = m_net.nodes[i];
      if (node.join == Join::Each && node.needs == 1) continue;
      const std::vector<bool> live = statesBeforeFiring(static_cast<int>(i));
      for (std::size_t at = 0; at < m_states.size(); ++at) {
        const bool waits = std::any_of(node.in.begin(), node.in.end(),
                                       [&](int edge) { return m_firing.has(m_states[at].marking, edge); });
        if (!waits || live[at]) continue;
        if (m_stuck.insert(static_cast<int>(i)).second) {
          m_found.stuck.push_back({static_cast<int>(i), wayTo(static_cast<int>(at))});
        }
        break;
      }
    }
  }

  // The states from which one of these is reached, and these themselves.
  std::vector<bool> leadingTo(std::vector<int> open) const {
    std::vector<bool> leads(m_states.size());
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      if (leads[static_cast<std::size_t>(at)]) continue;
      leads[static_cast<std::size_t>(at)] = true;
      for (const Before& before : m_states[static_cast<std::size_t>(at)].parents) open.push_back(before.state);
    }
    return leads;
  }

  // The states from which a node can still fire.
  std::vector<bool> statesBeforeFiring(int node) const {
    std::vector<int> open;
    for (const State& state : m_states) {
      for (const Before& before : state.parents) {
        if (before.fired == node) open.push_back(before.state);
      }
    }
    return leadingTo(std::move(open));
  }

  // Backwards from where nothing moves: what is not met never comes to rest.
  void findEndless() {
    std::vector<int> open;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
      if (m_states[i].final) open.push_back(static_cast<int>(i));
    }
    const std::vector<bool> rests = leadingTo(std::move(open));
    const auto first = std::find(rests.begin(), rests.end(), false);
    if (first == rests.end() || !m_found.crowded.empty()) return;
    const int state = static_cast<int>(first - rests.begin());
    m_found.endless.push_back({m_states[static_cast<std::size_t>(state)].fired, wayTo(state)});
  }

  void findNeverFired() {
    if (!m_found.crowded.empty()) return;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      if (!m_fired[i] && !m_net.nodes[i].in.empty()) m_found.neverFired.push_back(static_cast<int>(i));
    }
  }

  const Net& m_net;
  const Firing m_firing;
  const std::size_t m_most;
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
