// What others may ask of a definition.
#include "engine/run/definition.h"

#include <array>

#include "engine/run/compile/program.h"
#include "engine/run/events/events.h"
#include "engine/run/events/timer.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/people.h"

namespace joinery::run {

namespace {

const std::string kNothing;

const std::string& typeOf(model::Kind kind) {
  static const auto kTypes = [] {
    std::array<std::string, model::kKindCount> types;
    for (std::size_t i = 0; i < types.size(); ++i) types[i] = model::kindName(static_cast<model::Kind>(i));
    return types;
  }();
  return kTypes[static_cast<std::size_t>(kind)];
}

const FormHolder* formHolder(const Definition& definition, std::int32_t element) {
  const Node* node = definition.node(element);
  return node ? dynamic_cast<const FormHolder*>(node->extra.get()) : nullptr;
}

class NoNames final : public feel::Scope {
 public:
  const Value* find(std::string_view) const override { return nullptr; }
};

}  // namespace

const DefinitionInfo& info(const Definition& definition) {
  return definition.info;
}

void setIdentity(Definition& definition, std::string id, int version, std::string deploymentId) {
  definition.info.id = std::move(id);
  definition.info.version = version;
  definition.deploymentId = std::move(deploymentId);
}

std::vector<StartTrigger> startTriggers(const Definition& definition) {
  std::vector<StartTrigger> triggers;
  for (int index : definition.scopes.front().startEvents) {
    const Node& node = definition.at(index);
    for (const EventSpec& spec : node.events) {
      if (!spec.behaviour->trigger) continue;
      StartTrigger start;
      start.element = node.element;
      spec.behaviour->trigger(spec, start);
      triggers.push_back(std::move(start));
    }
  }
  return triggers;
}

Result<TimerPlan> planStart(const Definition& definition, std::int32_t startElement, Instant now,
                            const std::string& timeZone) {
  const Node* node = definition.node(startElement);
  const TimerEvent* timer = nullptr;
  if (node) {
    for (const EventSpec& spec : node->events) {
      if (!timer) timer = dynamic_cast<const TimerEvent*>(spec.extra.get());
    }
  }
  if (!timer) return makeError(ErrorKind::NotFound, "unknown-element", "the element is no timer start event");
  Value when = timer->when.constant;
  if (timer->when.feel) {
    feel::Outcome outcome = timer->when.feel->evaluate(NoNames(), {.now = now, .timeZone = timeZone});
    if (outcome.error) return *outcome.error;
    when = std::move(outcome.value);
  }
  return planTimer(timer->kind, when, now, timeZone);
}

const std::string& elementId(const Definition& definition, std::int32_t element) {
  if (const Node* node = definition.node(element)) return node->id;
  if (const Flow* flow = definition.flow(element)) return flow->id;
  return element == definition.element ? definition.info.key : kNothing;
}

const std::string& elementType(const Definition& definition, std::int32_t element) {
  if (const Node* node = definition.node(element)) return typeOf(node->kind);
  if (definition.flow(element)) return typeOf(model::Kind::SequenceFlow);
  return element == definition.element ? typeOf(model::Kind::Process) : kNothing;
}

std::string historyElementType(const Definition& definition, const Record& record) {
  bool entered = record.type == RecordType::ElementEntered || record.type == RecordType::ElementCompleted;
  if (entered && !record.text.empty()) return record.text;
  const Node* node = definition.node(record.element);
  bool body = record.type == RecordType::ElementTerminated && record.number == 1;
  if (body && node && node->loop) return node->loop->behaviour->bodyWord;
  return elementType(definition, record.element);
}

Value formAccess(const Definition& definition, std::int32_t element) {
  const FormHolder* holder = formHolder(definition, element);
  return holder ? holder->formAccess : Value::list({});
}

std::string formKey(const Definition& definition, std::int32_t element) {
  const FormHolder* holder = formHolder(definition, element);
  return holder && holder->form.constant.isString() ? holder->form.constant.string() : std::string();
}

std::vector<FormUse> formUses(const Definition& definition) {
  std::vector<FormUse> uses;
  for (const Node& node : definition.nodes) {
    std::string form = formKey(definition, node.element);
    if (!form.empty()) uses.push_back({node.element, std::move(form)});
  }
  return uses;
}

}  // namespace joinery::run
