// Conditional (10.5.5): occurs when its condition becomes true, also if it is true when the waiting begins; before it
// occurs again it must have been false. Looked at after every change of variables in its instance.
#include <algorithm>

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/execution.h"
#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct ConditionalEvent final : Extra {
  Expression condition;
};

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<ConditionalEvent>();
  const model::Element* condition = definition.child(model::Kind::Condition);
  extra->condition = compiler.element(condition);
  if (!condition || trimmed(condition->text()).empty()) {
    compiler.need(event, "condition-missing", "the conditional event needs a condition");
  }
  return extra;
}

std::vector<const ConditionalEvent*> conditionsOf(const Node& node) {
  std::vector<const ConditionalEvent*> all;
  for (const EventSpec& spec : node.events) {
    if (const auto* c = dynamic_cast<const ConditionalEvent*>(spec.extra.get())) all.push_back(c);
  }
  return all;
}

Status arm(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  Record record{.type = RecordType::MessageAwaited, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.number = static_cast<std::int64_t>(Awaited::Condition);
  record.data = Value(false);  // what the condition gave when it was last looked at
  // An event may have several conditions: which of them this is; nothing for the first.
  const std::vector<const ConditionalEvent*> all = conditionsOf(waiting.node);
  const auto place = std::find(all.begin(), all.end(), spec.extra.get()) - all.begin();
  if (place > 0) record.text = std::to_string(place);
  ex.create(std::move(record));
  return success();
}

Result<bool> holds(Execution& ex, const Subscription& s) {
  const Node& node = *ex.definitionOf(s.scope).node(s.element);
  const std::size_t place = s.message.empty() ? 0 : std::stoul(s.message);
  return evaluateCondition(ex, conditionsOf(node).at(place)->condition,
                           ex.hasToken(s.owner) ? variableScope(ex, s.owner) : s.owner);
}

void change(Execution& ex, Key key, const Subscription& s, bool now) {
  Record changed{
      .type = RecordType::ConditionChanged, .key = key, .scope = s.scope, .owner = s.owner, .element = s.element};
  changed.data = Value(now);
  ex.emit(std::move(changed));
}

}  // namespace

void passOverCondition(Execution& ex, Key key) {
  const Subscription s = ex.tree().subscriptions.at(key);
  if (const auto now = holds(ex, s); now && *now) change(ex, key, s, true);
}

void lookAtCondition(Execution& ex, Key key) {
  Subscription s = ex.tree().subscriptions.at(key);
  const Node& node = *ex.definitionOf(s.scope).node(s.element);
  bool ofToken = ex.hasToken(s.owner);
  auto now = holds(ex, s);
  if (!now) {
    if (ofToken && !ex.possession(s.owner, Owned::Incident)) raise(ex, s.owner, Stage::Activating, now.error());
    return;
  }
  bool before = s.correlationKey.isBoolean() && s.correlationKey.boolean();
  if (*now == before) return;
  change(ex, key, s, *now);
  if (*now) occurred(ex, s.owner, node, key, {});
}

extern const EventBehaviour kConditionalEvent;
const EventBehaviour kConditionalEvent{.kind = model::Kind::ConditionalEventDefinition,
                                       .positions = kEventSubProcessStart | kEventSubProcessStartNonInterrupting |
                                                    kCatch | kBoundary | kBoundaryNonInterrupting,
                                       .compile = compile,
                                       .arm = arm};

}  // namespace joinery::run
