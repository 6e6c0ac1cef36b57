// Batches: one operation for many instances, with what is left to do and what came of it.
//
//   std::int64_t number = batches.create(row, request, now);
//   batches.add(number, items);
//   for (const BatchItem& item : batches.left(number, 50)) { ...; batches.done(item); }
//
// An item is taken out in the transaction of its effect, so that after a crash each is done once. The writer's thread
// only. Throws StoreError.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/queries.h"
#include "engine/store/catalog.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct BatchItem {
  std::int64_t batch = 0, position = 0;
  EntityId instance;
};
struct BatchWork {  // what the writer must know to go on
  std::int64_t number = 0;
  std::string operation, actor;
  Value parameters;
};

class Batches {
 public:
  explicit Batches(Connection& connection);

  std::int64_t create(const BatchWork& work, Instant now);
  // Each instance once, in this order.
  void add(std::int64_t batch, const std::vector<EntityId>& instances);
  // The live instances (or those in filter.states) that a filter finds, oldest first, at most `limit`.
  std::vector<EntityId> find(const InstanceFilter& filter, const Catalog& catalog, int limit);

  std::optional<BatchWork> running();  // the oldest that has something left to do
  std::vector<BatchItem> left(std::int64_t batch, int limit);
  void done(const BatchItem& item, const std::optional<EntityId>& started);
  void failed(const BatchItem& item, const Error& error);
  void complete(std::int64_t batch, Instant now);
  void cancel(std::int64_t batch, Instant now);  // forgets what is left
  std::optional<BatchRow> row(std::int64_t batch);

 private:
  Connection& m_connection;
  Statement m_create, m_add, m_running, m_left, m_drop, m_count, m_outcome, m_end, m_dropAll;
};

BatchRow readBatch(const Statement& row);
inline constexpr const char* kBatchColumns =
    "SELECT number, operation, request, actor, state, created_at, ended_at, total, done, failed FROM batch";
std::string batchId(std::int64_t number);                        // "b12"
std::optional<std::int64_t> batchNumber(const std::string& id);  // nullopt for anything that batchId did not make

}  // namespace joinery::store
