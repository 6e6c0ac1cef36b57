#include "engine/store/answers.h"

namespace joinery::store {

namespace {

constexpr std::int64_t kKeepMs = 24 * 60 * 60 * 1000;
constexpr int kRemovedAtOnce = 4;

}  // namespace

Answers::Answers(Connection& connection)
    : m_find(connection.prepare("SELECT hash, status, body, at FROM answer WHERE key = ?")),
      m_insert(connection.prepare("INSERT OR REPLACE INTO answer(key, hash, status, body, at) VALUES (?, ?, ?, ?, ?)")),
      m_oldest(connection.prepare("SELECT id, at FROM answer ORDER BY id LIMIT 1")),
      m_delete(connection.prepare("DELETE FROM answer WHERE id = ?")) {}

Result<std::optional<KeptAnswer>> Answers::find(const std::string& key, const std::string& hash, Instant now) {
  if (!m_find.bind(key).step()) return std::optional<KeptAnswer>();
  const bool expired = m_find.integer(3) <= now.ms - kKeepMs;
  const bool same = m_find.text(0) == hash;
  std::optional<KeptAnswer> answer = KeptAnswer{static_cast<int>(m_find.integer(1)), std::string(m_find.text(2))};
  m_find.reset();
  if (expired) return std::optional<KeptAnswer>();
  if (!same) {
    return makeError(ErrorKind::Conflict, "idempotency-key-reused",
                     "this Idempotency-Key was used for another request within the last 24 hours");
  }
  return answer;
}

void Answers::keep(const std::string& key, const std::string& hash, const KeptAnswer& answer, Instant now) {
  m_insert.run(key, hash, answer.status, answer.body, now.ms);
  for (int i = 0; i < kRemovedAtOnce; ++i) {
    if (!m_oldest.bind().step()) break;
    const std::int64_t id = m_oldest.integer(0);
    const bool expired = m_oldest.integer(1) <= now.ms - kKeepMs;
    m_oldest.reset();
    if (!expired) break;
    m_delete.run(id);
  }
}

}  // namespace joinery::store
