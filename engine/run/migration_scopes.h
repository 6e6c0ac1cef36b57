// Sub-processes that come or go around what is running: a part of a migration. Internal to engine/run.
//
// A plain embedded sub-process that the target does not have is taken away around its content: tokens, what belongs to
// them, what can be undone, and its data go on in the scope around. One that only the target has is opened around the
// tokens whose places lie in it: one instance for all of them, with its inputs, boundary events and event
// sub-processes, and without its start events.
//
// Problems by code: "no-place" (a sub-process that goes has no token inside), "data-lost" (its data have names that
// mean something else outside), "compensation-lost" and "scope-changed" (nothing would run in a sub-process that comes;
// or an event sub-process or an undoing runs where one comes or goes).
#pragma once

#include "engine/run/migration.h"
#include "engine/run/migration_places.h"

namespace joinery::run {

class ScopeChanges {
 public:
  ScopeChanges(const Execution& ex, Key process, Places& places, MigrationPlan& plan)
      : m_ex(ex), m_process(process), m_places(places), m_plan(plan) {}

  // What goes; then what comes, once the places of everything are known to be right. Both fill the plan.
  void lookForGoing();
  void lookForComing();
  // Whether a scope or token goes with its sub-process, or is the local scope of one that does.
  bool goes(Key owner) const;

 private:
  using Nodes = std::vector<const Node*>;

  bool isIn(Key scope) const;
  void lookAtRunning(Key key, const Scope& scope);
  void checkData(Key scope, const RemovedScope& removed);
  Key around(Key scope) const;  // the nearest scope that stays
  Nodes comingAround(int fromScope, int toScope) const;
  OpenedScope* opened(Key scope, const Nodes& nodes, bool forToken);
  void lookAtTokens();
  void lookAtWhatIsNoted(Key key, const Scope& scope);
  void lookAtUndoable();

  const Execution& m_ex;
  Key m_process;
  Places& m_places;
  MigrationPlan& m_plan;
  std::map<std::pair<Key, std::string>, Value> m_moved;  // data that go outside, by scope and name
};

// Before the instance has its new definition, and after.
void removeScopes(Execution&, const MigrationPlan&);
void openScopes(Execution&, const MigrationPlan&);

}  // namespace joinery::run
