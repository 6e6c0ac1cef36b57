#include "engine/run/retries.h"

#include <algorithm>
#include <iterator>

#include "engine/run/flow.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

constexpr std::string_view kForPeople[] = {"job-failed", "step-too-long"};

std::int64_t whole(const Value& cycle, std::string_view name) {
  const Value* value = cycle.find(name);
  return value && value->isNumber() ? value->number().toInt64().value_or(0) : 0;
}

void disarm(Execution& ex, Key owner, Key incident) {
  std::vector<Key> found;
  for (auto it = ex.tree().index.possessions.lower_bound({owner, Owned::Timer, 0});
       it != ex.tree().index.possessions.end() && it->owner == owner && it->kind == Owned::Timer; ++it) {
    const Timer& timer = ex.tree().timers.at(it->key);
    if (isRetry(timer) && whole(timer.cycle, "retry") == static_cast<std::int64_t>(incident)) found.push_back(it->key);
  }
  for (Key key : found) {
    const Timer timer = ex.tree().timers.at(key);
    ex.emit({.type = RecordType::TimerDisarmed,
             .key = key,
             .scope = timer.scope,
             .owner = timer.owner,
             .element = timer.element});
  }
}

}  // namespace

bool isRetry(const Timer& timer) {
  return timer.cycle.find("retry") != nullptr;
}

void retryLater(Execution& ex, Key token, Key incident, const std::string& code) {
  const Token& t = ex.token(token);
  const auto& backoffs = ex.definitionOf(t.scope).incidentBackoffs;
  const auto pauses = backoffs.find(t.element);
  const auto attempt = static_cast<std::size_t>(ex.attempts(token));
  if (pauses == backoffs.end() || attempt >= pauses->second.size()) return;
  if (std::find(std::begin(kForPeople), std::end(kForPeople), code) != std::end(kForPeople)) return;
  Record record{.type = RecordType::TimerArmed, .scope = t.scope, .owner = token, .element = t.element};
  record.number = addDuration(ex.context().now, pauses->second[attempt]).ms;
  record.data = Value::object(
      {{"retry", static_cast<std::int64_t>(incident)}, {"attempt", static_cast<std::int64_t>(attempt + 1)}});
  ex.create(std::move(record));
}

void retry(Execution& ex, Key key, const std::string& actor) {
  const Incident incident = ex.tree().incidents.at(key);
  disarm(ex, incident.token, key);
  ex.emit({.type = RecordType::IncidentResolved,
           .key = key,
           .scope = incident.scope,
           .owner = incident.token,
           .element = incident.element,
           .actor = actor});
  if (incident.code == kJoinStuck) ex.beImpatient();
  if (!ex.hasToken(incident.token)) {
    // The incident is of a scope: one of its event sub-processes could not begin to wait.
    release(ex, incident.token, "retried");
    armEventSubProcesses(ex, incident.token);
  } else if (incident.stage == Stage::Arriving) {
    ex.touch(incident.scope);
    ex.later(arrive, incident.token);
  } else if (incident.stage == Stage::Completing) {
    complete(ex, incident.token);
  } else {
    release(ex, incident.token, "retried", true);
    ex.later(activate, incident.token);
  }
}

void retryNow(Execution& ex, const Timer& timer) {
  const Key incident = static_cast<Key>(whole(timer.cycle, "retry"));
  if (!ex.tree().incidents.contains(incident)) return;
  ex.setAttempts(timer.owner, static_cast<int>(whole(timer.cycle, "attempt")));
  retry(ex, incident, {});
}

}  // namespace joinery::run
