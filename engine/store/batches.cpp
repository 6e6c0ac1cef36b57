#include "engine/store/batches.h"

#include <charconv>
#include <set>

#include "engine/base/json.h"
#include "engine/store/log.h"
#include "engine/store/queries/select.h"

namespace joinery::store {

namespace {

enum State { kRunning, kCompleted, kCancelled };

Value parsed(std::string_view text, std::int64_t batch) {
  Result<Value> value = parseJson(text);
  if (!value) throw DamagedRow("batch " + std::to_string(batch));
  return std::move(*value);
}

}  // namespace

Batches::Batches(Connection& connection)
    : m_connection(connection),
      m_create(
          connection.prepare("INSERT INTO batch(operation, request, actor, state, created_at, total, done, failed) "
                             "VALUES (?, ?, ?, 0, ?, 0, 0, 0)")),
      m_add(connection.prepare("INSERT INTO batch_item(batch, position, tree, key) VALUES (?, ?, ?, ?)")),
      m_running(connection.prepare(
          "SELECT number, operation, actor, request FROM batch WHERE state = 0 ORDER BY number LIMIT 1")),
      m_left(
          connection.prepare("SELECT position, tree, key FROM batch_item WHERE batch = ? ORDER BY position LIMIT ?")),
      m_drop(connection.prepare("DELETE FROM batch_item WHERE batch = ? AND position = ?")),
      m_count(connection.prepare(
          "UPDATE batch SET total = total + ?2, done = done + ?3, failed = failed + ?4 WHERE number = ?1")),
      m_outcome(
          connection.prepare("INSERT INTO batch_outcome(batch, position, tree, key, started_tree, started_key, code, "
                             "message) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      m_end(connection.prepare("UPDATE batch SET state = ?2, ended_at = ?3 WHERE number = ?1 AND state = 0")),
      m_dropAll(connection.prepare("DELETE FROM batch_item WHERE batch = ?")) {}

std::int64_t Batches::create(const BatchWork& work, Instant now) {
  m_create.run(work.operation, toJson(work.parameters), work.actor, now.ms);
  Statement& id = m_connection.cached("SELECT last_insert_rowid()");
  id.step();
  const std::int64_t number = id.integer(0);
  id.reset();
  return number;
}

void Batches::add(std::int64_t batch, const std::vector<EntityId>& instances) {
  std::set<std::pair<run::TreeId, run::Key>> seen;
  std::int64_t position = 0;
  for (const EntityId& instance : instances) {
    if (seen.emplace(instance.tree, instance.key).second) m_add.run(batch, ++position, instance.tree, instance.key);
  }
  m_count.run(batch, position, 0, 0);
}

std::vector<EntityId> Batches::find(const InstanceFilter& filter, const Catalog& catalog, int limit) {
  Select select("SELECT tree, key FROM instance");
  if (!filter.process.empty()) {
    std::vector<SqlValue> versions;
    for (const Catalog::Entry& entry : catalog.entries()) {
      if (entry->row.kind == "process" && entry->row.key == filter.process) versions.emplace_back(entry->number);
    }
    if (versions.empty()) return {};
    select.in("definition", versions);
  }
  if (!filter.definitionId.empty()) {
    const CatalogEntry* entry = catalog.find(filter.definitionId);
    if (!entry) return {};
    select.where("definition = ?", {entry->number});
  }
  if (!filter.businessKey.empty()) select.where("business_key = ? AND business_key <> ''", {filter.businessKey});
  std::vector<SqlValue> states;
  for (const run::InstanceState state : filter.states) states.emplace_back(static_cast<std::int64_t>(state));
  if (states.empty()) {
    select.where("state < 2");
  } else {
    select.in("state", states);
  }
  std::vector<EntityId> found;
  Statement& rows = select.run(m_connection, "ORDER BY tree, key", limit);
  while (rows.step()) found.push_back({rows.integer(0), static_cast<run::Key>(rows.integer(1))});
  rows.reset();
  return found;
}

std::optional<BatchWork> Batches::running() {
  if (!m_running.bind().step()) return std::nullopt;
  BatchWork work;
  work.number = m_running.integer(0);
  work.operation = m_running.text(1);
  work.actor = m_running.text(2);
  work.parameters = parsed(m_running.text(3), work.number);
  m_running.reset();
  return work;
}

std::vector<BatchItem> Batches::left(std::int64_t batch, int limit) {
  std::vector<BatchItem> items;
  for (m_left.bind(batch, limit); m_left.step();) {
    items.push_back({batch, m_left.integer(0), {m_left.integer(1), static_cast<run::Key>(m_left.integer(2))}});
  }
  return items;
}

void Batches::done(const BatchItem& item, const std::optional<EntityId>& started) {
  m_drop.run(item.batch, item.position);
  m_count.run(item.batch, 0, 1, 0);
  if (!started) return;
  m_outcome.run(item.batch, item.position, item.instance.tree, item.instance.key, started->tree, started->key, "", "");
}

void Batches::failed(const BatchItem& item, const Error& error) {
  m_drop.run(item.batch, item.position);
  m_count.run(item.batch, 0, 0, 1);
  m_outcome.run(item.batch, item.position, item.instance.tree, item.instance.key, 0, 0, error.code, error.message);
}

void Batches::complete(std::int64_t batch, Instant now) {
  m_end.run(batch, static_cast<int>(kCompleted), now.ms);
}

void Batches::cancel(std::int64_t batch, Instant now) {
  m_end.run(batch, static_cast<int>(kCancelled), now.ms);
  m_dropAll.run(batch);
}

std::optional<BatchRow> Batches::row(std::int64_t batch) {
  Statement& found = m_connection.cached(std::string(kBatchColumns) + " WHERE number = ?");
  if (!found.bind(batch).step()) return std::nullopt;
  BatchRow row = readBatch(found);
  found.reset();
  return row;
}

BatchRow readBatch(const Statement& row) {
  static constexpr const char* kWords[] = {"running", "completed", "cancelled"};
  BatchRow batch;
  batch.id = batchId(row.integer(0));
  batch.operation = row.text(1);
  batch.parameters = parsed(row.text(2), row.integer(0));
  batch.actor = row.text(3);
  batch.state = kWords[row.integer(4)];
  batch.createdAt = Instant{row.integer(5)};
  if (!row.isNull(6)) batch.endedAt = Instant{row.integer(6)};
  batch.total = row.integer(7);
  batch.done = row.integer(8);
  batch.failed = row.integer(9);
  return batch;
}

std::string batchId(std::int64_t number) {
  return "b" + std::to_string(number);
}

std::optional<std::int64_t> batchNumber(const std::string& id) {
  std::int64_t number = 0;
  if (id.size() < 2 || id.front() != 'b') return std::nullopt;
  auto [end, fault] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  if (fault != std::errc() || end != id.data() + id.size() || batchId(number) != id) return std::nullopt;
  return number;
}

}  // namespace joinery::store
