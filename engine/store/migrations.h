// The schema of the database, as numbered SQL files (schemas/storage/NNNN.sql) built into the program.
//
//   if (Status status = migrate(connection); !status) return status.error();
//
// `PRAGMA user_version` holds the number of the last file that was run; each file runs in its own transaction, so a
// database is always at one version. A file once released never changes; a change is a new file.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct Migration {
  int version;  // from 1, without gaps
  const char* sql;
};
// Generated at build time, in ascending order.
const std::vector<Migration>& migrations();

// Errors: "store-newer" (Conflict) if a later program has been here; "store-foreign" if this is somebody else's
// database. Throws StoreError.
Status migrate(Connection& connection);

}  // namespace joinery::store
