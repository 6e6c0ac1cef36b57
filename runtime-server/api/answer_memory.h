// Answers under an Idempotency-Key for POSTs that change nothing (evaluations, checks): kept in memory only, because
// doing them again after a restart gives the same answer anyway. POSTs that write keep theirs with what they wrote.
//
// Any thread. Bounded: the oldest half is forgotten when it is full.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/engine.h"

namespace joinery::server {

class AnswerMemory {
 public:
  // The answer given before; nullopt if there is none. Error: Conflict "idempotency-key-reused" for another body.
  Result<std::optional<StoredAnswer>> find(const Idempotency& idempotency);
  void keep(const Idempotency& idempotency, StoredAnswer answer);

 private:
  struct Entry {
    std::string bodyHash;
    StoredAnswer answer;
  };
  std::mutex m_mutex;
  std::unordered_map<std::string, Entry> m_entries;
  std::deque<std::string> m_order;
};

}  // namespace joinery::server
