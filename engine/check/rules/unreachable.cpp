// A flow node that no way from a start leads to never runs.
#include <unordered_set>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool begins(Subject& subject, const Element& node) {
  const bool link = node.kind() == Kind::IntermediateCatchEvent && has(node, Kind::LinkEventDefinition);
  const bool apart = flag(node, "isForCompensation") || flag(node, "triggeredByEvent");
  const bool attached = node.kind() == Kind::BoundaryEvent;
  return node.kind() == Kind::StartEvent || link || apart || attached || subject.incoming(node).empty();
}

}  // namespace

void checkUnreachable(Subject& subject) {
  std::unordered_set<const Element*> reached;
  Elements open;
  const Elements nodes = subject.any(model::category::FlowNode);
  for (const Element* node : nodes) {
    if (begins(subject, *node)) open.push_back(node);
  }
  while (!open.empty()) {
    const Element* node = open.back();
    open.pop_back();
    if (!reached.insert(node).second) continue;
    for (const Element* flow : subject.outgoing(*node)) {
      if (const Element* target = subject.target(*flow)) open.push_back(target);
    }
  }
  for (const Element* node : nodes) {
    if (reached.count(node) == 0) subject.report(*node, "no way from a start leads to " + title(*node));
  }
}

}  // namespace joinery::check
