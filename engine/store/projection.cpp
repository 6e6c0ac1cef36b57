#include "engine/store/projection.h"

#include <algorithm>
#include <map>

#include "engine/base/json.h"
#include "engine/store/log.h"

namespace joinery::store {

namespace {

using run::RecordType;

enum Entity : std::size_t { kInstance, kMigration, kTask, kTimer, kSubscription, kJob, kIncident };

// Which entity a type of record touches, by its key. What is not here touches no table.
constexpr struct {
  RecordType type;
  Entity entity;
} kTouched[] = {
    {RecordType::InstanceStarted, kInstance},
    {RecordType::InstanceEnded, kInstance},
    {RecordType::InstanceSuspended, kInstance},
    {RecordType::InstanceResumed, kInstance},
    {RecordType::InstanceMigrated, kMigration},
    {RecordType::TaskCreated, kTask},
    {RecordType::TaskChanged, kTask},
    {RecordType::TaskCompleted, kTask},
    {RecordType::TaskCancelled, kTask},
    {RecordType::JobCreated, kJob},
    {RecordType::JobCompleted, kJob},
    {RecordType::JobFailed, kJob},
    {RecordType::JobCancelled, kJob},
    {RecordType::TimerArmed, kTimer},
    {RecordType::TimerFired, kTimer},
    {RecordType::TimerDisarmed, kTimer},
    {RecordType::MessageAwaited, kSubscription},
    {RecordType::MessageReceived, kSubscription},
    {RecordType::MessageUnawaited, kSubscription},
    {RecordType::IncidentRaised, kIncident},
    {RecordType::IncidentResolved, kIncident},
};

constexpr std::uint8_t kNone = 0xff;

constexpr std::array<std::uint8_t, 256> entityByType() {
  std::array<std::uint8_t, 256> table{};
  table.fill(kNone);
  for (const auto& row : kTouched) table[static_cast<std::size_t>(row.type)] = static_cast<std::uint8_t>(row.entity);
  return table;
}
constexpr auto kEntityByType = entityByType();

// Keeps the last record for each key, in the order of the keys.
void mergeTouches(std::vector<Touch>& touches) {
  if (touches.size() < 2) return;
  std::stable_sort(touches.begin(), touches.end(), [](const Touch& a, const Touch& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < touches.size(); ++i) {
    if (i + 1 < touches.size() && touches[i + 1].key == touches[i].key) continue;
    touches[kept++] = touches[i];
  }
  touches.resize(kept);
}

}  // namespace

run::Key processScope(const StepFacts& facts, run::Key scope) {
  while (scope != 0) {
    const auto found = facts.tree.scopes.find(scope);
    if (found != facts.tree.scopes.end()) {
      if (found->second.kind == run::ScopeKind::Process) return scope;
      scope = found->second.parent;
      continue;
    }
    const auto opened = std::find_if(facts.records.begin(), facts.records.end(), [&](const run::Record& record) {
      return record.key == scope && (record.type == RecordType::ScopeOpened || record.type == RecordType::ScopeClosed);
    });
    scope = opened == facts.records.end() ? 0 : opened->scope;
  }
  return 0;
}

std::int64_t definitionOf(const StepFacts& facts, const Catalog& catalog, run::Key processScope) {
  const auto scope = facts.tree.scopes.find(processScope);
  if (scope == facts.tree.scopes.end()) return 0;
  const CatalogEntry* entry = catalog.find(scope->second.definitionId);
  return entry ? entry->number : 0;
}

namespace {

// 7.0 and 7 are the same number, also within a key of correlation properties.
Value normalized(const Value& value) {
  if (value.isNumber()) return Value(value.number().normalized());
  if (value.isList()) {
    Value::List items;
    for (const Value& item : value.items()) items.push_back(normalized(item));
    return Value::list(std::move(items));
  }
  if (!value.isObject()) return value;
  Value::Object members;
  for (const auto& [name, member] : value.members()) members.emplace_back(name, normalized(member));
  return Value::object(std::move(members));
}

}  // namespace

std::optional<std::string> correlationText(const Value& key) {
  if (key.isNull()) return std::nullopt;
  if (key.isString()) return key.string();
  if (key.isNumber()) return key.number().normalized().toString();
  return toJson(normalized(key));
}

Projection::Projection(Connection& connection)
    : m_writers{makeInstanceRows(connection), makeMigrationRows(connection),    makeTaskRows(connection),
                makeTimerRows(connection),    makeSubscriptionRows(connection), makeJobRows(connection),
                makeIncidentRows(connection)} {}

void Projection::project(const StepFacts& facts, const Catalog& catalog, Consequences& consequences) {
  for (const run::Record& record : facts.records) {
    const std::uint8_t entity = kEntityByType[static_cast<std::size_t>(record.type)];
    if (entity != kNone) m_touches[entity].push_back({record.key, &record});
  }
  for (std::size_t entity = 0; entity < kEntities; ++entity) {
    mergeTouches(m_touches[entity]);
    for (const Touch& touch : m_touches[entity]) m_writers[entity]->write(facts, catalog, touch, consequences);
    m_touches[entity].clear();
  }
}

void Projection::rebuild(Connection& connection, const Catalog& catalog) {
  for (const char* table : {"instance", "task", "task_candidate", "subscription", "job", "incident"}) {
    connection.exec(std::string("DELETE FROM ") + table);
  }
  connection.exec("DELETE FROM timer WHERE tree <> 0");  // tree 0: start timers, which belong to no log
  Projection projection(connection);
  run::Tree tree;
  Statement rows = connection.prepare(std::string("SELECT ") + kLogColumns + " FROM log ORDER BY tree, pos");
  while (rows.step()) {
    const LogRow row = readLogRow(rows);
    if (row.tree != tree.id) {
      tree = run::Tree{};
      tree.id = row.tree;
    }
    const run::Key firstNewKey = tree.nextKey;
    run::TasksBefore before;
    for (const run::Record& record : row.records) {
      run::rememberTask(before, tree, record);
      run::applyRecord(tree, record, row.at);
    }
    Consequences ignored;
    projection.project({tree, row.records, firstNewKey, row.at, before}, catalog, ignored);
  }
}

}  // namespace joinery::store
