#include "engine/run/tests/random/rest.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "engine/run/compile/program.h"

namespace joinery::run::test {

namespace {

using model::Kind;

bool isLive(InstanceState state) {
  return state == InstanceState::Active || state == InstanceState::Suspended;
}

class Rest {
 public:
  Rest(const Tree& tree, const Definitions& definitions) : m_tree(tree), m_definitions(definitions) {
    for (const auto& [key, token] : tree.tokens) ++m_tokensAt[{token.scope, token.element}];
    for (const auto& [key, incident] : tree.incidents) m_withIncident.insert(incident.token);
    for (const auto& [key, task] : tree.tasks) m_working.insert(task.token);
    for (const auto& [key, job] : tree.jobs) m_working.insert(job.token);
    for (const auto& [key, scope] : tree.scopes) {
      if (scope.kind != ScopeKind::Local && isLive(scope.state)) m_working.insert(scope.owner);
    }
    for (const auto& [key, timer] : tree.timers) m_awaited.emplace(timer.owner, timer.element);
    for (const auto& [key, subscription] : tree.subscriptions) {
      m_awaited.emplace(subscription.owner, subscription.element);
    }
  }

  std::vector<std::string> judge() {
    for (const auto& [key, token] : m_tree.tokens) judgeToken(key, token);
    for (const auto& [key, scope] : m_tree.scopes) judgeScope(key, scope);
    if (m_tree.ended()) judgeEnd();
    return std::move(m_faults);
  }

 private:
  const Definition& definitionOf(Key scope) const {
    while (m_tree.scopes.at(scope).kind != ScopeKind::Process) scope = m_tree.scopes.at(scope).parent;
    return *m_definitions.byId(m_tree.scopes.at(scope).definitionId);
  }

  bool hasIncident(Key owner) const { return m_withIncident.contains(owner); }

  int tokensOn(Key scope, std::int32_t element) const {
    const auto it = m_tokensAt.find({scope, element});
    return it == m_tokensAt.end() ? 0 : it->second;
  }

  void judgeToken(Key key, const Token& token) {
    if (hasIncident(key)) return;
    const Definition& definition = definitionOf(token.scope);
    if (const Flow* flow = definition.flow(token.element)) {
      const Node& target = definition.at(flow->target);
      if (!mayWaitBefore(definition, token.scope, target))
        fault("lies before " + target.id + ", which could begin", key);
      return;
    }
    const Node& node = *definition.node(token.element);
    if (!waitsIn(definition, key, node)) fault("is in " + node.id + " and waits for nothing", key);
  }

  bool mayWaitBefore(const Definition& definition, Key scope, const Node& node) const {
    int tokens = 0;
    std::set<int> full;
    for (int flow : node.incoming) {
      const int here = tokensOn(scope, definition.flowAt(flow).element);
      tokens += here;
      if (here > 0) full.insert(flow);
    }
    if (node.kind == Kind::ParallelGateway) return full.size() < node.incoming.size();
    if (node.kind == Kind::InclusiveGateway) return node.incoming.size() > 1 && mustWait(definition, scope, node, full);
    // Its condition may depend on data; in an ad-hoc sub-process somebody chooses.
    if (node.kind == Kind::ComplexGateway || node.keeper >= 0) return true;
    return tokens < node.startQuantity;
  }

  // 13.4.3, forwards from every token of the scope.
  bool mustWait(const Definition& definition, Key scope, const Node& join, const std::set<int>& full) const {
    for (auto it = m_tokensAt.lower_bound({scope, -1}); it != m_tokensAt.end() && it->first.first == scope; ++it) {
      const std::int32_t place = it->first.second;
      std::set<int> reached, seen;
      std::function<void(int)> overFlow, fromNode;
      overFlow = [&](int flow) {
        const Flow& f = definition.flowAt(flow);
        if (f.target == join.index) {
          reached.insert(flow);
        } else if (seen.insert(f.target).second) {
          fromNode(f.target);
        }
      };
      fromNode = [&](int index) {
        const Node& node = definition.at(index);
        for (int flow : node.outgoing) overFlow(flow);
        for (int boundary : node.boundaries) {
          if (seen.insert(boundary).second) fromNode(boundary);
        }
        for (const Node& other : definition.nodes) {
          for (int from : other.linkedFrom) {
            if (from == index && seen.insert(other.index).second) fromNode(other.index);
          }
        }
      };
      if (const Flow* flow = definition.flow(place)) {
        overFlow(static_cast<int>(flow - definition.flows.data()));
      } else if (definition.node(place)->index != join.index) {
        fromNode(definition.node(place)->index);
      }
      bool reachesFull = false, reachesEmpty = false;
      for (int flow : reached) (full.contains(flow) ? reachesFull : reachesEmpty) = true;
      if (reachesEmpty && !reachesFull) return true;
    }
    return false;
  }

  bool waitsIn(const Definition& definition, Key key, const Node& node) const {
    if (m_working.contains(key)) return true;
    // An event that the token waits for: its own, or one behind it; not one at its border.
    std::set<std::int32_t> own{node.element};
    if (node.kind == Kind::EventBasedGateway) {
      for (int flow : node.outgoing) own.insert(definition.at(definition.flowAt(flow).target).element);
    }
    return std::any_of(own.begin(), own.end(), [&](std::int32_t element) {
      return m_awaited.contains({key, element});
    });
  }

  // Whether a token may come over a flow of an ad-hoc sub-process: backwards to something that a person may choose or
  // that stands by.
  bool mayBeBrought(const Definition& definition, Key scope, int flow) const {
    std::set<int> seen;
    std::function<bool(int)> from = [&](int index) {
      if (!seen.insert(index).second) return false;
      const Node& node = definition.at(index);
      int tokens = 0;
      for (int incoming : node.incoming) tokens += tokensOn(scope, definition.flowAt(incoming).element);
      const bool isActivity = model::isActivity(node.kind);
      if (isActivity && node.incoming.empty() && !node.startsItself) return true;
      if (isActivity && tokens >= node.startQuantity && !node.incoming.empty()) return true;
      if (node.kind == Kind::IntermediateCatchEvent && tokensOn(scope, node.element) > 0) return true;
      if (node.attachedTo >= 0 && from(node.attachedTo)) return true;
      return std::any_of(node.incoming.begin(), node.incoming.end(),
                         [&](int incoming) { return from(definition.flowAt(incoming).source); });
    };
    return from(definition.flowAt(flow).source);
  }

  // In an ad-hoc sub-process: nothing is at work, and a join lacks a token that nobody can bring.
  bool isStuckAdHoc(Key key) const {
    const Definition& definition = definitionOf(key);
    std::set<int> joins;
    for (const auto& [k, token] : m_tree.tokens) {
      if (token.scope != key) continue;
      const Flow* flow = definition.flow(token.element);
      if (!flow && !definition.node(token.element)->incoming.empty()) return false;
      if (!flow && definition.node(token.element)->kind != Kind::IntermediateCatchEvent) return false;
      if (flow && !model::isActivity(definition.at(flow->target).kind)) joins.insert(flow->target);
    }
    return std::any_of(joins.begin(), joins.end(), [&](int join) {
      const std::vector<int>& incoming = definition.at(join).incoming;
      return std::none_of(incoming.begin(), incoming.end(), [&](int flow) {
        return tokensOn(key, definition.flowAt(flow).element) == 0 && mayBeBrought(definition, key, flow);
      });
    });
  }

  bool isAdHoc(Key key, const Scope& scope) const {
    const Node* node = scope.kind == ScopeKind::SubProcess ? definitionOf(key).node(scope.element) : nullptr;
    return node && node->kind == Kind::AdHocSubProcess;
  }

  void judgeScope(Key key, const Scope& scope) {
    if (scope.kind == ScopeKind::Local || !isLive(scope.state)) return;
    bool allBeforeJoins = true, any = false, anyIncident = hasIncident(key) || hasIncident(scope.owner);
    for (const auto& [k, token] : m_tree.tokens) {
      if (token.scope != key) continue;
      any = true;
      allBeforeJoins = allBeforeJoins && token.onFlow;
      // A single join that lacks a token is watched: its incident comes with time.
      anyIncident = anyIncident || hasIncident(k) || m_awaited.contains({k, token.element});
    }
    bool hasInner = false;
    for (const auto& [k, inner] : m_tree.scopes) {
      hasInner = hasInner || (inner.parent == key && inner.kind != ScopeKind::Local && isLive(inner.state));
    }
    if (!any && !hasInner && !anyIncident && !isAdHoc(key, scope))
      m_faults.push_back("scope " + std::to_string(key) + " is empty and not done");
    const bool stuck = isAdHoc(key, scope) ? isStuckAdHoc(key) : any && allBeforeJoins;
    if (stuck && !anyIncident && scope.kind != ScopeKind::MultiInstanceBody) {
      m_faults.push_back("scope " + std::to_string(key) + " is stuck before its joins without an incident");
    }
  }

  void judgeEnd() {
    if (!m_tree.tokens.empty() || !m_tree.tasks.empty() || !m_tree.jobs.empty() || !m_tree.timers.empty() ||
        !m_tree.subscriptions.empty() || !m_tree.incidents.empty() || !m_tree.loops.empty()) {
      m_faults.push_back("the instance has ended and something is left in it");
    }
  }

  void fault(const std::string& what, Key token) { m_faults.push_back("token " + std::to_string(token) + " " + what); }

  const Tree& m_tree;
  const Definitions& m_definitions;
  std::map<std::pair<Key, std::int32_t>, int> m_tokensAt;  // scope and place
  std::set<Key> m_withIncident, m_working;                 // owners; of tasks, jobs and scopes
  std::set<std::pair<Key, std::int32_t>> m_awaited;        // owner and event
  std::vector<std::string> m_faults;
};

}  // namespace

std::vector<std::string> faultsAtRest(const Tree& tree, const Definitions& definitions) {
  return Rest(tree, definitions).judge();
}

}  // namespace joinery::run::test
