// The parts of applyRecord: one function for each record type, in one table (apply.cpp). Internal to engine/run.
//
// Each function trusts the record and throws std::logic_error where it does not fit the tree.
#pragma once

#include "engine/run/tree.h"

namespace joinery::run::state {

using Apply = void (*)(Tree&, const Record&, Instant at);

void instanceStarted(Tree&, const Record&, Instant);
void instanceEnded(Tree&, const Record&, Instant);
void instanceSuspended(Tree&, const Record&, Instant);
void instanceResumed(Tree&, const Record&, Instant);
void scopeOpened(Tree&, const Record&, Instant);
void scopeClosed(Tree&, const Record&, Instant);
void variableSet(Tree&, const Record&, Instant);
void loopAdvanced(Tree&, const Record&, Instant);
void elementNoted(Tree&, const Record&, Instant);

void flowTaken(Tree&, const Record&, Instant);
void elementEntered(Tree&, const Record&, Instant);
void tokenGone(Tree&, const Record&, Instant);

void taskCreated(Tree&, const Record&, Instant);
void taskChanged(Tree&, const Record&, Instant);
void taskGone(Tree&, const Record&, Instant);
void jobCreated(Tree&, const Record&, Instant);
void jobFailed(Tree&, const Record&, Instant);
void jobGone(Tree&, const Record&, Instant);

void timerArmed(Tree&, const Record&, Instant);
void timerGone(Tree&, const Record&, Instant);
void messageAwaited(Tree&, const Record&, Instant);
void subscriptionGone(Tree&, const Record&, Instant);
void inputAwaited(Tree&, const Record&, Instant);
void conditionChanged(Tree&, const Record&, Instant);
void incidentRaised(Tree&, const Record&, Instant);
void incidentResolved(Tree&, const Record&, Instant);

void compensationKept(Tree&, const Record&, Instant);
void compensationMoved(Tree&, const Record&, Instant);
void compensationTaken(Tree&, const Record&, Instant);
// Everything that `from` holds goes over to `to`; everything that a scope holds goes with it.
void moveCompensables(Tree&, Key from, Key to);
void dropCompensables(Tree&, Key holder);

void instanceMigrated(Tree&, const Record&, Instant);
void contentMoved(Tree&, const Record&, Instant);

// A fact for the history alone.
inline void nothing(Tree&, const Record&, Instant) {}

// Throws std::logic_error with `what` and the record's key.
[[noreturn]] void broken(const char* what, const Record& record);

template <typename Entity>
Entity& entity(std::map<Key, Entity>& entities, Key key, const char* what, const Record& record) {
  auto it = entities.find(key);
  if (it == entities.end()) broken(what, record);
  return it->second;
}

// Adds an entity that the record brings to life, and who owns it.
template <typename Entity>
void add(Tree& tree, std::map<Key, Entity>& entities, Owned kind, const Record& record, Entity value) {
  if (record.key == 0 || !entities.emplace_hint(entities.end(), record.key, std::move(value))->second.scope) {
    broken("an entity without a key or scope", record);
  }
  if (record.owner) tree.index.possessions.insert({record.owner, kind, record.key});
}

}  // namespace joinery::run::state
