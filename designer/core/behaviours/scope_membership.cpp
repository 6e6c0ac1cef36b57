// What is dropped into another scope belongs to it from then on, and its flows with it. A sequence flow cannot cross
// the border of a scope: those that would are deleted.
#include "designer/core/behaviours/behaviour.h"
#include "designer/core/commands/delete_elements.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
bool standsInMoved(Modeling& modeling, const Element& element, const IdSet& moved) {
  const Element* parent = element.parent();
  if (!parent) return true;
  if (moved.count(parent->id())) return true;
  for (const Element* pool : modeling.index().participants(parent->id()))
    if (moved.count(pool->id())) return true;
  return false;
}

void settleFlow(Modeling& modeling, const Id& id) {
  Element* flow = modeling.find(id);
  if (!flow) return;
  const Element* source = modeling.find(sourceOf(*flow));
  const Element* target = modeling.find(targetOf(*flow));
  if (!source || !target || flow->kind() == Kind::MessageFlow) return;
  if (flow->kind() == Kind::SequenceFlow && source->parent() != target->parent())
    return modeling.run(DeleteElements({id}));
  const bool follows = flow->kind() == Kind::SequenceFlow || flow->kind() == Kind::Association;
  if (follows && flow->parent() != source->parent() && model::is(source->parent()->kind(), model::category::Scope))
    modeling.edits().moveTo(*flow, *source->parent());
}

void afterMove(Modeling& modeling, const MoveFacts& facts) {
  if (facts.newParent.empty()) return;
  std::set<Id> flows;
  for (const Id& id : facts.shapes) {
    Element* element = modeling.find(id);
    Element* parent = modeling.find(facts.newParent);
    if (!element || !parent || element->parent() == parent) continue;
    const bool movable = model::isFlowElement(element->kind()) || model::isArtifact(element->kind());
    if (!movable || standsInMoved(modeling, *element, facts.shapes)) continue;
    for (const Element* flow : modeling.index().outgoing(id)) flows.insert(flow->id());
    for (const Element* flow : modeling.index().incoming(id)) flows.insert(flow->id());
    modeling.edits().moveTo(*element, *parent);
  }
  for (const Id& flow : flows) settleFlow(modeling, flow);
}
}  // namespace

Behaviour scopeMembership() {
  return {.name = "scope-membership", .afterMove = afterMove};
}

}  // namespace joinery::designer
