#include "engine/run/commands/commands.h"
#include "engine/run/migration.h"

namespace joinery::run {

// Suspended instances may be migrated too. With data.dryRun the plan is checked and nothing happens.
Status migrateInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  const Definition* target = ex.context().definitions.byId(command.text);
  if (!target) {
    return makeError(ErrorKind::NotFound, "unknown-definition",
                     "there is no process definition '" + command.text + "'");
  }
  const Value* mapping = command.data.find("mapping");
  if (mapping && !mapping->isNull() && !mapping->isObject()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "`mapping` must be an object of element ids");
  }
  auto plan = planMigration(ex, command.key, *target, mapping ? *mapping : Value());
  if (!plan) return plan.error();
  const Value* dryRun = command.data.find("dryRun");
  if (dryRun && dryRun->isBoolean() && dryRun->boolean()) return success();
  std::string reason = command.data.text("reason");
  migrate(ex, command.key, *plan, reason.empty() ? Value() : Value(reason), command.actor);
  return success();
}

}  // namespace joinery::run
