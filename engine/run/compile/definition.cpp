// What others may ask of a definition.
#include "engine/run/definition.h"

#include <array>

#include "engine/run/compile/program.h"
#include "engine/run/events/conditional.h"
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

// The first event definition of a kind at an event; nullptr if there is none.
template <typename Event>
const Event* eventOf(const Definition& definition, std::int32_t element) {
  const Node* node = definition.node(element);
  if (!node) return nullptr;
  for (const EventSpec& spec : node->events) {
    if (const auto* event = dynamic_cast<const Event*>(spec.extra.get())) return event;
  }
  return nullptr;
}

// Data stores as FEEL sees them: the list of their items.
class StoreNames final : public feel::Scope {
 public:
  StoreNames(const std::vector<std::string>& names, const DataStores& stores) : m_names(names), m_stores(stores) {}
  const Value* find(std::string_view name) const override {
    for (const std::string& known : m_names) {
      if (known == name) return &m_read.emplace(known, Value::list(m_stores.items(known))).first->second;
    }
    return nullptr;
  }

 private:
  const std::vector<std::string>& m_names;
  const DataStores& m_stores;
  mutable std::map<std::string, Value> m_read;
};

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
  const Body& process = definition.scopes.front();
  auto add = [&](const Node& node) {
    StartTrigger start;
    start.element = node.element;
    if (node.behaviour->trigger) {
      node.behaviour->trigger(node, start);
      triggers.push_back(start);
    }
    for (const EventSpec& spec : node.events) {
      if (spec.behaviour->trigger) {
        spec.behaviour->trigger(spec, start);
        start.needsOthers = node.parallelEvents;
        triggers.push_back(start);
      }
      ++start.part;
    }
  };
  for (int index : process.startEvents) add(definition.at(index));
  for (int index : process.instantiating) add(definition.at(index));
  return triggers;
}

Result<TimerPlan> planStart(const Definition& definition, std::int32_t startElement, Instant now,
                            const std::string& timeZone) {
  const auto* timer = eventOf<TimerEvent>(definition, startElement);
  if (!timer) return makeError(ErrorKind::NotFound, "unknown-element", "the element is no timer start event");
  Value when = timer->when.constant;
  if (timer->when.feel) {
    feel::Outcome outcome = timer->when.feel->evaluate(NoNames(), {.now = now, .timeZone = timeZone});
    if (outcome.error) return *outcome.error;
    when = std::move(outcome.value);
  }
  return planTimer(timer->kind, when, now, timeZone);
}

Result<bool> startCondition(const Definition& definition, std::int32_t startElement, const DataStores& stores,
                            Instant now, const std::string& timeZone) {
  const auto* event = eventOf<ConditionalEvent>(definition, startElement);
  if (!event || !event->condition.feel) {
    return makeError(ErrorKind::NotFound, "unknown-element", "the element is no conditional start event");
  }
  feel::Outcome outcome =
      event->condition.feel->evaluate(StoreNames(event->stores, stores), {.now = now, .timeZone = timeZone});
  if (outcome.error) return *outcome.error;
  if (outcome.value.isNull()) return false;
  if (outcome.value.isBoolean()) return outcome.value.boolean();
  return makeError(ErrorKind::Refused, "condition-not-boolean",
                   "the condition '" + event->condition.text + "' must give true, false or null");
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
