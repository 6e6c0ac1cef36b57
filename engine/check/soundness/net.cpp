#include "engine/check/soundness/net.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

constexpr std::size_t kMostChoices = 6;  // of an inclusive split: beyond it only single flows and all together
constexpr int kMostQuantity = 50;

// A startQuantity or completionQuantity; nothing where it is not judged.
std::optional<int> quantityOf(const Element& element, std::string_view name) {
  const std::string text = element.attributeOr(name, "1");
  const std::string_view digits = model::trimmed(text);
  int number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool isWhole = fault == std::errc() && end == digits.data() + digits.size();
  return isWhole && number >= 1 && number <= kMostQuantity ? std::optional(number) : std::nullopt;
}

// Whether a member of an ad-hoc sub-process waits until a person chooses it, as the engine decides it.
bool isChosen(const Element& member) {
  const std::string word = member.attributeOr("autoStart", "", model::kJoinery);
  if (!word.empty()) return model::isActivity(member.kind()) && word != "true";
  return member.kind() == Kind::UserTask || member.kind() == Kind::ManualTask || member.kind() == Kind::Task;
}

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
    m_net.isAdHoc = scope.kind() == Kind::AdHocSubProcess;
    m_net.nodes.resize(2);
  }

  std::optional<Net> build() {
    for (const auto& child : m_net.scope->children()) {
      if (model::isFlowNode(child->kind()) && !add(*child)) return std::nullopt;
    }
    connect();
    m_net.isAdHoc ? beginAdHoc() : begin();
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) leave(static_cast<int>(i));
    gather();
    m_net.mostTokens = m_net.isAdHoc ? m_largest + 2 : 2 * m_largest + 6;
    return std::move(m_net);
  }

 private:
  // False where what the element does is not known here.
  bool add(const Element& element) {
    const auto needs = quantityOf(element, "startQuantity"), gives = quantityOf(element, "completionQuantity");
    if (!needs || !gives) return false;
    if (flag(element, "triggeredByEvent") || flag(element, "isForCompensation")) {
      m_net.endsFromOutside = m_net.endsFromOutside || interruptsScope(element);
      return true;
    }
    if (has(element, Kind::CompensateEventDefinition) && element.kind() == Kind::BoundaryEvent) return true;
    m_index[&element] = static_cast<int>(m_net.nodes.size());
    NetNode node;
    node.element = &element;
    node.needs = *needs;
    m_largest = std::max({m_largest, *needs, *gives});
    if (element.kind() == Kind::ParallelGateway) node.join = Join::All;
    if (element.kind() == Kind::InclusiveGateway) node.join = Join::Some;
    m_net.nodes.push_back(std::move(node));
    return true;
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

  bool names(const Element& link, Kind reference, const Element& event) const {
    const Elements entries = link.child(Kind::LinkEventDefinition)->childrenOf(reference);
    return std::any_of(entries.begin(), entries.end(), [&](const Element* entry) {
      const Element* named = m_subject.named(*entry);
      return named != nullptr && (named == &event || named->parent() == &event);
    });
  }

  // As the engine pairs them: by reference, else by name.
  void connectLink(int from) {
    const Element& link = *m_net.node(from).element;
    int target = -1;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      const Element& other = *m_net.nodes[i].element;
      if (other.kind() != Kind::IntermediateCatchEvent || !isLink(other)) continue;
      const bool named = names(link, Kind::Target, other) || names(other, Kind::Source, link);
      if (!named && linkName(other) != linkName(link)) continue;
      target = static_cast<int>(i);
      if (named) break;
    }
    if (target >= 0) m_net.addEdge(from, target);
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

  // In an ad-hoc sub-process what nothing leads to begins by itself, or when somebody chooses it, or when it occurs.
  void beginAdHoc() {
    Outcome together;
    bool anyLater = false;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      NetNode& node = m_net.nodes[i];
      const Element& member = *node.element;
      anyLater = anyLater || isChosen(member);
      if (!node.in.empty() || member.kind() == Kind::BoundaryEvent) continue;
      const bool begins = isChosen(member) || member.kind() == Kind::IntermediateCatchEvent;
      node.begins = begins;
      anyLater = anyLater || begins;
      const int edge = m_net.addEdge(Net::kBegin, static_cast<int>(i));
      if (!begins) together.edges.push_back(edge);
    }
    m_net.node(Net::kBegin).outcomes = {std::move(together)};
    m_net.endsFromOutside = m_net.endsFromOutside || anyLater || has(*m_net.scope, Kind::CompletionCondition);
  }

  // Where several tokens are no fault: behind what gives several, and before what needs several.
  void gather() {
    std::vector<int> open;
    for (std::size_t i = 2; i < m_net.nodes.size(); ++i) {
      NetNode& node = m_net.nodes[i];
      node.gathers = m_net.isAdHoc || node.needs > 1 || node.join == Join::Complex;
      if (quantityOf(*node.element, "completionQuantity") != 1) open.push_back(static_cast<int>(i));
    }
    std::vector<bool> seen(m_net.nodes.size());
    while (!open.empty()) {
      const int index = open.back();
      open.pop_back();
      for (const int edge : m_net.node(index).out) {
        const int to = m_net.edge(edge).to;
        if (to == Net::kEnd || seen[static_cast<std::size_t>(to)]) continue;
        seen[static_cast<std::size_t>(to)] = true;
        m_net.node(to).gathers = true;
        open.push_back(to);
      }
    }
  }

  // Flows of an activity, inclusive or complex gateway: those without a condition always, any of the others, else the
  // default.
  std::vector<Outcome> chosen(const Element& element, const std::vector<int>& flows, Phase phase = Phase::Any) {
    std::vector<int> always, perhaps;
    bool conditional = false;
    const Element* standard = m_subject.referred(element, "default");
    int fallback = -1;
    for (const Element* flow : m_subject.outgoing(element)) {
      const auto edge = m_flows.find(flow);
      if (edge == m_flows.end()) continue;
      if (flow == standard) {
        fallback = edge->second;
        continue;
      }
      const bool asks = has(*flow, Kind::ConditionExpression);
      const std::optional<bool> known = asks ? holdsIn(phase, *flow) : std::optional(true);
      conditional = conditional || asks;
      if (known.value_or(true)) (known ? always : perhaps).push_back(edge->second);
    }
    if (!conditional && fallback < 0) return {{flows, false, phase}};
    std::vector<Outcome> outcomes;
    if (!always.empty()) outcomes.push_back({always, false});
    if (always.empty() && fallback >= 0) outcomes.push_back({{fallback}, false});
    if (always.empty() && fallback < 0 && phase == Phase::Reset) outcomes.emplace_back();  // the tokens end there
    const std::size_t many = perhaps.size();
    for (std::size_t bits = 1; bits < (std::size_t{1} << std::min(many, kMostChoices)); ++bits) {
      Outcome some{always, false};
      for (std::size_t i = 0; i < std::min(many, kMostChoices); ++i) {
        if (bits & (std::size_t{1} << i)) some.edges.push_back(perhaps[i]);
      }
      outcomes.push_back(std::move(some));
    }
    for (std::size_t i = kMostChoices; i < many; ++i) outcomes.push_back({{perhaps[i]}, false});
    for (Outcome& outcome : outcomes) {
      std::sort(outcome.edges.begin(), outcome.edges.end());
      outcome.phase = phase;
    }
    return outcomes;
  }

  static bool endsAll(const Element& element) {
    return element.kind() == Kind::EndEvent &&
           (has(element, Kind::TerminateEventDefinition) || has(element, Kind::ErrorEventDefinition) ||
            has(element, Kind::CancelEventDefinition));
  }

  // A cancel end event in the transaction, or deeper but in no transaction of its own.
  static bool cancels(const Element& scope) {
    for (const auto& child : scope.children()) {
      if (child->kind() == Kind::EndEvent && has(*child, Kind::CancelEventDefinition)) return true;
      if (model::isSubProcess(child->kind()) && child->kind() != Kind::Transaction && cancels(*child)) return true;
    }
    return false;
  }

  // Given up without a cancel boundary event, a transaction leaves no token behind.
  bool mayVanish(int index) const {
    const Element& element = *m_net.node(index).element;
    if (element.kind() != Kind::Transaction || !cancels(element)) return false;
    const auto found = m_boundaries.find(index);
    return found == m_boundaries.end() || std::none_of(found->second.begin(), found->second.end(), [&](int edge) {
             return has(*m_net.node(m_net.edge(edge).to).element, Kind::CancelEventDefinition);
           });
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
    } else if (element.kind() == Kind::ComplexGateway) {
      leaveComplex(index, flows);
    } else if (element.kind() == Kind::InclusiveGateway || model::isActivity(element.kind())) {
      m_net.node(index).outcomes = chosen(element, flows);
    } else {
      m_net.node(index).outcomes = {{flows, false}};
    }
    multiply(m_net.node(index));
    addBoundaries(index);
    if (mayVanish(index)) m_net.node(index).outcomes.push_back({});
  }

  // With one way in, a gateway that any token starts has nothing to wait for.
  void leaveComplex(int index, const std::vector<int>& flows) {
    const Element& element = *m_net.node(index).element;
    NetNode& node = m_net.node(index);
    node.outcomes = chosen(element, flows, Phase::Start);
    node.activation = activationOf(element);
    if (node.in.size() < 2 && !node.activation.open && node.activation.holds(1)) {
      for (Outcome& outcome : node.outcomes) outcome.phase = Phase::Any;
      return;
    }
    node.join = Join::Complex;
    for (Outcome& outcome : chosen(element, flows, Phase::Reset)) node.outcomes.push_back(std::move(outcome));
  }

  static void multiply(NetNode& node) {
    const int times = quantityOf(*node.element, "completionQuantity").value_or(1);
    for (Outcome& outcome : node.outcomes) {
      std::vector<int> edges;
      for (const int edge : outcome.edges) edges.insert(edges.end(), static_cast<std::size_t>(times), edge);
      outcome.edges = std::move(edges);
    }
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
  int m_largest = 1;  // of the quantities
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
