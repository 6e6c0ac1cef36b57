#include "engine/run/state/apply.h"

namespace joinery::run::state {

void timerArmed(Tree& tree, const Record& record, Instant) {
  Timer timer{.owner = record.owner, .scope = record.scope, .element = record.element};
  timer.dueAt = record.number;
  timer.cycle = record.data;
  add(tree, tree.timers, Owned::Timer, record, std::move(timer));
}

void timerGone(Tree& tree, const Record& record, Instant) {
  Timer& timer = entity(tree.timers, record.key, "unknown timer", record);
  tree.index.possessions.erase({timer.owner, Owned::Timer, record.key});
  tree.timers.erase(record.key);
}

void messageAwaited(Tree& tree, const Record& record, Instant) {
  Subscription subscription{.owner = record.owner, .scope = record.scope, .element = record.element};
  subscription.awaited = static_cast<Awaited>(record.number);
  subscription.message = record.text;
  subscription.correlationKey = record.data;
  if (dependsOnData(subscription)) tree.index.conditions.insert(record.key);
  add(tree, tree.subscriptions, Owned::Subscription, record, std::move(subscription));
}

void inputAwaited(Tree& tree, const Record& record, Instant) {
  Subscription subscription{.owner = record.owner, .scope = record.scope, .element = record.element};
  subscription.awaited = Awaited::Input;
  subscription.message = record.text;
  tree.index.conditions.insert(record.key);
  add(tree, tree.subscriptions, Owned::Subscription, record, std::move(subscription));
}

void subscriptionGone(Tree& tree, const Record& record, Instant) {
  Subscription& subscription = entity(tree.subscriptions, record.key, "unknown subscription", record);
  tree.index.possessions.erase({subscription.owner, Owned::Subscription, record.key});
  tree.index.conditions.erase(record.key);
  tree.subscriptions.erase(record.key);
}

void conditionChanged(Tree& tree, const Record& record, Instant) {
  entity(tree.subscriptions, record.key, "unknown subscription", record).correlationKey = record.data;
}

void incidentRaised(Tree& tree, const Record& record, Instant at) {
  Incident incident{.token = record.owner, .scope = record.scope, .element = record.element};
  incident.stage = static_cast<Stage>(record.number);
  incident.code = record.text;
  incident.message = record.data.text("message");
  incident.raisedAt = at;
  add(tree, tree.incidents, Owned::Incident, record, std::move(incident));
}

void incidentResolved(Tree& tree, const Record& record, Instant) {
  Incident& incident = entity(tree.incidents, record.key, "unknown incident", record);
  tree.index.possessions.erase({incident.token, Owned::Incident, record.key});
  tree.incidents.erase(record.key);
}

}  // namespace joinery::run::state
