#include "engine/run/tests/random/ledger.h"

#include <utility>

#include "engine/run/tests/random/ledger_rules.h"

namespace joinery::run::test {

using model::Kind;

class Ledger::Visible final : public feel::Scope {
 public:
  Visible(const std::map<Key, Place>& scopes, Key scope, bool waitingForStart)
      : m_scopes(scopes), m_scope(scope), m_waitingForStart(waitingForStart) {}

  const Value* find(std::string_view name) const override {
    if (name == "waitingForStart") return &m_waitingForStart;
    for (auto it = m_scopes.find(m_scope); it != m_scopes.end(); it = m_scopes.find(it->second.parent)) {
      const auto found = it->second.variables.find(std::string(name));
      if (found != it->second.variables.end()) return &found->second;
      if (it->second.kind == "process") break;
    }
    return nullptr;
  }

 private:
  const std::map<Key, Place>& m_scopes;
  Key m_scope;
  Value m_waitingForStart;
};

void Ledger::fault(const std::string& what, const Record& record) {
  faults.push_back(what + ": " + compactLine(record, std::to_string(record.element)));
}

const Definition* Ledger::definitionAt(Key scope) const {
  const auto it = m_scopes.find(scope);
  return it == m_scopes.end() ? nullptr : it->second.definition;
}

Key Ledger::processOf(Key scope) const {
  while (m_scopes.at(scope).kind != "process") scope = m_scopes.at(scope).parent;
  return scope;
}

bool Ledger::isTurn(Key scope, std::int32_t element) const {
  const Place& place = m_scopes.at(scope);
  return place.kind == "multiInstanceBody" && place.element == element;
}

bool Ledger::isEnding(Key scope) const {
  const Place& place = m_scopes.at(scope);
  const auto note = place.notes.find(place.element);
  return note != place.notes.end() && note->second.find("ending");
}

void Ledger::post(const std::vector<Record>& records) {
  for (const Record& record : records) post(record);
  judgeDeparture();
  finish();
}

void Ledger::post(const Record& record) {
  if (record.type != RecordType::FlowTaken) judgeDeparture();
  switch (record.type) {
    case RecordType::InstanceStarted:
    case RecordType::ScopeOpened:
      return open(record);
    case RecordType::InstanceEnded:
    case RecordType::ScopeClosed:
      return close(record);
    case RecordType::InstanceModified:
      return modify(record);
    case RecordType::FlowTaken:
      return flowTaken(record);
    case RecordType::ElementEntered:
      return enter(record);
    case RecordType::ElementCompleted:
      settleAsked();
      return completed(record);
    case RecordType::ElementTerminated:
      settleAsked();
      if (tokenAt(record, "terminated")) m_tokens.erase(record.key);
      return;
    default:
      return note(record);
  }
}

// What is no token: variables, notes, incidents.
void Ledger::note(const Record& record) {
  const auto scope = m_scopes.find(record.scope);
  if (scope == m_scopes.end()) return;
  if (record.type == RecordType::VariableSet) scope->second.variables[record.text] = record.data;
  if (record.type == RecordType::IncidentRaised) m_raised.insert(record.owner);
  if (record.type != RecordType::ElementNoted) return;
  Value& now = scope->second.notes[record.element];
  scope->second.notedBefore[record.element] = std::exchange(now, record.data);
}

void Ledger::open(const Record& record) {
  Place place{definitionAt(record.scope), record.scope, record.element, record.text, record.owner, {}, {}, {}};
  if (record.type == RecordType::InstanceStarted) {
    place.definition = m_definitions.byId(record.text);
    place.kind = "process";
  } else if (const Value* variables = record.data.find("variables")) {
    for (const auto& [name, value] : variables->members()) place.variables.emplace(name, value);
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

void Ledger::modify(const Record& record) {
  const Definition* definition = definitionAt(record.scope);
  if (!definition) return fault("a modification of no instance", record);
  m_asked = Asked(record, *definition, [&](std::int32_t element) {
    std::vector<Key> tokens;
    for (const auto& [key, token] : m_tokens) {
      const bool here = token.element == element && processOf(token.scope) == record.scope;
      if (here && (token.onFlow || !isTurn(token.scope, element))) tokens.push_back(key);
    }
    return tokens;
  });
  m_mustBeGone.insert(m_asked.cancelled.begin(), m_asked.cancelled.end());
}

// What a modification begins is there before anything else moves.
void Ledger::settleAsked() {
  if (m_asked.left() > 0) {
    faults.push_back("a modification has not begun " + std::to_string(m_asked.left()) + " of the tokens asked for");
  }
  m_asked = {};
}

void Ledger::flowTaken(const Record& record) {
  const Definition* definition = definitionAt(record.scope);
  const Flow* flow = definition ? definition->flow(record.element) : nullptr;
  if (!flow) return fault("a token on no flow", record);
  const int around = definition->scopeAt(definition->at(flow->source).scope).node;
  const Place& place = m_scopes.at(record.scope);
  const bool holdsIt = around < 0 ? place.kind == "process" : definition->at(around).element == place.element;
  if (!holdsIt) fault("a token on a flow of another scope", record);
  if (m_departure.node && (m_departure.scope != record.scope || m_departure.node->index != flow->source))
    judgeDeparture();
  if (m_departure.node) {
    ++m_departure.taken[static_cast<int>(flow - definition->flows.data())];
  } else if (processOf(record.scope) != m_asked.scope() || !m_asked.flow(*flow)) {
    return fault("a token on a flow whose source has not completed, nor was it asked for", record);
  }
  if (record.key <= m_lastToken) fault("a token is born twice", record);
  m_lastToken = record.key;
  m_tokens[record.key] = {record.scope, record.element, true};
}

void Ledger::judgeDeparture() {
  if (!m_departure.node) return;
  const Departure departure = std::exchange(m_departure, {});
  const Node& node = *departure.node;
  if (departure.taken.empty() && node.keeper >= 0 && !node.outgoing.empty()) {
    return judgeGoneNowhere(node, departure.scope);
  }
  const Place& place = m_scopes.at(departure.scope);
  const auto note = place.notes.find(node.element);
  const bool waitingForStart = note != place.notes.end() && note->second.isList();
  const Visible variables(m_scopes, departure.scope, waitingForStart);
  auto expected = expectedFlows(*place.definition, node, variables);
  if (expected && expected->empty() && waitingForStart) expected = {-1};  // a first phase has a way out
  if (departureHolds(node, departure.taken, expected)) return;
  int tokens = 0;
  for (const auto& [flow, count] : departure.taken) tokens += count;
  faults.push_back(node.id + " left over " + std::to_string(departure.taken.size()) + " flows with " +
                   std::to_string(tokens) + " tokens");
}

// Only where its ad-hoc sub-process is ending, or ends with it, does the token of a member go nowhere. A complex
// gateway whose reset finds no way out is the exception that it is elsewhere, too.
void Ledger::judgeGoneNowhere(const Node& node, Key scope) {
  const Place& place = m_scopes.at(scope);
  const auto note = place.notes.find(node.element);
  const bool isReset = node.kind == Kind::ComplexGateway && (note == place.notes.end() || !note->second.isList());
  if (!isEnding(scope) && !isReset) m_mustEnd.insert(scope);
}

bool Ledger::mayBegin(const Node& node, Key scope) const {
  return isTurn(scope, node.element) || node.incoming.empty() || !node.linkedFrom.empty();
}

void Ledger::begin(const Node& node, const Record& record) {
  if (record.key <= m_lastToken) fault("a dead token comes to life", record);
  m_lastToken = record.key;
  const bool asked = processOf(record.scope) == m_asked.scope() && m_asked.node(node);
  if (!asked && !mayBegin(node, record.scope)) fault("a token begins where none may", record);
}

void Ledger::enter(const Record& record) {
  const Definition* definition = definitionAt(record.scope);
  const Node* node = definition ? definition->node(record.element) : nullptr;
  if (!node) return fault("a token enters no node of a scope", record);
  entered.emplace(definition, node);
  const bool begins = !m_tokens.contains(record.key);
  if (begins) begin(*node, record);
  if (model::isActivity(node->kind) && !begins && isEnding(record.scope)) {
    fault("an activity begins in an ad-hoc sub-process that is ending", record);
  }
  std::vector<Key> used;
  if (!begins) used.push_back(record.key);
  if (record.data.isList()) {
    for (const Value& other : record.data.items()) used.push_back(static_cast<Key>(*other.number().toInt64()));
  }
  std::map<int, int> taken;
  for (Key key : used) {
    const auto it = m_tokens.find(key);
    const Flow* flow = it == m_tokens.end() ? nullptr : definition->flow(it->second.element);
    if (!flow || it->second.scope != record.scope || flow->target != node->index) {
      fault("token " + std::to_string(key) + " does not lie before the node that it enters", record);
      continue;
    }
    ++taken[static_cast<int>(flow - definition->flows.data())];
  }
  if (!used.empty()) judgeEntry(*node, taken, record.scope);
  for (Key key : used) m_tokens.erase(key);
  m_tokens[record.key] = {record.scope, record.element, false};
}

void Ledger::judgeEntry(const Node& node, const std::map<int, int>& taken, Key scope) {
  const Place& place = m_scopes.at(scope);
  Entry entry{taken, {}, {}};
  for (int flow : node.incoming) {
    const std::int32_t element = place.definition->flowAt(flow).element;
    for (const auto& [key, token] : m_tokens) {
      if (token.scope == scope && token.element == element) entry.full.insert(flow);
    }
    const auto note = place.notes.find(node.element), before = place.notedBefore.find(node.element);
    const bool isReset = note != place.notes.end() && note->second.isNull() && before->second.isList();
    for (const Value& gave : isReset ? before->second.items() : Value::List()) {
      if (gave.number().toInt64() == element) entry.gave.insert(flow);
    }
  }
  if (entryHolds(node, entry)) return;
  faults.push_back(node.id + " was entered from " + std::to_string(taken.size()) + " flows, of " +
                   std::to_string(entry.full.size()) + " that have tokens");
}

const Ledger::Lying* Ledger::tokenAt(const Record& record, const char* doing) {
  const auto it = m_tokens.find(record.key);
  if (it != m_tokens.end() && it->second.element == record.element && it->second.scope == record.scope) {
    return &it->second;
  }
  fault(std::string("a token is ") + doing + " where it is not", record);
  return nullptr;
}

void Ledger::completed(const Record& record) {
  const Lying* token = tokenAt(record, "completed");
  if (!token) return;
  if (token->onFlow) fault("a token completes on a flow", record);
  const bool turn = isTurn(record.scope, record.element);
  m_tokens.erase(record.key);
  if (!turn) m_departure = {definitionAt(record.scope)->node(record.element), record.scope, {}};
}

// The step is over.
void Ledger::finish() {
  settleAsked();
  for (Key token : std::exchange(m_mustBeGone, {})) {
    if (m_tokens.contains(token)) faults.push_back("token " + std::to_string(token) + " was to be taken away");
  }
  for (Key scope : std::exchange(m_mustEnd, {})) {
    const auto it = m_scopes.find(scope);
    if (it == m_scopes.end() || isEnding(scope) || m_raised.contains(it->second.owner)) continue;
    faults.push_back("a token went nowhere in the ad-hoc sub-process " + std::to_string(scope) + ", which goes on");
  }
  m_raised.clear();
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
