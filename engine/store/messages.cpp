#include "engine/store/messages.h"

#include <algorithm>
#include <limits>

#include "engine/base/json.h"
#include "engine/store/log.h"

namespace joinery::store {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kKeepIdsMs = 24 * 60 * 60 * 1000;
constexpr int kIdsForgottenAtOnce = 4;

Waiting waitingRow(const Statement& row) {
  return {row.integer(0), row.integer(1), static_cast<run::Key>(row.integer(2)), static_cast<run::Key>(row.integer(3)),
          std::string(row.text(4))};
}

std::optional<BufferedMessage> bufferedRow(Statement& found) {
  if (!found.step()) return std::nullopt;
  BufferedMessage message{found.integer(0), {}};
  Result<Value> variables = parseJson(found.text(1));
  found.reset();
  if (!variables) throw DamagedRow("buffered message " + std::to_string(message.id));
  message.variables = std::move(*variables);
  return message;
}

}  // namespace

Messages::Messages(Connection& connection)
    : m_connection(connection),
      m_next(connection.prepare("SELECT definition, tree, key, instance, element FROM subscription WHERE awaited = 0 "
                                "AND name = ? AND correlation IS ? AND (definition, tree, key) > (?, ?, ?) "
                                "ORDER BY definition, tree, key LIMIT 1")),
      m_signalled(connection.prepare("SELECT definition, tree, key, instance, element FROM subscription "
                                     "WHERE awaited = 1 AND name = ? ORDER BY tree, key")),
      m_buffer(connection.prepare("INSERT INTO message(name, variables, expires_at) VALUES (?, ?, ?) RETURNING id")),
      m_addKey(connection.prepare("INSERT OR IGNORE INTO message_key(name, correlation, message) VALUES (?, ?, ?)")),
      m_expire(connection.prepare("DELETE FROM message WHERE expires_at <= ?")),
      m_findAny(connection.prepare(kFindAny)),
      m_findByKey(connection.prepare(kFindByKey)),
      m_nextBuffered(connection.prepare("SELECT id, variables FROM message WHERE name = ? AND id > ? "
                                        "ORDER BY id LIMIT 1")),
      m_remove(connection.prepare("DELETE FROM message WHERE id = ?")),
      m_remember(connection.prepare("INSERT INTO message_id(id, at, expires_at) VALUES (?1, ?2, ?3) ON CONFLICT(id) "
                                    "DO UPDATE SET at = ?2, expires_at = ?3 WHERE expires_at <= ?2")),
      m_oldestId(connection.prepare("SELECT id, expires_at FROM message_id ORDER BY expires_at LIMIT 1")),
      m_forgetId(connection.prepare("DELETE FROM message_id WHERE id = ?")) {
  reread();
}

std::optional<Waiting> Messages::next(const std::string& name, const std::optional<std::string>& correlation,
                                      const Waiting& previous, bool skipDefinition) {
  const std::int64_t tree = skipDefinition ? kMax : previous.tree;
  const std::int64_t key = skipDefinition ? kMax : static_cast<std::int64_t>(previous.key);
  if (!m_next.bind(name, correlation, previous.definition, tree, key).step()) return std::nullopt;
  Waiting waiting = waitingRow(m_next);
  m_next.reset();
  return waiting;
}

std::vector<Waiting> Messages::signalled(const std::string& name) {
  std::vector<Waiting> all;
  for (m_signalled.bind(name); m_signalled.step();) all.push_back(waitingRow(m_signalled));
  return all;
}

void Messages::expire(Instant now) {
  m_expire.run(now.ms);
  m_buffered -= m_connection.changes();
}

void Messages::buffer(const std::string& name, const std::vector<std::string>& keys, const Value& variables,
                      Instant now, Instant expiresAt) {
  expire(now);
  m_buffer.bind(name, toJson(variables), expiresAt.ms).step();
  const std::int64_t id = m_buffer.integer(0);
  m_buffer.reset();
  ++m_buffered;
  for (const std::string& key : keys) addKey(id, name, key);
}

void Messages::addKey(std::int64_t buffered, const std::string& name, const std::string& key) {
  m_addKey.run(name, key, buffered);
}

std::optional<BufferedMessage> Messages::findBuffered(const std::string& name,
                                                      const std::optional<std::string>& correlation, Instant now) {
  expire(now);
  return bufferedRow(correlation ? m_findByKey.bind(name, *correlation) : m_findAny.bind(name));
}

std::optional<BufferedMessage> Messages::nextBuffered(const std::string& name, std::int64_t previous) {
  return bufferedRow(m_nextBuffered.bind(name, previous));
}

void Messages::remove(std::int64_t buffered) {
  m_remove.run(buffered);
  --m_buffered;
}

bool Messages::rememberId(const std::string& messageId, Instant now, Instant neededUntil) {
  m_remember.run(messageId, now.ms, std::max(now.ms + kKeepIdsMs, neededUntil.ms));
  const bool isNew = m_connection.changes() == 1;
  if (isNew) forgetIds(now);
  return isNew;
}

void Messages::forgetIds(Instant now) {
  for (int i = 0; i < kIdsForgottenAtOnce && m_oldestId.bind().step(); ++i) {
    const std::string id(m_oldestId.text(0));
    const bool expired = m_oldestId.integer(1) <= now.ms;
    m_oldestId.reset();
    if (!expired) break;
    m_forgetId.run(id);
  }
}

void Messages::reread() {
  Statement count = m_connection.prepare("SELECT count(*) FROM message");
  m_buffered = count.step() ? count.integer(0) : 0;
}

}  // namespace joinery::store
