// What is not process state: bytes under a collection and a key, each with a version that counts its changes.
// The writer's thread only. Throws StoreError.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/queries.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

class Documents {
 public:
  explicit Documents(Connection& connection);
  std::optional<std::string> get(const std::string& collection, const std::string& key);
  // All or none. Errors: "document-changed" (Conflict), naming the first whose expectation fails.
  Status put(const std::vector<DocumentChange>& changes);

 private:
  std::int64_t version(const DocumentChange& change);  // 0: there is none
  Statement m_get, m_version, m_put, m_delete;
};

}  // namespace joinery::store
