// The log of all instance trees, and trees brought back from it.
//
//   Log log(connection);                                              // the writer's; reads where the log ends
//   log.append(tree, at, command, records);                           // inside the writer's transaction
//   std::optional<LoadedTree> loaded = loadTree(connection, 1042);    // any connection: snapshot + tail of the log
//
// One row holds the records of one unit of work of one tree. A row's position is the number of its first record; the
// records of the database are numbered without gaps. A tree's snapshot is written only when the log since the last one
// has grown larger than the snapshot itself (and than some KB), so that its cost stays in proportion to the log.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "engine/run/step.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

// A row that SQLite gave back but that cannot be understood. It concerns one tree; the others go on.
class DamagedRow : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct LoadedTree {
  run::Tree tree;
  std::int64_t lastPos = -1;      // the last log row that is in it; -1: none
  std::size_t logBytes = 0;       // of the log rows since the snapshot
  std::size_t snapshotBytes = 0;  // 0: there is no snapshot
};

// nullopt if there is no such tree. Throws StoreError and DamagedRow.
std::optional<LoadedTree> loadTree(Connection& connection, run::TreeId id);
// Replays what has been written since `loaded.lastPos`.
void replayTail(Connection& connection, LoadedTree& loaded);

// One row, decoded.
struct LogRow {
  std::int64_t pos = 0;  // number of the first record
  run::TreeId tree = 0;
  Instant at;
  run::CommandType command{};
  std::vector<run::Record> records;
};
// Decodes the row that stands in `statement`, whose columns are pos, tree, at, command, records.
inline constexpr const char* kLogColumns = "pos, tree, at, command, records";
LogRow readLogRow(const Statement& statement);

class Log {
 public:
  explicit Log(Connection& connection);

  // Returns the size of the row's records in bytes; `last` becomes the row's position.
  std::size_t append(run::TreeId tree, Instant at, const run::Command& command, const std::vector<run::Record>& records,
                     std::int64_t& last);
  void writeSnapshotIfDue(LoadedTree& loaded);

  // The number of the next record to be written, and of the next tree; after a rollback they are read again.
  std::int64_t end() const { return m_end; }
  run::TreeId newTree() { return m_nextTree++; }
  void reread();

 private:
  Connection& m_connection;
  Statement m_append;
  Statement m_snapshot;
  std::int64_t m_end = 1;
  run::TreeId m_nextTree = 1;
};

}  // namespace joinery::store
