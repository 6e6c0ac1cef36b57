// Where a scope has start events, every other flow node is led to; where it has end events, every other flow node leads
// on (10.5.2, 10.5.3). Boundary events, event sub-processes, compensation activities and links have their own ways.
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool standsApart(const Element& node) {
  return flag(node, "isForCompensation") || flag(node, "triggeredByEvent");
}

bool needsIncoming(const Element& node) {
  if (node.kind() == Kind::StartEvent || node.kind() == Kind::BoundaryEvent || standsApart(node)) return false;
  if (flag(node, "instantiate")) return false;
  return !(node.kind() == Kind::IntermediateCatchEvent && has(node, Kind::LinkEventDefinition));
}

bool needsOutgoing(const Element& node) {
  if (node.kind() == Kind::EndEvent || standsApart(node)) return false;
  if (node.kind() == Kind::BoundaryEvent && has(node, Kind::CompensateEventDefinition)) return false;
  return !(node.kind() == Kind::IntermediateThrowEvent && has(node, Kind::LinkEventDefinition));
}

// Neither end is connected: an item of an ad-hoc list rather than a forgotten flow.
bool standsAlone(Subject& subject, const Element& node) {
  return needsIncoming(node) && needsOutgoing(node) && subject.incoming(node).empty() && subject.outgoing(node).empty();
}

}  // namespace

void checkLooseNodes(Subject& subject) {
  for (const Element* scope : subject.any(model::category::Scope)) {
    const bool start = has(*scope, Kind::StartEvent), end = has(*scope, Kind::EndEvent);
    for (const auto& node : scope->children()) {
      if (!model::isFlowNode(node->kind())) continue;
      if ((start || end) && standsAlone(subject, *node)) {
        subject.report(*node, Severity::Warning, title(*node) + " stands alone: no flow leads to it or on from it");
        continue;
      }
      if (start && needsIncoming(*node) && subject.incoming(*node).empty()) {
        subject.report(*node, "no flow leads to " + title(*node) + ", though its scope has a start event");
      }
      if (end && needsOutgoing(*node) && subject.outgoing(*node).empty()) {
        subject.report(*node, "no flow leads on from " + title(*node) + ", though its scope has an end event");
      }
    }
  }
}

}  // namespace joinery::check
