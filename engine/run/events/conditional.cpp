// Conditional (10.5.5): occurs when its condition becomes true, also if it is true when the waiting begins; before it
// occurs again it must have been false. Looked at after every change of variables in its instance.
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

Status arm(Execution& ex, const Waiting& waiting, const EventSpec&) {
  Record record{.type = RecordType::MessageAwaited, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.number = static_cast<std::int64_t>(Awaited::Condition);
  record.data = Value(false);  // what the condition gave when it was last looked at
  ex.create(std::move(record));
  return success();
}

const ConditionalEvent* conditionOf(const Node& node) {
  for (const EventSpec& spec : node.events) {
    if (const auto* c = dynamic_cast<const ConditionalEvent*>(spec.extra.get())) return c;
  }
  return nullptr;
}

}  // namespace

void lookAtCondition(Execution& ex, Key key) {
  Subscription s = ex.tree().subscriptions.at(key);
  const Node& node = *ex.definitionOf(s.scope).node(s.element);
  bool ofToken = ex.hasToken(s.owner);
  auto now = evaluateCondition(ex, conditionOf(node)->condition, ofToken ? variableScope(ex, s.owner) : s.owner);
  if (!now) {
    if (ofToken && !ex.possession(s.owner, Owned::Incident)) raise(ex, s.owner, Stage::Activating, now.error());
    return;
  }
  bool before = s.correlationKey.isBoolean() && s.correlationKey.boolean();
  if (*now == before) return;
  Record changed{
      .type = RecordType::ConditionChanged, .key = key, .scope = s.scope, .owner = s.owner, .element = s.element};
  changed.data = Value(*now);
  ex.emit(std::move(changed));
  if (*now) occurred(ex, s.owner, node, key, {});
}

extern const EventBehaviour kConditionalEvent;
const EventBehaviour kConditionalEvent{.kind = model::Kind::ConditionalEventDefinition,
                                       .positions = kEventSubProcessStart | kEventSubProcessStartNonInterrupting |
                                                    kCatch | kBoundary | kBoundaryNonInterrupting,
                                       .compile = compile,
                                       .arm = arm};

}  // namespace joinery::run
