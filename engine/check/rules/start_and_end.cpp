// Where a scope has end events it has a way to start, and where it has start events it has an end event
// (10.5.2, 10.5.3).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool starts(const Element& node) {
  const bool waits = node.kind() == Kind::ReceiveTask || node.kind() == Kind::EventBasedGateway;
  return node.kind() == Kind::StartEvent || (waits && flag(node, "instantiate"));
}

}  // namespace

void checkStartAndEnd(Subject& subject) {
  for (const Element* scope : subject.any(model::category::Scope)) {
    const auto& nodes = scope->children();
    const bool start = std::any_of(nodes.begin(), nodes.end(), [](const auto& node) { return starts(*node); });
    const bool startEvent = has(*scope, Kind::StartEvent), end = has(*scope, Kind::EndEvent);
    if (end && !start) subject.report(*scope, title(*scope) + " has an end event but no start event");
    if (startEvent && !end) subject.report(*scope, title(*scope) + " has a start event but no end event");
  }
}

}  // namespace joinery::check
