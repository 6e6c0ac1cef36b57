// The lists <incoming> and <outgoing> of a flow node, where they are given, name exactly the flows that name the node.
#include <algorithm>

#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

void checkList(Subject& subject, const Element& node, Kind list, const Elements& flows) {
  const Elements entries = node.childrenOf(list);
  for (const Element* entry : entries) {
    const Element* flow = subject.named(*entry);
    if (flow == nullptr || flow->kind() != Kind::SequenceFlow) continue;
    if (std::find(flows.begin(), flows.end(), flow) == flows.end()) {
      subject.report(*entry,
                     "<" + entry->localName() + "> names " + title(*flow) + ", which does not name " + title(node));
    }
  }
  if (entries.empty()) return;  // the node keeps no such list
  for (const Element* flow : flows) {
    const bool listed = std::any_of(entries.begin(), entries.end(),
                                    [&](const Element* entry) { return subject.named(*entry) == flow; });
    if (!listed) {
      subject.report(
          node, Severity::Warning,
          title(node) + " does not list " + title(*flow) + " as <" + std::string(model::kindName(list)) + ">");
    }
  }
}

}  // namespace

void checkFlowLists(Subject& subject) {
  for (const Element* node : subject.any(model::category::FlowNode)) {
    checkList(subject, *node, Kind::Incoming, subject.incoming(*node));
    checkList(subject, *node, Kind::Outgoing, subject.outgoing(*node));
  }
}

}  // namespace joinery::check
