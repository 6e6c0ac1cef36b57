#include "engine/store/queries/read_session.h"

#include <algorithm>

namespace joinery::store {

namespace {

constexpr std::size_t kIdleSessions = 8;
constexpr std::size_t kTreesPerSession = 8;
constexpr std::size_t kLargeTree = 4u << 20;  // bytes of log and snapshot: not kept

}  // namespace

void ScopeMap::fold(const LogRow& row) {
  if (row.pos <= upTo) return;
  for (std::size_t i = 0; i < row.records.size(); ++i) {
    const run::Record& record = row.records[i];
    const std::int64_t seq = row.pos + static_cast<std::int64_t>(i);
    if (record.type == run::RecordType::InstanceStarted) {
      processOf[record.key] = record.key;
      versions[record.key].push_back({seq, record.text});
    } else if (record.type == run::RecordType::InstanceMigrated) {
      versions[record.key].push_back({seq, record.text});
    } else if (record.type == run::RecordType::ScopeOpened) {
      processOf[record.key] = processOf[record.scope];
    }
  }
  upTo = std::max(upTo, row.pos);
}

const std::string& ScopeMap::definitionOf(run::Key process, std::int64_t seq) const {
  static const std::string kNone;
  const auto found = versions.find(process);
  if (found == versions.end()) return kNone;
  const std::string* definition = &kNone;
  for (const Version& version : found->second) {
    if (version.since <= seq) definition = &version.definition;
  }
  return *definition;
}

run::Key ScopeMap::process(const run::Record& record) const {
  const bool isProcess =
      record.type == run::RecordType::InstanceStarted || record.type == run::RecordType::InstanceEnded ||
      record.type == run::RecordType::InstanceSuspended || record.type == run::RecordType::InstanceResumed;
  const auto found = processOf.find(isProcess ? record.key : record.scope);
  return found == processOf.end() ? 0 : found->second;
}

const run::Tree* ReadSession::tree(run::TreeId id) {
  const auto found = std::find_if(m_trees.begin(), m_trees.end(), [&](const auto& t) { return t.tree.id == id; });
  if (found != m_trees.end()) {
    m_trees.splice(m_trees.begin(), m_trees, found);
    replayTail(m_connection, m_trees.front());
    return &m_trees.front().tree;
  }
  std::optional<LoadedTree> loaded = loadTree(m_connection, id);
  if (!loaded) return nullptr;
  if (!m_trees.empty() && m_trees.front().logBytes + m_trees.front().snapshotBytes > kLargeTree) m_trees.pop_front();
  m_trees.push_front(std::move(*loaded));
  if (m_trees.size() > kTreesPerSession) m_trees.pop_back();
  return &m_trees.front().tree;
}

ScopeMap& ReadSession::scopes(run::TreeId id, std::int64_t upTo) {
  if (m_scopes.tree != id) m_scopes = ScopeMap{.tree = id};
  if (m_scopes.upTo >= upTo) return m_scopes;
  Statement& rows = m_connection.cached(std::string("SELECT ") + kLogColumns +
                                        " FROM log WHERE tree = ? AND pos > ? AND pos <= ? ORDER BY pos");
  for (rows.bind(id, m_scopes.upTo, upTo); rows.step();) m_scopes.fold(readLogRow(rows));
  return m_scopes;
}

SessionPool::Lease SessionPool::take() {
  std::unique_ptr<ReadSession> session;
  {
    const std::lock_guard lock(m_mutex);
    if (!m_idle.empty()) {
      session = std::move(m_idle.back());
      m_idle.pop_back();
    }
  }
  if (!session) session = std::make_unique<ReadSession>(m_options);
  return {*this, std::move(session)};
}

SessionPool::Lease::Lease(SessionPool& pool, std::unique_ptr<ReadSession> session)
    : m_pool(pool), m_session(std::move(session)) {
  m_session->connection().cached("BEGIN").run();
}

SessionPool::Lease::~Lease() {
  m_session->connection().rollback();  // nothing was written; this ends the read transaction
  const std::lock_guard lock(m_pool.m_mutex);
  if (m_pool.m_idle.size() < kIdleSessions) m_pool.m_idle.push_back(std::move(m_session));
}

}  // namespace joinery::store
