// What tokens and event sub-processes wait for has come: a timer, a message, a retry.
#include "engine/run/commands/commands.h"
#include "engine/run/events/correlation.h"
#include "engine/run/events/events.h"
#include "engine/run/retries.h"

namespace joinery::run {

namespace {

bool ownerLives(const Execution& ex, Key owner) {
  return ex.hasToken(owner) || ex.hasScope(owner);
}

void rearm(Execution& ex, const Timer& timer, const NextTurn& next) {
  if (!next.plan || !ownerLives(ex, timer.owner)) return;
  Record record{.type = RecordType::TimerArmed, .scope = timer.scope, .owner = timer.owner, .element = timer.element};
  record.number = next.plan->dueAt.ms;
  record.data = next.plan->cycle;
  ex.create(std::move(record));
}

}  // namespace

Status fireTimer(Execution& ex, const Command& command) {
  auto found = need(ex.tree().timers, command.key, "timer-gone", "the timer has fired or is disarmed already");
  if (!found) return found.error();
  Timer timer = **found;
  Status running = needNotSuspended(ex, timer.scope);
  if (!running) return running;
  Record fired{.type = RecordType::TimerFired,
               .key = command.key,
               .scope = timer.scope,
               .owner = timer.owner,
               .element = timer.element};
  if (ex.definitionOf(timer.scope).flow(timer.element)) {
    // It watched a join that lacks a token (execution.cpp).
    ex.emit(std::move(fired));
    ex.beImpatient();
    ex.touch(timer.scope);
    return success();
  }
  if (isRetry(timer)) {
    ex.emit(std::move(fired));
    retryNow(ex, timer);
    return success();
  }
  const Node& node = *ex.definitionOf(timer.scope).node(timer.element);
  NextTurn next = nextTurn({Instant{timer.dueAt}, timer.cycle}, ex.context().now, ex.context().timeZone);
  fired.number = next.missed;
  ex.emit(std::move(fired));
  rearm(ex, timer, next);
  occurred(ex, timer.owner, node, 0, {});
  return success();
}

Status deliverMessage(Execution& ex, const Command& command) {
  auto found =
      need(ex.tree().subscriptions, command.key, "subscription-gone", "nobody waits for this message any more");
  if (!found) return found.error();
  Subscription subscription = **found;
  Status running = needNotSuspended(ex, subscription.scope);
  if (!running) return running;
  const Node& node = *ex.definitionOf(subscription.scope).node(subscription.element);
  const Value* variables = command.data.find("variables");
  Record record{.type = RecordType::MessageReceived, .key = command.key, .scope = subscription.scope};
  record.owner = subscription.owner;
  record.element = subscription.element;
  record.text = subscription.message;
  record.actor = command.actor;
  if (variables) record.data = *variables;
  ex.emit(std::move(record));
  Key process = ex.processOf(subscription.scope);
  bool learnt =
      variables && subscription.awaited == Awaited::Message && learnKeys(ex, process, subscription.message, *variables);
  occurred(ex, subscription.owner, node, command.key, variables ? *variables : Value());
  if (learnt) awaitWithKeys(ex, process);
  return success();
}

Status retryIncident(Execution& ex, const Command& command) {
  auto found = need(ex.tree().incidents, command.key, "incident-gone", "the incident is resolved already");
  if (!found) return found.error();
  Status running = needNotSuspended(ex, (*found)->scope);
  if (!running) return running;
  retry(ex, command.key, command.actor);
  return success();
}

}  // namespace joinery::run
