#include "engine/run/execution.h"

#include <algorithm>
#include <stdexcept>

#include "engine/run/events/correlation.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/inputs.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

constexpr std::int64_t kStuckPatience = 60'000;  // ms
constexpr std::size_t kDoneAtMost = 4096;        // pieces of work that are kept although they are done

bool movesToken(RecordType type) {
  return type == RecordType::FlowTaken || type == RecordType::ElementEntered || type == RecordType::ElementCompleted ||
         type == RecordType::ElementTerminated;
}

}  // namespace

void rememberTask(TasksBefore& before, const Tree& tree, const Record& record) {
  if (record.type < RecordType::TaskChanged || record.type > RecordType::TaskCancelled) return;
  const auto task = tree.tasks.find(record.key);
  if (task != tree.tasks.end()) before.try_emplace(record.key, task->second.fields);
}

Execution::Execution(Tree& tree, const StepContext& context) : m_tree(tree), m_context(context) {
  m_result.records.reserve(32);
}

void Execution::emit(Record record) {
  m_result.records.push_back(std::move(record));
  const Record& kept = m_result.records.back();
  rememberTask(m_result.tasksBefore, m_tree, kept);
  applyRecord(m_tree, kept, m_context.now);
  if (movesToken(kept.type)) touch(kept.scope);
  if (kept.type == RecordType::VariableSet || kept.type == RecordType::MessageAwaited ||
      kept.type == RecordType::InstanceResumed) {
    m_conditionsTouched = true;
  }
  if (kept.type == RecordType::VariableSet) dataChanged(kept.scope, kept.text);
}

void Execution::dataChanged(Key scope, const std::string& name) {
  const Definition& definition = definitionOf(scope);
  if (definition.watchesData) touchProcess(processOf(scope));
  if (definition.boundNames.contains(name)) m_rebound.push_back(processOf(scope));
}

Key Execution::create(Record record) {
  record.key = m_tree.nextKey;
  Key key = record.key;
  emit(std::move(record));
  return key;
}

int Execution::attempts(Key token) const {
  auto it = m_attempts.find(token);
  return it == m_attempts.end() ? 0 : it->second;
}

void Execution::touch(Key scope) {
  if (m_touched.empty() || m_touched.back() != scope) m_touched.push_back(scope);
}

void Execution::touchProcess(Key process) {
  for (const auto& [key, scope] : m_tree.scopes) {
    if (holdsFlowElements(key) && processOf(key) == process) touch(key);
  }
}

void Execution::run() {
  for (;;) {
    lookAtConditions();
    lookAtBindings();
    lookAtJoins();
    if (!m_conditionsTouched && m_next == m_queue.size()) break;
    if (static_cast<std::int64_t>(m_result.records.size()) >= m_context.maxRecords) {
      stopEndless();
      break;
    }
    if (m_conditionsTouched) continue;
    const Item item = next();
    if (hasToken(item.token)) item.work(*this, item.token);
  }
  reportStuck();
}

Execution::Item Execution::next() {
  const Item item = m_queue[m_next++];
  if (m_next == m_queue.size() || m_next == kDoneAtMost) {
    m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(m_next));
    m_next = 0;
  }
  return item;
}

void Execution::lookAtConditions() {
  if (!m_conditionsTouched) return;
  m_conditionsTouched = false;
  if (m_tree.index.conditions.empty()) return;
  std::vector<Key> waiting(m_tree.index.conditions.begin(), m_tree.index.conditions.end());
  for (Key key : waiting) {
    auto it = m_tree.subscriptions.find(key);
    if (it == m_tree.subscriptions.end() || m_tree.isSuspended(it->second.scope)) continue;
    it->second.awaited == Awaited::Input ? lookAtInput(*this, key) : lookAtCondition(*this, key);
  }
}

void Execution::lookAtBindings() {
  std::vector<Key> rebound;
  rebound.swap(m_rebound);
  std::sort(rebound.begin(), rebound.end());
  rebound.erase(std::unique(rebound.begin(), rebound.end()), rebound.end());
  for (Key process : rebound) lookAgainAtBindings(*this, process);
}

void Execution::lookAtJoins() {
  while (!m_touched.empty()) {
    std::vector<Key> touched;
    touched.swap(m_touched);
    for (Key key : touched) {
      if (m_everTouched.empty() || m_everTouched.back() != key) m_everTouched.push_back(key);
      if (!hasScope(key) || !holdsFlowElements(key)) continue;
      const Definition& definition = definitionOf(key);
      for (int index : bodyOf(key).watchedJoins) {
        const Node& join = definition.at(index);
        join.behaviour->lookAgain(*this, key, join);
        if (!hasScope(key)) break;
      }
    }
  }
}

// A step that never comes to rest: every token in motion stands still with an incident.
void Execution::stopEndless() {
  const std::vector<Item> queue(m_queue.begin() + static_cast<std::ptrdiff_t>(m_next), m_queue.end());
  m_queue.clear();
  m_next = 0;
  for (const Item& item : queue) {
    if (!hasToken(item.token) || possession(item.token, Owned::Incident)) continue;
    raise(*this, item.token, token(item.token).onFlow ? Stage::Arriving : Stage::Activating, "step-too-long",
          "the step passed " + std::to_string(m_context.maxRecords) +
              " records without coming to rest: an endless loop?");
  }
}

// Nothing in the scope can bring what these tokens wait for. Joins that wait for each other are an incident at once. A
// single join that lacks a token waits lawfully (13.4.1), and a person may be about to put the token there: that is an
// incident after a while (docs/decisions/0055). The timer is a record like any other, so that a stop does not lose it.
void Execution::dealWithStuck(const Definition& definition, const std::vector<Key>& waiting) {
  int first = definition.flow(token(waiting.front()).element)->target;
  bool several = std::any_of(waiting.begin(), waiting.end(),
                             [&](Key key) { return definition.flow(token(key).element)->target != first; });
  if (several || m_impatient) return raiseStuck(waiting);
  Key key = waiting.front();
  bool watched = std::any_of(waiting.begin(), waiting.end(), [&](Key other) {
    return possession(other, Owned::Timer) || possession(other, Owned::Incident);
  });
  if (watched) return;
  Record record{.type = RecordType::TimerArmed, .scope = token(key).scope, .owner = key};
  record.element = token(key).element;
  record.number = m_context.now.ms + kStuckPatience;
  create(std::move(record));
}

void Execution::raiseStuck(const std::vector<Key>& waiting) {
  for (Key key : waiting) {
    if (possession(key, Owned::Incident)) continue;
    raise(
        *this, key, Stage::Arriving, kJoinStuck,
        "every token of this scope waits before a join, so that none of the joins can ever be reached by another; put "
        "the missing token there, or take this one away (modify)");
  }
}

std::vector<Key> Execution::stuckTokens(Key key) const {
  const Definition& definition = definitionOf(key);
  const Node* around = definition.node(scope(key).element);
  if (around && around->behaviour->keeping) return around->behaviour->keeping->stuck(*this, key);
  std::vector<Key> waiting;
  const auto& places = m_tree.index.places;
  for (auto place = places.lower_bound({key, -1, 0}); place != places.end() && place->scope == key;
       place = places.upper_bound({key, place->element, ~Key{0}})) {
    const Flow* flow = definition.flow(place->element);
    if (flow == nullptr) return {};
    const Node& join = definition.at(flow->target);
    if (join.behaviour->waitsForData && join.behaviour->waitsForData(join)) return {};
    waiting.push_back(place->token);
  }
  return waiting;
}

void Execution::reportStuck() {
  std::sort(m_everTouched.begin(), m_everTouched.end());
  m_everTouched.erase(std::unique(m_everTouched.begin(), m_everTouched.end()), m_everTouched.end());
  for (Key key : m_everTouched) {
    if (!hasScope(key) || !holdsFlowElements(key) || !hasTokens(key)) continue;
    std::vector<Key> waiting = stuckTokens(key);
    if (!waiting.empty()) dealWithStuck(definitionOf(key), waiting);
  }
  m_everTouched.clear();
  m_touched.clear();
}

Key Execution::processOf(Key key) const {
  for (;;) {
    const Scope& s = scope(key);
    if (s.kind == ScopeKind::Process) return key;
    key = s.parent;
  }
}

const Definition& Execution::definitionOf(Key key) const {
  Key process = processOf(key);
  if (m_lastDefinition.first == process) return *m_lastDefinition.second;
  if (m_lastDefinition.second) m_definitions.insert(m_lastDefinition);
  const auto known = m_definitions.find(process);
  const Definition* definition =
      known == m_definitions.end() ? m_context.definitions.byId(scope(process).definitionId) : known->second;
  if (!definition) throw std::logic_error("the definition " + scope(process).definitionId + " is not loaded");
  m_lastDefinition = {process, definition};
  return *definition;
}

void Execution::forgetDefinition(Key process) {
  m_definitions.erase(process);
  if (m_lastDefinition.first == process) m_lastDefinition = {0, nullptr};
}

const Node& Execution::nodeOf(Key key) const {
  const Token& t = token(key);
  const Node* node = definitionOf(t.scope).node(t.element);
  if (!node) throw std::logic_error("token " + std::to_string(key) + " is in no node");
  return *node;
}

bool Execution::holdsFlowElements(Key key) const {
  ScopeKind kind = scope(key).kind;
  return kind == ScopeKind::Process || kind == ScopeKind::SubProcess || kind == ScopeKind::EventSubProcess;
}

const Body& Execution::bodyOf(Key key) const {
  const Definition& definition = definitionOf(key);
  const Scope& s = scope(key);
  if (s.kind == ScopeKind::Process) return definition.scopes.front();
  return definition.scopeAt(definition.node(s.element)->body);
}

Key Execution::possession(Key owner, Owned kind) const {
  auto it = m_tree.index.possessions.lower_bound({owner, kind, 0});
  return it != m_tree.index.possessions.end() && it->owner == owner && it->kind == kind ? it->key : 0;
}

bool Execution::hasTokens(Key scope) const {
  auto it = m_tree.index.places.lower_bound({scope, -1, 0});
  return it != m_tree.index.places.end() && it->scope == scope;
}

Key Execution::tokenAt(Key scope, std::int32_t element) const {
  auto it = m_tree.index.places.lower_bound({scope, element, 0});
  return it != m_tree.index.places.end() && it->scope == scope && it->element == element ? it->token : 0;
}

}  // namespace joinery::run
