#include "engine/run/commands/commands.h"

namespace joinery::run {

Status migrateInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  return makeError(ErrorKind::Refused, "migration-unsupported", "instances cannot be migrated by this version");
}

}  // namespace joinery::run
