#include "runtime-server/api/answer_memory.h"

namespace joinery::server {
namespace {

constexpr std::size_t kMost = 1024;

}  // namespace

Result<std::optional<StoredAnswer>> AnswerMemory::find(const Idempotency& idempotency) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_entries.find(idempotency.key);
  if (found == m_entries.end()) return std::optional<StoredAnswer>();
  if (found->second.bodyHash != idempotency.bodyHash) {
    return makeError(ErrorKind::Conflict, "idempotency-key-reused",
                     "This Idempotency-Key was used before with another request.");
  }
  return std::optional(found->second.answer);
}

void AnswerMemory::keep(const Idempotency& idempotency, StoredAnswer answer) {
  const std::lock_guard lock(m_mutex);
  if (!m_entries.emplace(idempotency.key, Entry{idempotency.bodyHash, std::move(answer)}).second) return;
  m_order.push_back(idempotency.key);
  if (m_order.size() < kMost) return;
  for (std::size_t i = 0; i < kMost / 2; ++i) {
    m_entries.erase(m_order.front());
    m_order.pop_front();
  }
}

}  // namespace joinery::server
