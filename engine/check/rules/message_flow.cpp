// A message flow leads from one pool to another, between pools, activities and events that may send or receive; a start
// event does not send, an end event does not receive, and an event that does has a message definition
// (7.6.2, 9.4, 10.5).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

// The participant whose pool holds a node, or the node itself if it is one.
const Element* poolOf(Subject& subject, const Element& node) {
  if (node.kind() == Kind::Participant) return &node;
  const Element* process = subject.processOf(node);
  for (const Element* participant : subject.all(Kind::Participant)) {
    if (process != nullptr && subject.referred(*participant, "processRef") == process) return participant;
  }
  return process;
}

bool mayNot(const Element& event, bool sends) {
  static constexpr Kind kSenders[] = {Kind::EndEvent, Kind::IntermediateThrowEvent, Kind::ImplicitThrowEvent};
  const bool sender = std::find(std::begin(kSenders), std::end(kSenders), event.kind()) != std::end(kSenders);
  return model::isEvent(event.kind()) && sender != sends;
}

void checkEnd(Subject& subject, const Element& flow, const Element& end, bool sends) {
  if (mayNot(end, sends)) {
    subject.report(flow, title(end) + (sends ? " does not send messages" : " does not receive messages"));
  } else if (model::isEvent(end.kind())) {
    const bool message = contains(subject.eventDefinitions(end), Kind::MessageEventDefinition);
    if (!message) subject.report(flow, title(end) + " needs a messageEventDefinition for its message flow");
  }
}

}  // namespace

void checkMessageFlow(Subject& subject) {
  for (const Element* flow : subject.all(Kind::MessageFlow)) {
    const Element* source = subject.source(*flow);
    const Element* target = subject.target(*flow);
    if (source != nullptr) checkEnd(subject, *flow, *source, true);
    if (target != nullptr) checkEnd(subject, *flow, *target, false);
    if (source == nullptr || target == nullptr) continue;
    const Element* from = poolOf(subject, *source);
    if (from != nullptr && from == poolOf(subject, *target))
      subject.report(*flow, "connects " + title(*source) + " and " + title(*target) + " of the same pool");
  }
}

}  // namespace joinery::check
