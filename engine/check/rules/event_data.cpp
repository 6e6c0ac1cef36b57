// An event that carries data has an input or output for each event definition, of the type that the definition's
// message, signal, error or escalation has (10.5.1).
#include <utility>

#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

// The item definition behind an event definition, or nullptr.
const Element* carried(Subject& subject, const Element& definition) {
  static constexpr std::pair<const char*, const char*> kWays[] = {{"messageRef", "itemRef"},
                                                                  {"signalRef", "structureRef"},
                                                                  {"errorRef", "structureRef"},
                                                                  {"escalationRef", "structureRef"}};
  for (const auto& [reference, item] : kWays) {
    const Element* named = subject.referred(definition, reference);
    if (named != nullptr) return subject.referred(*named, item);
  }
  return nullptr;
}

bool carriesData(const Element& definition) {
  const Kind kind = definition.kind();
  return kind == Kind::MessageEventDefinition || kind == Kind::SignalEventDefinition ||
         kind == Kind::ErrorEventDefinition || kind == Kind::EscalationEventDefinition;
}

}  // namespace

void checkEventData(Subject& subject) {
  for (const Element* event : subject.any(model::category::AnyEvent)) {
    const Elements items = event->childrenOf(model::isThrowEvent(event->kind()) ? Kind::DataInput : Kind::DataOutput);
    if (items.empty()) continue;
    const Elements definitions = subject.eventDefinitions(*event);
    if (items.size() < definitions.size()) {
      subject.report(*event, title(*event) + " has " + std::to_string(definitions.size()) + " event definitions but " +
                                 std::to_string(items.size()) + " data elements");
      continue;
    }
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      if (!carriesData(*definitions[i])) continue;
      const Element* wanted = carried(subject, *definitions[i]);
      const Element* given = itemDefinition(subject, *items[i]);
      if (wanted != nullptr && given != nullptr && !sameDefinition(wanted, given)) {
        subject.report(*items[i], title(*items[i]) + " has another item definition than the " +
                                      definitions[i]->localName() + " of " + title(*event));
      }
    }
  }
}

}  // namespace joinery::check
