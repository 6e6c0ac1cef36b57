// The answers that were given under an Idempotency-Key, kept for 24 hours by the engine's clock.
//
//   Result<std::optional<KeptAnswer>> earlier = answers.find(key, hash, now);
//   ... nothing there: do it, then ...
//   answers.keep(key, hash, {201, body}, now);      // in the transaction of what it answers
//
// The writer's thread only. Throws StoreError.
#pragma once

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct KeptAnswer {
  int status = 0;
  std::string body;
};

class Answers {
 public:
  explicit Answers(Connection& connection);

  // Errors: "idempotency-key-reused" (Conflict) if the key came with another hash.
  Result<std::optional<KeptAnswer>> find(const std::string& key, const std::string& hash, Instant now);
  // Also removes a few that are too old, so that the table does not grow for ever.
  void keep(const std::string& key, const std::string& hash, const KeptAnswer& answer, Instant now);

 private:
  Statement m_find, m_insert, m_oldest, m_delete;
};

}  // namespace joinery::store
