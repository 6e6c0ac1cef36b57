// Nodes name their sequence flows in bpmn:incoming and bpmn:outgoing; the two sides are kept the same.
#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
bool names(const Element& node, Kind kind, const DiagramIndex& index, const Id& flow) {
  for (const Element* reference : index.flowRefs(flow))
    if (reference->kind() == kind && reference->parent() == &node) return true;
  return false;
}

void add(Modeling& modeling, const Id& nodeId, Kind kind, const Id& flow) {
  Element* node = modeling.find(nodeId);
  if (!node || !model::isFlowNode(node->kind()) || names(*node, kind, modeling.index(), flow)) return;
  modeling.edits().insert(*node, {std::string(model::kBpmn), std::string(model::kindName(kind)), {}, flow, {}});
}

void afterConnect(Modeling& modeling, Element& flow) {
  if (flow.kind() != Kind::SequenceFlow) return;
  const Id id = flow.id();
  add(modeling, sourceOf(flow), Kind::Outgoing, id);
  add(modeling, targetOf(flow), Kind::Incoming, id);
}

void beforeDisconnect(Modeling& modeling, Element& flow, FlowEnds ends) {
  const auto references = modeling.index().flowRefs(flow.id());  // a copy: removing changes the index
  for (Element* reference : references) {
    const bool loose = reference->kind() == Kind::Outgoing ? ends.source : ends.target;
    if (loose) modeling.edits().remove(*reference);
  }
}
}  // namespace

Behaviour flowReferences() {
  return {.name = "flow-references", .afterConnect = afterConnect, .beforeDisconnect = beforeDisconnect};
}

}  // namespace joinery::designer
