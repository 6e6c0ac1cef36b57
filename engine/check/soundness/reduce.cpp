// The reduction of a net: three rules, each of which keeps every flaw, until none applies.
#include <algorithm>
#include <map>

#include "engine/check/soundness/structure.h"

namespace joinery::check {

namespace {

void remove(std::vector<int>& from, int value) {
  from.erase(std::remove(from.begin(), from.end(), value), from.end());
}

bool contains(const Outcome& outcome, int edge) {
  return std::binary_search(outcome.edges.begin(), outcome.edges.end(), edge);
}

class Reduction {
 public:
  explicit Reduction(Net& net) : m_net(net) {}

  void run() {
    for (std::size_t i = 0; i < m_net.nodes.size(); ++i) forgetEnds(static_cast<int>(i));
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < m_net.nodes.size(); ++i) {
        const int node = static_cast<int>(i);
        changed = shorten(node) || mergeForks(node) || dropWayBack(node) || changed;
      }
    }
  }

 private:
  // A token at the end is gone: whether others are there does not matter to it.
  void forgetEnds(int index) {
    NetNode& node = m_net.node(index);
    for (Outcome& outcome : node.outcomes) {
      if (outcome.edges.size() < 2) continue;
      std::vector<int> kept;
      std::copy_if(outcome.edges.begin(), outcome.edges.end(), std::back_inserter(kept),
                   [&](int edge) { return m_net.edge(edge).to != Net::kEnd; });
      if (!kept.empty()) outcome.edges = std::move(kept);
    }
    unite(node);
    dropUnused(node);
  }

  void dropUnused(NetNode& node) {
    for (std::size_t i = node.out.size(); i-- > 0;) {
      const int edge = node.out[i];
      const bool used =
          std::any_of(node.outcomes.begin(), node.outcomes.end(), [&](const Outcome& o) { return contains(o, edge); });
      if (used) continue;
      remove(m_net.node(m_net.edge(edge).to).in, edge);
      node.out.erase(node.out.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  bool isSequence(const NetNode& node) const {
    return node.in.size() == 1 && node.needs == 1 && node.join != Join::Complex && node.out.size() == 1 &&
           node.outcomes.size() == 1 && !node.outcomes[0].endsAll && node.outcomes[0].edges == node.out;
  }

  // One way in and one way out, always taken: the edge before goes on to what follows.
  bool shorten(int index) {
    NetNode& node = m_net.node(index);
    if (index < 2 || !isSequence(node)) return false;
    const int before = node.in[0], after = node.out[0];
    NetEdge& edge = m_net.edge(before);
    const NetEdge& next = m_net.edge(after);
    if (edge.from == index || next.to == index) return false;  // a circle of one
    // A complex gateway may start before a token on its way has come: what lies before it takes time.
    if (m_net.node(next.to).join == Join::Complex) return false;
    edge.through.push_back(node.element);
    edge.through.insert(edge.through.end(), next.through.begin(), next.through.end());
    Elements& covered = m_net.node(edge.from).covered;
    covered.push_back(node.element);
    covered.insert(covered.end(), node.covered.begin(), node.covered.end());
    edge.to = next.to;
    std::replace(m_net.node(next.to).in.begin(), m_net.node(next.to).in.end(), after, before);
    node.in.clear();
    node.out.clear();
    node.outcomes.clear();
    forgetEnds(edge.from);
    return true;
  }

  // Whether two edges of a fork to the same join are as good as one.
  bool fit(const NetNode& fork, int one, int other) const {
    const NetEdge& edge = m_net.edge(one);
    const Join join = m_net.node(edge.to).join;
    const bool multiplied = std::any_of(fork.outcomes.begin(), fork.outcomes.end(), [&](const Outcome& outcome) {
      return std::adjacent_find(outcome.edges.begin(), outcome.edges.end()) != outcome.edges.end();
    });
    if (multiplied || join == Join::Complex) return false;
    if (edge.to == Net::kEnd || join == Join::Some) return true;
    return std::all_of(fork.outcomes.begin(), fork.outcomes.end(), [&](const Outcome& outcome) {
      const bool both = contains(outcome, one) && contains(outcome, other);
      const bool none = !contains(outcome, one) && !contains(outcome, other);
      return join == Join::All ? both || none : !both;
    });
  }

  bool mergeForks(int index) {
    NetNode& fork = m_net.node(index);
    for (std::size_t i = 0; i < fork.out.size(); ++i) {
      for (std::size_t j = i + 1; j < fork.out.size(); ++j) {
        const int one = fork.out[i], other = fork.out[j];
        if (m_net.edge(one).to != m_net.edge(other).to || !fit(fork, one, other)) continue;
        merge(fork, one, other);
        return true;
      }
    }
    return false;
  }

  void merge(NetNode& fork, int kept, int gone) {
    NetEdge& edge = m_net.edge(kept);
    const NetEdge& second = m_net.edge(gone);
    if (second.through.size() < edge.through.size()) edge.through = second.through;
    for (Outcome& outcome : fork.outcomes) {
      if (contains(outcome, gone)) {
        remove(outcome.edges, gone);
        if (!contains(outcome, kept)) outcome.edges.push_back(kept);
        std::sort(outcome.edges.begin(), outcome.edges.end());
      }
    }
    unite(fork);
    remove(fork.out, gone);
    remove(m_net.node(second.to).in, gone);
  }

  static void unite(NetNode& node) {
    std::vector<Outcome> different;
    for (Outcome& outcome : node.outcomes) {
      if (std::find(different.begin(), different.end(), outcome) == different.end()) {
        different.push_back(std::move(outcome));
      }
    }
    node.outcomes = std::move(different);
  }

  // A choice that may go back to a merge from which the way leads here again, and nowhere else.
  bool dropWayBack(int index) {
    NetNode& choice = m_net.node(index);
    for (const int edge : choice.out) {
      const NetNode& merge = m_net.node(m_net.edge(edge).to);
      const bool returns = &merge == &choice || (merge.join == Join::Each && merge.needs == 1 &&
                                                 merge.out.size() == 1 && merge.outcomes.size() == 1 &&
                                                 !merge.outcomes[0].endsAll && m_net.edge(merge.out[0]).to == index);
      if (!returns || choice.join != Join::Each || choice.needs > 1 || choice.outcomes.size() < 2) continue;
      const bool alone = std::all_of(choice.outcomes.begin(), choice.outcomes.end(), [&](const Outcome& outcome) {
        return !contains(outcome, edge) || outcome.edges.size() == 1;
      });
      if (!alone) continue;
      std::vector<Outcome>& all = choice.outcomes;
      all.erase(std::remove_if(all.begin(), all.end(), [&](const Outcome& o) { return contains(o, edge); }), all.end());
      dropUnused(choice);
      return true;
    }
    return false;
  }

  Net& m_net;
};

}  // namespace

void reduce(Net& net) {
  Reduction(net).run();
}

bool isTrivial(const Net& net) {
  for (std::size_t i = 2; i < net.nodes.size(); ++i) {
    const NetNode& node = net.nodes[i];
    if (!node.in.empty() && (node.outcomes.size() != 1 || !node.outcomes[0].endsAll)) return false;
  }
  return true;
}

}  // namespace joinery::check
