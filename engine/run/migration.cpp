#include "engine/run/migration.h"

#include <algorithm>

#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/inputs.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/migration_places.h"
#include "engine/run/migration_scopes.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

class Planner {
 public:
  Planner(const Execution& ex, Key process, Places& places, MigrationPlan& plan)
      : m_ex(ex), m_process(process), m_places(places), m_plan(plan), m_changes(ex, process, places, plan) {}

  void look() {
    const Tree& tree = m_ex.tree();
    m_changes.lookForGoing();
    m_plan.elements[m_places.from().element] = m_places.to().element;
    for (const auto& [key, scope] : tree.scopes) {
      if (!inProcess(key)) continue;
      if (key != m_process && !m_changes.goes(key)) need(scope.element);
      for (const auto& [element, note] : scope.notes) {
        need(element);
        if (element != m_places.from().element) needAll(note);
      }
    }
    for (const auto& [key, token] : tree.tokens) {
      if (inProcess(token.scope) && !m_changes.goes(key)) need(token.element);
    }
    for (const auto& [key, compensable] : tree.compensables) lookAt(compensable);
    lookAtWaiting(tree.timers);
    lookAtWaiting(tree.subscriptions);
    for (const auto& [key, incident] : tree.incidents) {
      if (!inProcess(incident.scope) || m_ex.hasToken(incident.token) || m_changes.goes(incident.token)) continue;
      if (!keep(incident.element)) m_plan.dropped.push_back(key);
    }
    lookAtEvents();
    lookAtRounds();
    m_changes.lookForComing();
  }

 private:
  bool inProcess(Key scope) const { return m_ex.hasScope(scope) && m_ex.processOf(scope) == m_process; }

  void need(std::int32_t element) {
    if (m_plan.elements.contains(element)) return;
    if (const Node* node = m_places.from().node(element)) {
      if (const Node* place = m_places.checked(*node)) m_plan.elements[element] = place->element;
    } else if (const Flow* flow = m_places.from().flow(element)) {
      if (const Flow* place = m_places.checked(*flow)) m_plan.elements[element] = place->element;
    }
  }

  // What a node remembers: numbers in lists are elements.
  void needAll(const Value& note) {
    if (note.isObject()) {
      for (const auto& [name, value] : note.members()) {
        if (value.isList()) needAll(value);
      }
    }
    if (!note.isList()) return;
    for (const Value& item : note.items()) {
      if (item.isNumber()) need(static_cast<std::int32_t>(item.number().toInt64().value_or(-1)));
    }
  }

  // An event goes on waiting if it can; false: it has no place.
  bool keep(std::int32_t element) {
    if (const Flow* flow = m_places.from().flow(element)) {  // a timer that watches a join
      const Flow* place = m_places.of(*flow);
      if (place) m_plan.elements[element] = place->element;
      return place != nullptr;
    }
    const Node* node = m_places.from().node(element);
    const Node* place = node ? m_places.of(*node) : nullptr;
    if (!place || !m_places.goesOn(*node, *place)) return false;
    m_plan.elements[element] = place->element;
    return true;
  }

  // What an event-based gateway waits for must stand behind its place too.
  bool isReachable(Key owner, std::int32_t element) const {
    const Node* event = m_places.from().node(element);
    if (!event || !m_ex.hasToken(owner) || event->attachedTo >= 0) return true;
    const Node* holder = m_places.from().node(m_ex.token(owner).element);
    if (!holder || holder == event) return true;
    const Node* place = m_places.of(*event);
    const Node* holderPlace = m_places.of(*holder);
    return place && holderPlace &&
           std::any_of(holderPlace->outgoing.begin(), holderPlace->outgoing.end(),
                       [&](int flow) { return m_places.to().flowAt(flow).target == place->index; });
  }

  template <typename Entity>
  void lookAtWaiting(const std::map<Key, Entity>& entities) {
    for (const auto& [key, entity] : entities) {
      if (!inProcess(entity.scope) || m_changes.goes(entity.owner)) continue;
      if (!isReachable(entity.owner, entity.element) || !keep(entity.element)) m_plan.dropped.push_back(key);
    }
  }

  // The holder of a compensable is a scope or another compensable.
  void lookAt(const Compensable& compensable) {
    Key holder = compensable.scope;
    while (!m_ex.hasScope(holder)) holder = m_ex.tree().compensables.at(holder).scope;
    if (m_ex.processOf(holder) != m_process) return;
    need(compensable.element);
    const Node* node = m_places.from().node(compensable.element);
    const Node* place = node ? m_places.of(*node) : nullptr;
    if (place && place->compensatedBy < 0 && place->body < 0) {
      m_places.problem(
          node->id, "compensation-lost",
          "'" + node->id + "' has completed and can be undone; '" + place->id + "' has no handler for that");
    }
  }

  // Events that both definitions have: whether they wait now or have occurred already, they are not armed anew.
  void lookAtEvents() {
    for (const Node& node : m_places.from().nodes) {
      const Node* place = node.events.empty() && node.kind != model::Kind::ReceiveTask ? nullptr : m_places.of(node);
      if (place && m_places.goesOn(node, *place)) m_plan.kept.push_back(place->element);
    }
  }

  void lookAtRounds() {
    for (const auto& [key, scope] : m_ex.tree().scopes) {
      if (!inProcess(key)) continue;
      for (const auto& [element, round] : scope.rounds) {
        const Node* node = m_places.from().node(element);
        const Node* place = node ? m_places.of(*node) : nullptr;
        if (place) m_plan.elements.emplace(element, place->element);
      }
    }
  }

  const Execution& m_ex;
  Key m_process;
  Places& m_places;
  MigrationPlan& m_plan;
  ScopeChanges m_changes;
};

bool isNew(const MigrationPlan& plan, const Node& event) {
  return std::find(plan.kept.begin(), plan.kept.end(), event.element) == plan.kept.end();
}

void armNewBoundaries(Execution& ex, Key token, const MigrationPlan& plan) {
  const Node& node = ex.nodeOf(token);
  if (node.loop && isTurn(ex, token)) return;
  const Definition& definition = *plan.target;
  for (int index : node.boundaries) {
    const Node& boundary = definition.at(index);
    if (!isNew(plan, boundary)) continue;
    Status armed = armEvent(ex, {token, ex.token(token).scope, variableScope(ex, token), boundary});
    if (!armed && !ex.possession(token, Owned::Incident)) raise(ex, token, Stage::Activating, armed.error());
  }
}

void armNewEventSubProcesses(Execution& ex, Key scope, const MigrationPlan& plan) {
  const Definition& definition = *plan.target;
  for (int index : ex.bodyOf(scope).eventSubProcesses) {
    for (int start : definition.scopeAt(definition.at(index).body).startEvents) {
      const Node& event = definition.at(start);
      if (!isNew(plan, event)) continue;
      Status armed = armEvent(ex, {scope, scope, scope, event});
      if (!armed) raiseAtScope(ex, scope, event.element, armed.error());
    }
  }
}

Value pairsOf(const std::map<std::int32_t, std::int32_t>& elements) {
  Value::List pairs;
  for (const auto& [from, to] : elements) {
    pairs.push_back(Value::list({Value(std::int64_t{from}), Value(std::int64_t{to})}));
  }
  return Value::list(std::move(pairs));
}

}  // namespace

Result<MigrationPlan> planMigration(const Execution& ex, Key process, const Definition& target, const Value& mapping) {
  MigrationPlan plan{.target = &target};
  std::vector<Diagnostic> problems;
  Places places(ex.definitionOf(process), target, mapping, problems);
  Planner(ex, process, places, plan).look();
  if (problems.empty()) return plan;
  return Error{ErrorKind::Refused, "migration-refused",
               "the instance cannot go on with " + target.info.id + ": " + problems.front().message, "",
               std::move(problems)};
}

void migrate(Execution& ex, Key process, const MigrationPlan& plan, const Value& why, const std::string& actor) {
  removeScopes(ex, plan);
  Record record{.type = RecordType::InstanceMigrated, .key = process, .scope = process, .actor = actor};
  record.text = plan.target->info.id;
  Value::List dropped;
  for (Key key : plan.dropped) dropped.push_back(Value(static_cast<std::int64_t>(key)));
  record.data = Value::object({{"from", ex.scope(process).definitionId},
                               {"elements", pairsOf(plan.elements)},
                               {"dropped", Value::list(std::move(dropped))}});
  if (!why.isNull()) record.data = record.data.with("reason", why);
  ex.emit(std::move(record));
  ex.forgetDefinition(process);
  std::vector<Key> scopes, tokens;
  for (const auto& [key, scope] : ex.tree().scopes) {
    if (ex.processOf(key) == process && ex.holdsFlowElements(key)) scopes.push_back(key);
  }
  for (const auto& [key, token] : ex.tree().tokens) {
    if (ex.processOf(token.scope) == process) tokens.push_back(key);
  }
  openScopes(ex, plan);
  for (Key scope : scopes) armNewEventSubProcesses(ex, scope, plan);
  for (Key token : tokens) {
    if (ex.token(token).onFlow) continue;
    if (Key inputs = awaitedSet(ex, token)) {  // it has not begun
      if (!ex.tree().isSuspended(process)) lookAtInput(ex, inputs);
      continue;
    }
    armNewBoundaries(ex, token, plan);
    const Node& node = ex.nodeOf(token);
    if (node.behaviour->migrated) node.behaviour->migrated(ex, token, node);
  }
  lookAgainAtJoins(ex, process);
}

}  // namespace joinery::run
