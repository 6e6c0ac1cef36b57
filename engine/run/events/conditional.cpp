// Conditional (10.5.5): at the start of a process it looks at data stores alone, for there is no instance yet; whoever
// keeps the stores looks at it after they have changed. Elsewhere it occurs when its condition becomes true, also if it
// is true when the waiting begins; before it occurs again it must have been false. Looked at after every change of
// variables in its instance.
#include "engine/run/events/conditional.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/execution.h"
#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

std::vector<std::string> storeNames(const Compiler& compiler) {
  std::vector<std::string> names;
  for (const model::Element* store : compiler.document.root().childrenOf(model::Kind::DataStore)) {
    names.push_back(store->name().empty() ? store->id() : store->name());
  }
  return names;
}

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<ConditionalEvent>();
  const model::Element* condition = definition.child(model::Kind::Condition);
  extra->condition = compiler.element(condition);
  if (!condition || trimmed(condition->text()).empty()) {
    compiler.need(event, "condition-missing", "the conditional event needs a condition");
  }
  extra->stores = storeNames(compiler);
  return extra;
}

void trigger(const EventSpec&, StartTrigger& start) {
  start.type = StartTrigger::Type::Condition;
}

// The place of a definition within its event; the subscription of a later one bears it as its name.
Status arm(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  Record record{.type = RecordType::MessageAwaited, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.number = static_cast<std::int64_t>(Awaited::Condition);
  if (auto place = &spec - waiting.node.events.data(); place > 0) record.text = std::to_string(place);
  record.data = Value(false);  // what the condition gave when it was last looked at
  ex.create(std::move(record));
  return success();
}

const Expression& conditionOf(const Node& node, const Subscription& subscription) {
  std::size_t place = subscription.message.empty() ? 0 : std::stoul(subscription.message);
  return static_cast<const ConditionalEvent&>(*node.events.at(place).extra).condition;
}

Result<bool> holds(Execution& ex, const Subscription& s) {
  const Node& node = *ex.definitionOf(s.scope).node(s.element);
  return evaluateCondition(ex, conditionOf(node, s), ex.hasToken(s.owner) ? variableScope(ex, s.owner) : s.owner);
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
                                       .positions = kProcessStart | kEventSubProcessStart |
                                                    kEventSubProcessStartNonInterrupting | kCatch | kBoundary |
                                                    kBoundaryNonInterrupting,
                                       .compile = compile,
                                       .arm = arm,
                                       .trigger = trigger};

}  // namespace joinery::run
