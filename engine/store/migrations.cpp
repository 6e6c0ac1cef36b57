#include "engine/store/migrations.h"

namespace joinery::store {

namespace {

constexpr std::int64_t kApplicationId = 0x4a6f696e;  // "Join"

}  // namespace

Status migrate(Connection& connection) {
  const std::int64_t owner = connection.pragma("application_id");
  std::int64_t version = connection.pragma("user_version");
  if (owner != kApplicationId && (owner != 0 || version != 0)) {
    return makeError(ErrorKind::Conflict, "store-foreign", "the database belongs to another program");
  }
  if (version > migrations().back().version) {
    return makeError(ErrorKind::Conflict, "store-newer",
                     "the database has schema version " + std::to_string(version) + ", this program knows up to " +
                         std::to_string(migrations().back().version));
  }
  for (const Migration& migration : migrations()) {
    if (migration.version <= version) continue;
    connection.exec("BEGIN IMMEDIATE");
    connection.exec(migration.sql);
    connection.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    connection.exec("PRAGMA user_version = " + std::to_string(migration.version));
    connection.exec("COMMIT");
  }
  return success();
}

}  // namespace joinery::store
