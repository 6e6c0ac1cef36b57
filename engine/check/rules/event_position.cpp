// Which event definitions an event may have at its position: table 10.93 of BPMN 2.0.2.
#include <algorithm>
#include <vector>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

struct Position {
  std::string_view name;
  bool (*fits)(const Subject&, const Element& event);
  bool bare;  // may stand without an event definition
  std::vector<Kind> allowed;
};

const Element& scopeOf(const Element& event) {
  return *event.parent();
}
bool inEventSubProcess(const Element& event) {
  return flag(scopeOf(event), "triggeredByEvent");
}
bool isStart(const Element& event) {
  return event.kind() == Kind::StartEvent;
}

const std::vector<Position>& positions() {
  using enum model::Kind;
  static const std::vector<Position> kPositions = {
      {"an interrupting start event of an event sub-process",
       [](const Subject&, const Element& e) {
         return isStart(e) && inEventSubProcess(e) && flag(e, "isInterrupting", true);
       },
       false,
       {MessageEventDefinition, TimerEventDefinition, ErrorEventDefinition, EscalationEventDefinition,
        CompensateEventDefinition, ConditionalEventDefinition, SignalEventDefinition}},
      {"a non-interrupting start event of an event sub-process",
       [](const Subject&, const Element& e) { return isStart(e) && inEventSubProcess(e); },
       false,
       {MessageEventDefinition, TimerEventDefinition, EscalationEventDefinition, ConditionalEventDefinition,
        SignalEventDefinition}},
      {"the start event of a sub-process",
       [](const Subject&, const Element& e) { return isStart(e) && model::isSubProcess(scopeOf(e).kind()); },
       true,
       {}},
      {"the start event of a process",
       [](const Subject&, const Element& e) { return isStart(e); },
       true,
       {MessageEventDefinition, TimerEventDefinition, ConditionalEventDefinition, SignalEventDefinition}},
      {"an intermediate catch event",
       [](const Subject&, const Element& e) { return e.kind() == IntermediateCatchEvent; },
       false,
       {MessageEventDefinition, TimerEventDefinition, ConditionalEventDefinition, LinkEventDefinition,
        SignalEventDefinition}},
      {"an intermediate throw event",
       [](const Subject&, const Element& e) { return e.kind() == IntermediateThrowEvent; },
       true,
       {MessageEventDefinition, EscalationEventDefinition, LinkEventDefinition, CompensateEventDefinition,
        SignalEventDefinition}},
      {"an interrupting boundary event",
       [](const Subject&, const Element& e) { return e.kind() == BoundaryEvent && flag(e, "cancelActivity", true); },
       false,
       {MessageEventDefinition, TimerEventDefinition, ErrorEventDefinition, EscalationEventDefinition,
        CancelEventDefinition, CompensateEventDefinition, ConditionalEventDefinition, SignalEventDefinition}},
      {"a non-interrupting boundary event",
       [](const Subject&, const Element& e) { return e.kind() == BoundaryEvent; },
       false,
       {MessageEventDefinition, TimerEventDefinition, EscalationEventDefinition, ConditionalEventDefinition,
        SignalEventDefinition}},
      {"an end event",
       [](const Subject&, const Element& e) { return e.kind() == EndEvent; },
       true,
       {MessageEventDefinition, ErrorEventDefinition, EscalationEventDefinition, CancelEventDefinition,
        CompensateEventDefinition, SignalEventDefinition, TerminateEventDefinition}}};
  return kPositions;
}

}  // namespace

void checkEventPosition(Subject& subject) {
  for (const Element* event : subject.any(model::category::AnyEvent)) {
    const auto position = std::find_if(positions().begin(), positions().end(),
                                       [&](const Position& p) { return p.fits(subject, *event); });
    if (position == positions().end()) continue;
    const Elements definitions = subject.eventDefinitions(*event);
    if (definitions.empty() && !position->bare && !has(*event, Kind::EventDefinitionRef)) {
      subject.report(*event, title(*event) + " is " + std::string(position->name) + " and needs an event definition");
    }
    for (const Element* definition : definitions) {
      const auto& allowed = position->allowed;
      if (std::find(allowed.begin(), allowed.end(), definition->kind()) != allowed.end()) continue;
      subject.report(*event, "<" + definition->localName() + "> is not allowed at " + title(*event) + ", " +
                                 std::string(position->name));
    }
  }
}

}  // namespace joinery::check
