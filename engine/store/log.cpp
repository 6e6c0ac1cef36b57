#include "engine/store/log.h"

#include <algorithm>

namespace joinery::store {

namespace {

constexpr std::size_t kSmallLog = 16 * 1024;  // no snapshot for less

std::vector<run::Record> decode(std::string_view bytes, std::int64_t pos) {
  Result<std::vector<run::Record>> records = run::decodeRecords(bytes);
  if (!records) {
    throw DamagedRow("log row " + std::to_string(pos) + ": " + records.error().message);
  }
  return std::move(*records);
}

}  // namespace

LogRow readLogRow(const Statement& statement) {
  LogRow row;
  row.pos = statement.integer(0);
  row.tree = statement.integer(1);
  row.at = Instant{statement.integer(2)};
  row.command = static_cast<run::CommandType>(statement.integer(3));
  row.records = decode(statement.text(4), row.pos);
  return row;
}

void replayTail(Connection& connection, LoadedTree& loaded) {
  Statement& rows = connection.cached("SELECT pos, at, records FROM log WHERE tree = ? AND pos > ? ORDER BY pos");
  for (rows.bind(loaded.tree.id, loaded.lastPos); rows.step();) {
    const std::string_view bytes = rows.text(2);
    const Instant at{rows.integer(1)};
    loaded.lastPos = rows.integer(0);
    loaded.logBytes += bytes.size();
    for (const run::Record& record : decode(bytes, loaded.lastPos)) run::applyRecord(loaded.tree, record, at);
  }
}

std::optional<LoadedTree> loadTree(Connection& connection, run::TreeId id) {
  LoadedTree loaded;
  loaded.tree.id = id;
  Statement& snapshot = connection.cached("SELECT pos, state FROM snapshot WHERE tree = ?");
  if (snapshot.bind(id).step()) {
    const std::string_view bytes = snapshot.text(1);
    Result<run::Tree> tree = run::decodeTree(bytes);
    if (!tree) throw DamagedRow("snapshot of tree " + std::to_string(id) + ": " + tree.error().message);
    loaded.tree = std::move(*tree);
    loaded.lastPos = snapshot.integer(0);
    loaded.snapshotBytes = bytes.size();
    snapshot.reset();
  }
  replayTail(connection, loaded);
  if (loaded.lastPos < 0) return std::nullopt;
  return loaded;
}

Log::Log(Connection& connection)
    : m_connection(connection),
      m_append(connection.prepare("INSERT INTO log(pos, tree, at, command, actor, records) VALUES (?, ?, ?, ?, ?, ?)")),
      m_snapshot(connection.prepare("INSERT OR REPLACE INTO snapshot(tree, pos, state) VALUES (?, ?, ?)")) {
  reread();
}

void Log::reread() {
  Statement last = m_connection.prepare("SELECT pos, records FROM log ORDER BY pos DESC LIMIT 1");
  m_end = 1;
  if (last.step()) m_end = last.integer(0) + static_cast<std::int64_t>(decode(last.text(1), last.integer(0)).size());
  Statement tree = m_connection.prepare("SELECT max(tree) FROM log");
  m_nextTree = tree.step() ? tree.integer(0) + 1 : 1;
}

std::size_t Log::append(run::TreeId tree, Instant at, const run::Command& command,
                        const std::vector<run::Record>& records, std::int64_t& last) {
  const std::string bytes = run::encodeRecords(records);
  m_append.run(m_end, tree, at.ms, static_cast<int>(command.type), command.actor, Blob{bytes});
  last = m_end;
  m_end += static_cast<std::int64_t>(records.size());
  return bytes.size();
}

void Log::writeSnapshotIfDue(LoadedTree& loaded) {
  if (loaded.logBytes <= std::max(kSmallLog, loaded.snapshotBytes) || loaded.tree.ended()) return;
  const std::string state = run::encodeTree(loaded.tree);
  m_snapshot.run(loaded.tree.id, loaded.lastPos, Blob{state});
  loaded.snapshotBytes = state.size();
  loaded.logBytes = 0;
}

}  // namespace joinery::store
