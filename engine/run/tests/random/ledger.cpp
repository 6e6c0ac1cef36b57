#include "engine/run/tests/random/ledger.h"

#include <algorithm>
#include <utility>

#include "engine/run/elements/event_based_gateway.h"
#include "engine/run/kinds.h"

namespace joinery::run::test {

namespace {

using model::Kind;

int total(const std::map<int, int>& counts) {
  int sum = 0;
  for (const auto& [flow, count] : counts) sum += count;
  return sum;
}

int mostOf(const std::map<int, int>& counts) {
  int most = 0;
  for (const auto& [flow, count] : counts) most = std::max(most, count);
  return most;
}

// How many tokens one entry takes from its incoming flows: rows where it is not the startQuantity.
struct EntryRule {
  Kind kind;
  bool (*holds)(const Node&, const std::map<int, int>& takenFrom);
};
constexpr EntryRule kEntryRules[] = {
    {Kind::ParallelGateway,
     [](const Node& node, const std::map<int, int>& from) {
       return from.size() == node.incoming.size() && total(from) == static_cast<int>(node.incoming.size());
     }},
    {Kind::InclusiveGateway, [](const Node&, const std::map<int, int>& from) { return mostOf(from) == 1; }},
    {Kind::ComplexGateway, [](const Node&, const std::map<int, int>& from) { return mostOf(from) == 1; }},
};

bool entryHolds(const Node& node, const std::map<int, int>& takenFrom) {
  for (const EntryRule& rule : kEntryRules) {
    if (rule.kind == node.kind) return rule.holds(node, takenFrom);
  }
  return total(takenFrom) == node.startQuantity;
}

bool departureHolds(const Node& node, const std::map<int, int>& taken) {
  // What ends its ad-hoc sub-process goes nowhere; the reset of a complex gateway needs no way out.
  if (taken.empty() && (node.keeper >= 0 || node.kind == Kind::ComplexGateway)) return true;
  if (node.outgoing.empty()) return taken.empty();
  const bool races = node.kind == Kind::EventBasedGateway && !givesAll(node);
  if (node.behaviour->choose == chooseFirst || races) return total(taken) == 1;
  for (const auto& [flow, count] : taken) {
    if (count != node.completionQuantity) return false;
  }
  return node.takesAll ? taken.size() == node.outgoing.size() : !taken.empty();
}

}  // namespace

void Ledger::fault(const std::string& what, const Record& record) {
  faults.push_back(what + ": " + compactLine(record, std::to_string(record.element)));
}

const Definition* Ledger::definitionAt(Key scope) const {
  const auto it = m_scopes.find(scope);
  return it == m_scopes.end() ? nullptr : it->second.definition;
}

void Ledger::post(const std::vector<Record>& records, PostOptions options) {
  for (const Record& record : records) post(record, options);
  judgeDeparture();
}

void Ledger::post(const Record& record, PostOptions options) {
  if (record.type != RecordType::FlowTaken) judgeDeparture();
  switch (record.type) {
    case RecordType::InstanceStarted:
    case RecordType::ScopeOpened:
      return open(record);
    case RecordType::InstanceEnded:
    case RecordType::ScopeClosed:
      return close(record);
    case RecordType::FlowTaken:
      return flowTaken(record, options);
    case RecordType::ElementEntered:
      return enter(record, options);
    case RecordType::ElementCompleted:
      return completed(record);
    case RecordType::ElementTerminated:
      if (tokenAt(record, "terminated")) m_tokens.erase(record.key);
      return;
    default:
      return;
  }
}

void Ledger::open(const Record& record) {
  Place place{definitionAt(record.scope), record.scope, record.element, record.text};
  if (record.type == RecordType::InstanceStarted) {
    place.definition = m_definitions.byId(record.text);
    place.kind = "process";
  }
  if (!m_scopes.emplace(record.key, place).second) fault("a scope opens twice", record);
}

void Ledger::close(const Record& record) {
  for (const auto& [key, token] : m_tokens) {
    if (token.scope == record.key) fault("token " + std::to_string(key) + " is left in a scope that closes", record);
  }
  for (const auto& [key, scope] : m_scopes) {
    if (scope.parent == record.key) fault("scope " + std::to_string(key) + " is left in a scope that closes", record);
  }
  if (m_scopes.erase(record.key) == 0) fault("a scope closes that is not open", record);
}

void Ledger::flowTaken(const Record& record, PostOptions options) {
  const Definition* definition = definitionAt(record.scope);
  const Flow* flow = definition ? definition->flow(record.element) : nullptr;
  if (!flow) return fault("a token on no flow", record);
  if (m_departure.node && (m_departure.scope != record.scope || m_departure.node->index != flow->source))
    judgeDeparture();
  if (m_departure.node) {
    ++m_departure.taken[static_cast<int>(flow - definition->flows.data())];
  } else if (!options.modified) {
    return fault("a token on a flow whose source has not completed", record);
  }
  if (record.key <= m_lastToken) fault("a token is born twice", record);
  m_lastToken = record.key;
  m_tokens[record.key] = {record.scope, record.element, true};
}

void Ledger::judgeDeparture() {
  if (!m_departure.node) return;
  const Departure departure = std::exchange(m_departure, {});
  if (departureHolds(*departure.node, departure.taken)) return;
  faults.push_back(departure.node->id + " left over " + std::to_string(departure.taken.size()) + " flows with " +
                   std::to_string(total(departure.taken)) + " tokens");
}

bool Ledger::mayBegin(const Node& node, Key scope) const {
  const Place& place = m_scopes.at(scope);
  const bool isTurn = place.kind == "multiInstanceBody" && place.element == node.element;
  return isTurn || node.incoming.empty() || !node.linkedFrom.empty();
}

void Ledger::enter(const Record& record, PostOptions options) {
  const Definition* definition = definitionAt(record.scope);
  const Node* node = definition ? definition->node(record.element) : nullptr;
  if (!node) return fault("a token enters no node of a scope", record);
  entered.emplace(definition, node);
  std::vector<Key> used{record.key};
  if (record.data.isList()) {
    for (const Value& other : record.data.items()) used.push_back(static_cast<Key>(*other.number().toInt64()));
  }
  if (!m_tokens.contains(record.key)) {
    if (record.key <= m_lastToken) fault("a dead token comes to life", record);
    m_lastToken = record.key;
    if (!options.modified && !mayBegin(*node, record.scope)) fault("a token begins where none may", record);
    used.erase(used.begin());
  }
  std::map<int, int> takenFrom;
  for (Key key : used) {
    const auto it = m_tokens.find(key);
    const Flow* flow = it == m_tokens.end() ? nullptr : definition->flow(it->second.element);
    if (!flow || it->second.scope != record.scope || flow->target != node->index) {
      fault("token " + std::to_string(key) + " does not lie before the node that it enters", record);
      continue;
    }
    ++takenFrom[static_cast<int>(flow - definition->flows.data())];
    m_tokens.erase(it);
  }
  if (!used.empty()) judgeEntry(*node, takenFrom);
  m_tokens[record.key] = {record.scope, record.element, false};
}

void Ledger::judgeEntry(const Node& node, const std::map<int, int>& takenFrom) {
  if (entryHolds(node, takenFrom)) return;
  faults.push_back(node.id + " was entered with " + std::to_string(total(takenFrom)) + " tokens from " +
                   std::to_string(takenFrom.size()) + " flows");
}

const Ledger::Entry* Ledger::tokenAt(const Record& record, const char* doing) {
  const auto it = m_tokens.find(record.key);
  if (it != m_tokens.end() && it->second.element == record.element && it->second.scope == record.scope) {
    return &it->second;
  }
  fault(std::string("a token is ") + doing + " where it is not", record);
  return nullptr;
}

void Ledger::completed(const Record& record) {
  const Entry* token = tokenAt(record, "completed");
  if (!token) return;
  if (token->onFlow) fault("a token completes on a flow", record);
  const Place& place = m_scopes.at(record.scope);
  const bool isTurn = place.kind == "multiInstanceBody" && place.element == record.element;
  m_tokens.erase(record.key);
  if (!isTurn) m_departure = {place.definition->node(record.element), record.scope, {}};
}

void Ledger::compare(const Tree& tree) {
  std::set<std::pair<Key, std::int32_t>> here, there;
  for (const auto& [key, token] : m_tokens) here.emplace(key, token.element);
  for (const auto& [key, token] : tree.tokens) there.emplace(key, token.element);
  if (here != there) {
    faults.push_back("the account has " + std::to_string(here.size()) +
                     " tokens, the tree others: " + std::to_string(there.size()));
  }
}

}  // namespace joinery::run::test
