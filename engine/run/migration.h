// Migration: a running instance goes on with another definition. Internal to engine/run.
//
//   auto plan = planMigration(ex, process, target, mapping);   // every problem at once, nothing changed
//   if (plan) migrate(ex, process, *plan, actor);
//
// Every place where something is (tokens, joins in waiting, sub-processes, loop bodies, timers, what can be
// compensated) needs a place of the same kind in the target: the one that the mapping names, else the element of the
// same id; a flow also the only one between the places of its ends. What waits goes on waiting as it did: tasks keep
// their people and forms, timers their due time, subscriptions their keys. Boundary events and event sub-processes that
// the target does not have any more are disarmed, new ones are armed. Tokens before a join look at it again. Plain
// sub-processes around a place may come and go (migration_scopes.h).
//
// Problems by code: "unknown-element" (the mapping names something that is not there), "no-place", "kind-changed",
// "event-changed", "loop-changed", "scope-changed" (the place lies in another sub-process), "compensation-lost",
// "data-lost".
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/run/execution.h"

namespace joinery::run {

// A sub-process that goes: the token in it and its scope.
struct RemovedScope {
  Key token = 0, scope = 0;
};

// Sub-processes that come around something in `scope`, the outermost first.
struct OpenedScope {
  Key scope = 0;
  std::vector<const Node*> nodes;
  std::vector<Key> tokens, compensables;  // what goes into the innermost
  std::vector<std::int32_t> elements;     // of the target, whose notes and rounds go too
};

struct MigrationPlan {
  const Definition* target = nullptr;
  std::map<std::int32_t, std::int32_t> elements;  // old -> new, of everything that is in use
  std::vector<Key> dropped;                       // timers, subscriptions and incidents that have no place
  std::vector<std::int32_t> kept;  // events of the target that were there before: they are not armed anew
  std::vector<RemovedScope> removed;
  std::vector<OpenedScope> opened;
};

// Errors: "migration-refused" (Refused) with every problem in `details`; "command-malformed".
Result<MigrationPlan> planMigration(const Execution&, Key process, const Definition& target, const Value& mapping);
void migrate(Execution&, Key process, const MigrationPlan&, const Value& why, const std::string& actor);

}  // namespace joinery::run
