// The tables that lists and look-ups read, derived from the log.
//
//   Projection projection(connection);
//   projection.project({tree, records, firstNewKey, at}, catalog, consequences);   // after a step, in its transaction
//
// A table says which kind of entity each type of record touches. After a step every touched entity is written once, as
// the tree now has it: inserted if the step made it, updated if it was there before, removed if it is gone; one that
// came and went within the step is not written at all (tasks excepted: they stay, as done). So an instance that runs
// through without waiting costs one row. `rebuild` throws all rows away and derives them again from the log.
//
// The writer's thread only. Throws StoreError.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "engine/run/step.h"
#include "engine/store/catalog.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

// One step as the projection sees it: the records and the tree after them.
struct StepFacts {
  const run::Tree& tree;
  const std::vector<run::Record>& records;
  run::Key firstNewKey;  // entities with this key or a greater one were made by the step
  Instant at;
  const run::TasksBefore& tasksBefore;
};

// What a step means for others than the tables.
struct Consequences {
  std::int64_t earliestTimer = std::numeric_limits<std::int64_t>::max();
  struct JobNotice {
    std::string type;
    std::int64_t availableAt = 0;
  };
  std::vector<JobNotice> jobs;          // made available, now or later
  std::vector<run::Key> subscriptions;  // to messages, new in this tree
};

// A touched entity and the last record that touched it.
struct Touch {
  run::Key key = 0;
  const run::Record* last = nullptr;
};

enum class Presence { Inserted, Updated, Gone };

// Writes the rows of one kind of entity.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch,
                     Consequences& consequences) = 0;
};

std::unique_ptr<RowWriter> makeInstanceRows(Connection& connection);
std::unique_ptr<RowWriter> makeTaskRows(Connection& connection);
std::unique_ptr<RowWriter> makeMigrationRows(Connection& connection);
std::unique_ptr<RowWriter> makeTimerRows(Connection& connection);
std::unique_ptr<RowWriter> makeSubscriptionRows(Connection& connection);
std::unique_ptr<RowWriter> makeJobRows(Connection& connection);
std::unique_ptr<RowWriter> makeIncidentRows(Connection& connection);

// The process scope around a scope, found in the tree or, if the scope is gone again, in the step's records.
run::Key processScope(const StepFacts& facts, run::Key scope);
// The number of the definition that this process scope runs; 0 if it is unknown.
std::int64_t definitionOf(const StepFacts& facts, const Catalog& catalog, run::Key processScope);
// What a correlation key is in the tables: text as it is, numbers normalised, the rest as JSON; nullopt for null.
std::optional<std::string> correlationText(const Value& key);

class Projection {
 public:
  explicit Projection(Connection& connection);
  void project(const StepFacts& facts, const Catalog& catalog, Consequences& consequences);
  // Everything again from the log, in the caller's transaction. What is not in the log (who holds a job) is lost.
  static void rebuild(Connection& connection, const Catalog& catalog);

 private:
  static constexpr std::size_t kEntities = 7;
  std::array<std::unique_ptr<RowWriter>, kEntities> m_writers;
  std::array<std::vector<Touch>, kEntities> m_touches;
};

}  // namespace joinery::store
