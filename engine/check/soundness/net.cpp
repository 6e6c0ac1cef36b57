#include "engine/check/soundness/net.h"

#include <algorithm>
#include <optional>

#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

constexpr std::size_t kMostChoices = 6;  // of an inclusive split: beyond it only single flows and all together

bool isLink(const Element& event) {
  return has(event, Kind::LinkEventDefinition);
}

bool isNonInterrupting(const Element& event) {
  return !flag(event, event.kind() == Kind::StartEvent ? "isInterrupting" : "cancelActivity", true);
}

// Executable processes; a file with a single process that does not say means to run it.
bool willRun(const Subject& subject, const Element& process) {
  if (process.attribute("isExecutable") != nullptr) return flag(process, "isExecutable");
  return subject.all(Kind::Process).size() == 1;
}

class Builder {
 public:
  Builder(const Subject& subject, const Element& scope) : m_subject(subject) {
    m_net.scope = &scope;
    m_net.nodes.resize(2);
  }

  std::optional<Net> build() {
    for (const auto& child : m_net.scope->children()) {
      if (model::isFlowNode(child->kind()) && !add(*child)) return std::nullopt;
    }
    connect();
    begin();
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) leave(static_cast<int>(i));
    return std::move(m_net);
  }

 private:
  // False where what the element does is not known here.
  bool add(const Element& element) {
    if (element.kind() == Kind::ComplexGateway || !quantityIsOne(element, "startQuantity")) return false;
    if (!quantityIsOne(element, "completionQuantity")) return false;
    if (flag(element, "triggeredByEvent") || flag(element, "isForCompensation")) {
      m_net.endsFromOutside = m_net.endsFromOutside || interruptsScope(element);
      return true;
    }
    if (has(element, Kind::CompensateEventDefinition) && element.kind() == Kind::BoundaryEvent) return true;
    m_index[&element] = static_cast<int>(m_net.nodes.size());
    NetNode node;
    node.element = &element;
    if (element.kind() == Kind::ParallelGateway) node.join = Join::All;
    if (element.kind() == Kind::InclusiveGateway) node.join = Join::Some;
    m_net.nodes.push_back(std::move(node));
    return true;
  }

  static bool quantityIsOne(const Element& element, std::string_view name) {
    return model::trimmed(element.attributeOr(name, "1")) == "1";
  }

  static bool interruptsScope(const Element& eventSubProcess) {
    for (const Element* start : eventSubProcess.childrenOf(Kind::StartEvent)) {
      if (!isNonInterrupting(*start)) return true;
    }
    return false;
  }

  int indexOf(const Element* element) const {
    const auto found = m_index.find(element);
    return found == m_index.end() ? -1 : found->second;
  }

  void connect() {
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const Element& element = *m_net.nodes[i].element;
      for (const Element* flow : m_subject.outgoing(element)) {
        const int to = indexOf(m_subject.target(*flow));
        if (to >= 0) m_flows[flow] = m_net.addEdge(static_cast<int>(i), to);
      }
      if (element.kind() == Kind::BoundaryEvent) {
        const int host = indexOf(m_subject.referred(element, "attachedToRef"));
        if (host >= 0) m_boundaries[host].push_back(m_net.addEdge(host, static_cast<int>(i)));
      }
      if (element.kind() == Kind::IntermediateThrowEvent && isLink(element)) connectLink(static_cast<int>(i));
    }
  }

  static std::string linkName(const Element& event) {
    const Element* definition = event.child(Kind::LinkEventDefinition);
    return definition == nullptr || definition->name().empty() ? event.name() : definition->name();
  }

  void connectLink(int from) {
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const Element& other = *m_net.nodes[i].element;
      if (other.kind() != Kind::IntermediateCatchEvent || !isLink(other)) continue;
      if (linkName(other) != linkName(*m_net.node(from).element)) continue;
      m_net.addEdge(from, static_cast<int>(i));
      return;
    }
  }

  // Starts without a trigger begin together, each other start by itself. Without any start event the scope begins at
  // every node that nothing leads to.
  void begin() {
    Outcome together;
    std::vector<Outcome> apart;
    bool anyStart = false;
    for (const auto& [element, index] : m_index) anyStart = anyStart || element->kind() == Kind::StartEvent;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const Element& element = *m_net.nodes[i].element;
      const bool starts = anyStart ? element.kind() == Kind::StartEvent
                                   : m_net.nodes[i].in.empty() && element.kind() != Kind::BoundaryEvent;
      const bool instantiates = flag(element, "instantiate") && m_net.nodes[i].in.empty();
      if (!starts && !instantiates) continue;
      const int edge = m_net.addEdge(Net::kBegin, static_cast<int>(i));
      if (instantiates || !m_subject.eventDefinitions(element).empty()) {
        apart.push_back({{edge}, false});
      } else {
        together.edges.push_back(edge);
      }
    }
    if (!together.edges.empty()) apart.push_back(std::move(together));
    m_net.node(Net::kBegin).outcomes = std::move(apart);
  }

  // Flows of an activity or inclusive gateway: those without a condition always, any of the others, else the default.
  std::vector<Outcome> chosen(const Element& element, const std::vector<int>& flows) {
    std::vector<int> always, perhaps;
    const Element* standard = m_subject.referred(element, "default");
    int fallback = -1;
    for (const Element* flow : m_subject.outgoing(element)) {
      const auto edge = m_flows.find(flow);
      if (edge == m_flows.end()) continue;
      if (flow == standard) {
        fallback = edge->second;
      } else {
        (has(*flow, Kind::ConditionExpression) ? perhaps : always).push_back(edge->second);
      }
    }
    if (perhaps.empty()) return {{flows, false}};
    std::vector<Outcome> outcomes;
    if (!always.empty()) outcomes.push_back({always, false});
    if (always.empty() && fallback >= 0) outcomes.push_back({{fallback}, false});
    const std::size_t many = perhaps.size();
    for (std::size_t bits = 1; bits < (std::size_t{1} << std::min(many, kMostChoices)); ++bits) {
      Outcome some{always, false};
      for (std::size_t i = 0; i < std::min(many, kMostChoices); ++i) {
        if (bits & (std::size_t{1} << i)) some.edges.push_back(perhaps[i]);
      }
      outcomes.push_back(std::move(some));
    }
    for (std::size_t i = kMostChoices; i < many; ++i) outcomes.push_back({{perhaps[i]}, false});
    for (Outcome& outcome : outcomes) std::sort(outcome.edges.begin(), outcome.edges.end());
    return outcomes;
  }

  static bool endsAll(const Element& element) {
    return element.kind() == Kind::EndEvent &&
           (has(element, Kind::TerminateEventDefinition) || has(element, Kind::ErrorEventDefinition) ||
            has(element, Kind::CancelEventDefinition));
  }

  void leave(int index) {
    const Element& element = *m_net.node(index).element;
    std::vector<int> flows;
    for (const int edge : m_net.node(index).out) {
      if (m_net.node(m_net.edge(edge).to).element->kind() != Kind::BoundaryEvent) flows.push_back(edge);
    }
    if (flows.empty()) {
      if (endsAll(element)) {
        m_net.node(index).outcomes = {{{}, true}};
      } else {
        flows.push_back(m_net.addEdge(index, Net::kEnd));
        m_net.node(index).outcomes = {{flows, false}};
      }
    } else if (element.kind() == Kind::ExclusiveGateway || element.kind() == Kind::EventBasedGateway) {
      for (const int edge : flows) m_net.node(index).outcomes.push_back({{edge}, false});
    } else if (element.kind() == Kind::InclusiveGateway || model::isActivity(element.kind())) {
      m_net.node(index).outcomes = chosen(element, flows);
    } else {
      m_net.node(index).outcomes = {{flows, false}};
    }
    addBoundaries(index);
  }

  // An interrupting event takes the place of the activity's own flows, another comes along at most once here.
  void addBoundaries(int index) {
    const auto found = m_boundaries.find(index);
    if (found == m_boundaries.end()) return;
    std::vector<Outcome>& outcomes = m_net.node(index).outcomes;
    const std::vector<Outcome> own = outcomes;
    for (const int edge : found->second) {
      if (!isNonInterrupting(*m_net.node(m_net.edge(edge).to).element)) {
        outcomes.push_back({{edge}, false});
        continue;
      }
      for (Outcome outcome : own) {
        outcome.edges.push_back(edge);
        std::sort(outcome.edges.begin(), outcome.edges.end());
        outcomes.push_back(std::move(outcome));
      }
    }
  }

  const Subject& m_subject;
  Net m_net;
  std::unordered_map<const Element*, int> m_index;
  std::unordered_map<const Element*, int> m_flows;         // flow -> edge
  std::unordered_map<int, std::vector<int>> m_boundaries;  // activity -> edges to its boundary events
};

// A sub-process that an event at its border may end.
bool isInterruptible(const Subject& subject, const Element& activity) {
  for (const Element* event : subject.all(Kind::BoundaryEvent)) {
    if (subject.referred(*event, "attachedToRef") == &activity && !isNonInterrupting(*event)) return true;
  }
  return false;
}

void collect(const Subject& subject, const Element& scope, bool endsFromOutside, std::vector<Net>& nets) {
  if (scope.kind() == Kind::AdHocSubProcess) return;
  if (std::optional<Net> net = Builder(subject, scope).build()) {
    net->endsFromOutside = net->endsFromOutside || endsFromOutside;
    endsFromOutside = net->endsFromOutside;
    nets.push_back(std::move(*net));
  }
  for (const auto& child : scope.children()) {
    if (!model::isSubProcess(child->kind())) continue;
    collect(subject, *child, endsFromOutside || isInterruptible(subject, *child), nets);
  }
}

}  // namespace

int Net::addEdge(int from, int to) {
  const int index = static_cast<int>(edges.size());
  edges.push_back({from, to, {}});
  node(from).out.push_back(index);
  node(to).in.push_back(index);
  return index;
}

std::vector<Net> netsOf(const Subject& subject) {
  std::vector<Net> nets;
  for (const Element* process : subject.all(Kind::Process)) {
    if (willRun(subject, *process)) collect(subject, *process, false, nets);
  }
  return nets;
}

}  // namespace joinery::check
