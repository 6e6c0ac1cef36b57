#include "engine/run/loops/loops.h"

#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

extern const LoopBehaviour kMultiInstance, kStandardLoop;

namespace {

const LoopBehaviour* const kLoops[] = {&kMultiInstance, &kStandardLoop};

}  // namespace

const LoopBehaviour* loopBehaviourOf(model::Kind kind) {
  for (const LoopBehaviour* behaviour : kLoops) {
    if (behaviour->kind == kind) return behaviour;
  }
  return nullptr;
}

bool isTurn(const Execution& ex, Key token) {
  const Token& t = ex.token(token);
  const Scope& scope = ex.scope(t.scope);
  return scope.kind == ScopeKind::MultiInstanceBody && scope.element == t.element;
}

Key outerToken(const Execution& ex, Key token) {
  return isTurn(ex, token) ? ex.scope(ex.token(token).scope).owner : token;
}

std::int64_t loopCounter(const Execution& ex, Key token) {
  const Value* counter = findVariable(ex, variableScope(ex, token), "loopCounter");
  return counter && counter->isNumber() ? counter->number().toInt64().value_or(0) : 0;
}

Key beginTurn(Execution& ex, Key body, const Node& node, std::int64_t counter, const std::string& itemName,
              const Value& item, bool idle) {
  ex.emit(
      {.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .number = counter, .text = "started"});
  Record entered{.type = RecordType::ElementEntered, .scope = body, .element = node.element};
  if (node.countsRounds) entered.number = ex.token(ex.scope(body).owner).round;
  Key token = ex.create(std::move(entered));
  Value locals = Value().with("loopCounter", Value(counter));
  if (!itemName.empty()) locals = locals.with(itemName, item);
  openLocal(ex, token, node, locals);
  if (!idle) ex.later(activate, token);
  return token;
}

void terminateTurns(Execution& ex, Key body, const char* why) {
  const auto& places = ex.tree().index.places;
  for (;;) {
    auto it = places.lower_bound({body, -1, 0});
    if (it == places.end() || it->scope != body) return;
    terminate(ex, it->token, why);
    ex.emit({.type = RecordType::LoopAdvanced, .key = body, .element = ex.scope(body).element, .text = "terminated"});
  }
}

}  // namespace joinery::run
