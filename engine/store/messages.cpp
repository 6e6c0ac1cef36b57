#include "engine/store/messages.h"

#include <limits>

#include "engine/base/json.h"
#include "engine/store/log.h"

namespace joinery::store {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

Waiting waitingRow(const Statement& row) {
  return {row.integer(0), row.integer(1), static_cast<run::Key>(row.integer(2)), static_cast<run::Key>(row.integer(3)),
          std::string(row.text(4))};
}

}  // namespace

Messages::Messages(Connection& connection)
    : m_connection(connection),
      m_next(connection.prepare("SELECT definition, tree, key, instance, element FROM subscription WHERE awaited = 0 "
                                "AND name = ? AND correlation IS ? AND (definition, tree, key) > (?, ?, ?) "
                                "ORDER BY definition, tree, key LIMIT 1")),
      m_signalled(connection.prepare("SELECT definition, tree, key, instance, element FROM subscription "
                                     "WHERE awaited = 1 AND name = ? ORDER BY tree, key")),
      m_buffer(connection.prepare("INSERT INTO message(name, correlation, variables, expires_at) VALUES (?, ?, ?, ?)")),
      m_expire(connection.prepare("DELETE FROM message WHERE expires_at <= ?")),
      m_find(connection.prepare("SELECT id, variables FROM message WHERE name = ?1 AND (?2 IS NULL OR "
                                "correlation = ?2) ORDER BY id LIMIT 1")),
      m_remove(connection.prepare("DELETE FROM message WHERE id = ?")),
      m_remember(connection.prepare("INSERT OR IGNORE INTO message_id(id, at) VALUES (?, ?)")) {
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

void Messages::buffer(const std::string& name, const std::optional<std::string>& correlation, const Value& variables,
                      Instant now, Instant expiresAt) {
  expire(now);
  m_buffer.run(name, correlation, toJson(variables), expiresAt.ms);
  ++m_buffered;
}

std::optional<BufferedMessage> Messages::findBuffered(const std::string& name,
                                                      const std::optional<std::string>& correlation, Instant now) {
  expire(now);
  if (!m_find.bind(name, correlation).step()) return std::nullopt;
  BufferedMessage message{m_find.integer(0), {}};
  Result<Value> variables = parseJson(m_find.text(1));
  m_find.reset();
  if (!variables) throw DamagedRow("buffered message " + std::to_string(message.id));
  message.variables = std::move(*variables);
  return message;
}

void Messages::remove(std::int64_t buffered) {
  m_remove.run(buffered);
  --m_buffered;
}

bool Messages::rememberId(const std::string& messageId, Instant now) {
  m_remember.run(messageId, now.ms);
  return m_connection.changes() == 1;
}

void Messages::reread() {
  Statement count = m_connection.prepare("SELECT count(*) FROM message");
  m_buffered = count.step() ? count.integer(0) : 0;
}

}  // namespace joinery::store
