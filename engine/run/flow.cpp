#include "engine/run/flow.h"

#include <algorithm>

#include "engine/run/compensation.h"
#include "engine/run/events/events.h"
#include "engine/run/inputs.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/retries.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

void gather(Execution& ex, Key key, const Node& node) {
  const Definition& definition = ex.definitionOf(ex.token(key).scope);
  const auto& places = ex.tree().index.places;
  Key scope = ex.token(key).scope;
  Value::List others;
  for (int flow : node.incoming) {
    std::int32_t element = definition.flowAt(flow).element;
    for (auto it = places.lower_bound({scope, element, 0});
         it != places.end() && it->scope == scope && it->element == element; ++it) {
      if (it->token != key) others.push_back(Value(static_cast<std::int64_t>(it->token)));
    }
  }
  if (static_cast<int>(others.size()) + 1 < node.startQuantity) return;
  others.resize(static_cast<std::size_t>(node.startQuantity - 1));
  enter(ex, key, node, Value::list(std::move(others)));
}

namespace {

const Keeping* keepingOf(const Definition& definition, const Node& node) {
  return node.keeper < 0 ? nullptr : definition.at(node.keeper).behaviour->keeping;
}

std::int64_t nextRound(const Execution& ex, Key scope, const Node& node) {
  if (!node.countsRounds) return 0;
  for (const auto& [element, round] : ex.scope(scope).rounds) {
    if (element == node.element) return round + 1;
  }
  return 1;
}

Record entered(const Execution& ex, Key scope, const Node& node) {
  Record record{.type = RecordType::ElementEntered, .scope = scope, .element = node.element};
  record.number = nextRound(ex, scope, node);
  if (node.loop) record.text = node.loop->behaviour->bodyWord;
  return record;
}

Status armBoundaries(Execution& ex, Key key, const Node& node) {
  if (node.boundaries.empty()) return success();
  Key scope = ex.token(key).scope;
  const Definition& definition = ex.definitionOf(scope);
  for (int boundary : node.boundaries) {
    Status armed = armEvent(ex, {key, scope, variableScope(ex, key), definition.at(boundary)});
    if (!armed) return armed;
  }
  return success();
}

// One turn of a loop is done; its wrapper decides what follows.
void completeTurn(Execution& ex, Key key, const Node& node) {
  const LoopBehaviour& loop = *node.loop->behaviour;
  Result<Value> output = loop.output ? loop.output(ex, key, node) : Result<Value>(Value());
  if (!output) return raise(ex, key, Stage::Completing, output.error());
  if (loop.completing && !loop.completing(ex, key, node)) return;
  Key body = ex.token(key).scope;
  std::int64_t counter = loopCounter(ex, key);
  keepForCompensation(ex, key, node);
  release(ex, key, "completed");
  ex.emit({.type = RecordType::ElementCompleted, .key = key, .scope = body, .element = node.element});
  loop.turnCompleted(ex, body, node, counter, *output);
}

// The token leaves the node over the flows that the element chooses.
void leave(Execution& ex, Key key, const Node& node) {
  std::vector<int> chosen;
  if (!node.takesAll) {
    auto choice = node.behaviour->choose(ex, key, node);
    if (!choice) return raise(ex, key, Stage::Completing, choice.error());
    chosen = std::move(*choice);
  }
  const std::vector<int>& flows = node.takesAll ? node.outgoing : chosen;
  Key scope = ex.token(key).scope;
  const Definition& definition = ex.definitionOf(scope);
  const Keeping* keeping = keepingOf(definition, node);
  auto ending = keeping ? keeping->ends(ex, key, node) : Result<bool>(false);
  if (!ending) return raise(ex, key, Stage::Completing, ending.error());
  if (!node.loop && (node.compensatedBy >= 0 || node.body >= 0)) keepForCompensation(ex, key, node);
  consume(ex, key);
  for (int i = 0; i < node.completionQuantity && !*ending; ++i) {
    for (int flow : flows) takeFlow(ex, scope, definition.flowAt(flow));
  }
  if (keeping) return keeping->left(ex, scope, node, *ending);
  if (flows.empty()) settle(ex, scope);
}

void releaseOne(Execution& ex, const TreeIndex::Possession& owned, std::string_view why) {
  auto gone = [&](RecordType type, Key scope, Key owner, std::int32_t element) {
    ex.emit({.type = type, .key = owned.key, .scope = scope, .owner = owner, .element = element});
  };
  const Tree& tree = ex.tree();
  switch (owned.kind) {
    case Owned::Scope: {
      if (ex.scope(owned.key).kind == ScopeKind::Process) {
        return endProcess(ex, owned.key, "terminated", std::string(why), {});
      }
      clearScope(ex, owned.key, why);
      const Scope& scope = ex.scope(owned.key);
      return gone(RecordType::ScopeClosed, scope.parent, scope.owner, scope.element);
    }
    case Owned::Task: {
      const Task& task = tree.tasks.at(owned.key);
      return ex.emit({.type = RecordType::TaskCancelled,
                      .key = owned.key,
                      .scope = task.scope,
                      .owner = task.token,
                      .element = task.element,
                      .text = std::string(why)});
    }
    case Owned::Job: {
      const Job& job = tree.jobs.at(owned.key);
      return gone(RecordType::JobCancelled, job.scope, job.token, job.element);
    }
    case Owned::Timer: {
      const Timer& timer = tree.timers.at(owned.key);
      return gone(RecordType::TimerDisarmed, timer.scope, timer.owner, timer.element);
    }
    case Owned::Subscription: {
      const Subscription& s = tree.subscriptions.at(owned.key);
      return gone(RecordType::MessageUnawaited, s.scope, s.owner, s.element);
    }
    case Owned::Incident: {
      const Incident& incident = tree.incidents.at(owned.key);
      return gone(RecordType::IncidentResolved, incident.scope, incident.token, incident.element);
    }
  }
}

}  // namespace

void arrive(Execution& ex, Key key) {
  const Token& token = ex.token(key);
  if (!token.onFlow) return;
  const Definition& definition = ex.definitionOf(token.scope);
  const Node& node = definition.at(definition.flow(token.element)->target);
  if (const Keeping* keeping = keepingOf(definition, node); keeping && !keeping->admits(ex, key, node)) return;
  if (node.behaviour->arrive) return node.behaviour->arrive(ex, key, node);
  if (node.startQuantity > 1) return gather(ex, key, node);
  enter(ex, key, node);
}

void enter(Execution& ex, Key key, const Node& node, Value consumed) {
  Key scope = ex.token(key).scope;
  release(ex, key, "entered");  // an incident before the join
  if (consumed.isList()) {
    for (const Value& other : consumed.items()) {
      release(ex, static_cast<Key>(other.number().toInt64().value_or(0)), "entered");
    }
  }
  Record record = entered(ex, scope, node);
  record.key = key;
  if (consumed.isList() && !consumed.items().empty()) record.data = std::move(consumed);
  ex.emit(std::move(record));
  activate(ex, key);
}

Key place(Execution& ex, Key scope, const Node& node) {
  return ex.create(entered(ex, scope, node));
}

Key start(Execution& ex, Key scope, const Node& node) {
  Key key = place(ex, scope, node);
  ex.later(activate, key);
  return key;
}

// A turn of a loop has inputs, the activity around it has the boundary events; without a loop both are one.
Status prepare(Execution& ex, Key key, const Node& node) {
  bool turn = node.loop && isTurn(ex, key);
  Status ready = !node.loop || turn ? mapInputs(ex, key, node) : success();
  return ready && !turn ? armBoundaries(ex, key, node) : ready;
}

void activate(Execution& ex, Key key) {
  const Node& node = ex.nodeOf(key);
  const bool around = node.loop && !isTurn(ex, key);
  if (!around && awaitsInputs(ex, key, node)) return;
  Status ready = prepare(ex, key, node);
  if (around) {
    if (ready) ready = node.loop->behaviour->open(ex, key, node);
    if (!ready) raise(ex, key, Stage::Activating, ready.error());
    return;
  }
  if (!ready) return raise(ex, key, Stage::Activating, ready.error());
  awaitLateInputs(ex, key, node);
  if (node.behaviour->activate) {
    node.behaviour->activate(ex, key, node);
  } else {
    complete(ex, key);
  }
}

void takeFlow(Execution& ex, Key scope, const Flow& flow) {
  Key key = ex.create({.type = RecordType::FlowTaken, .scope = scope, .element = flow.element});
  ex.later(arrive, key);
}

void complete(Execution& ex, Key key, const Value& variables) {
  const Node& node = ex.nodeOf(key);
  if (node.loop && !isTurn(ex, key)) return leave(ex, key, node);
  Status stored = storeResults(ex, key, node, variables);
  if (!stored) {
    if (variables.isObject()) openLocal(ex, key, node, variables);  // kept for the retry
    return raise(ex, key, Stage::Completing, stored.error());
  }
  if (node.loop) return completeTurn(ex, key, node);
  leave(ex, key, node);
}

void consume(Execution& ex, Key key) {
  const Node& node = ex.nodeOf(key);
  Record record{
      .type = RecordType::ElementCompleted, .key = key, .scope = ex.token(key).scope, .element = node.element};
  if (node.loop && !isTurn(ex, key)) record.text = node.loop->behaviour->bodyWord;
  release(ex, key, "completed");
  ex.emit(std::move(record));
}

void terminate(Execution& ex, Key key, std::string_view why) {
  const Token& token = ex.token(key);
  Record record{.type = RecordType::ElementTerminated, .key = key, .scope = token.scope, .element = token.element};
  record.text = why;
  if (!token.onFlow && ex.nodeOf(key).loop && !isTurn(ex, key)) record.number = 1;
  release(ex, key, why);
  ex.emit(std::move(record));
}

void release(Execution& ex, Key owner, std::string_view why, bool keepLocal) {
  const auto& all = ex.tree().index.possessions;
  auto it = all.lower_bound({owner, Owned::Scope, 0});
  if (it == all.end() || it->owner != owner) return;
  std::vector<TreeIndex::Possession> mine;
  for (; it != all.end() && it->owner == owner; ++it) mine.push_back(*it);
  // Latest first: a sub-process lies in the local scope that was opened before it.
  std::reverse(mine.begin(), mine.end());
  for (const auto& owned : mine) {
    if (keepLocal && owned.kind == Owned::Scope && ex.scope(owned.key).kind == ScopeKind::Local) continue;
    releaseOne(ex, owned, why);
  }
}

void raise(Execution& ex, Key key, Stage stage, const std::string& code, const std::string& message) {
  const Token& token = ex.token(key);
  Record record{.type = RecordType::IncidentRaised, .scope = token.scope, .owner = key, .element = token.element};
  record.text = code;
  record.number = static_cast<std::int64_t>(stage);
  record.data = Value::object({{"message", Value(message)}});
  const Key incident = ex.create(std::move(record));
  retryLater(ex, key, incident, code);
}

void raise(Execution& ex, Key key, Stage stage, const Error& error) {
  raise(ex, key, stage, error.code, error.message);
}

}  // namespace joinery::run
