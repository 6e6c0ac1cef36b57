#include "engine/store/documents.h"

namespace joinery::store {

Documents::Documents(Connection& connection)
    : m_get(connection.prepare("SELECT value FROM document WHERE collection = ? AND key = ?")),
      m_version(connection.prepare("SELECT version FROM document WHERE collection = ? AND key = ?")),
      m_put(connection.prepare("INSERT OR REPLACE INTO document(collection, key, version, value) VALUES (?, ?, ?, ?)")),
      m_delete(connection.prepare("DELETE FROM document WHERE collection = ? AND key = ?")) {}

std::optional<std::string> Documents::get(const std::string& collection, const std::string& key) {
  if (!m_get.bind(collection, key).step()) return std::nullopt;
  std::string value(m_get.text(0));
  m_get.reset();
  return value;
}

std::int64_t Documents::version(const DocumentChange& change) {
  if (!m_version.bind(change.collection, change.key).step()) return 0;
  const std::int64_t version = m_version.integer(0);
  m_version.reset();
  return version;
}

Status Documents::put(const std::vector<DocumentChange>& changes) {
  for (const DocumentChange& change : changes) {
    if (!change.expectedVersion) continue;
    if (const std::int64_t found = version(change); found != *change.expectedVersion) {
      return makeError(ErrorKind::Conflict, "document-changed",
                       change.collection + " '" + change.key + "' has version " + std::to_string(found) +
                           ", expected " + std::to_string(*change.expectedVersion),
                       change.key);
    }
  }
  for (const DocumentChange& change : changes) {
    if (change.value) {
      m_put.run(change.collection, change.key, version(change) + 1, Blob{*change.value});
    } else {
      m_delete.run(change.collection, change.key);
    }
  }
  return success();
}

}  // namespace joinery::store
