// What cannot stand without a deleted element: its flows, boundary events, contents; the process of a pool; the data
// object behind its last reference. The neighbour of a deleted lane takes its room.
#include <cmath>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/commands/delete_elements.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
void deleteConnections(Modeling& modeling, const Id& id) {
  IdSet flows;
  for (const Element* flow : modeling.index().outgoing(id)) flows.insert(flow->id());
  for (const Element* flow : modeling.index().incoming(id)) flows.insert(flow->id());
  for (const Element* event : modeling.index().attached(id)) flows.insert(event->id());
  if (!flows.empty()) modeling.run(DeleteElements(std::move(flows)));
}

void deleteContents(Modeling& modeling, const Element& element) {
  IdSet contents;
  for (const auto& child : element.children())
    if (!child->id().empty() && modeling.index().hasDiagramOf(child->id())) contents.insert(child->id());
  if (!contents.empty()) modeling.run(DeleteElements(std::move(contents)));
}

// The last pool gives its process back to the plane; others take their process with them.
void releaseProcess(Modeling& modeling, Element& pool) {
  Element* process = modeling.find(localPart(pool.attributeOr("processRef", "")));
  Element* collaboration = pool.parent();
  const bool last = collaboration && collaboration->childrenOf(Kind::Participant).size() == 1;
  if (!process) return;
  std::vector<Element*> laneSets;
  IdSet contents;
  for (const auto& child : process->children()) {
    if (child->kind() == Kind::LaneSet)
      laneSets.push_back(child.get());
    else if (!last && modeling.index().hasDiagramOf(child->id()))
      contents.insert(child->id());
  }
  for (Element* laneSet : laneSets) {
    deleteContents(modeling, *laneSet);
    if (laneSet->parent() && laneSet->childrenOf(Kind::Lane).empty()) modeling.edits().remove(*laneSet);
  }
  if (!contents.empty()) modeling.run(DeleteElements(std::move(contents)));
  if (!last) return modeling.edits().remove(*process);
  Element* plane = modeling.document().plane();
  if (plane) modeling.edits().setAttribute(*plane, "bpmnElement", process->id());
}

void giveRoomToNeighbour(Modeling& modeling, Element& lane) {
  const Element* shape = modeling.index().shape(lane.id());
  if (!shape) return;
  const QRectF room = boundsOf(*shape);
  for (const auto& sibling : lane.parent()->children()) {
    Element* other = sibling->kind() == Kind::Lane ? modeling.index().shape(sibling->id()) : nullptr;
    if (!other || sibling.get() == &lane) continue;
    const QRectF bounds = boundsOf(*other);
    const bool above = std::abs(bounds.bottom() - room.top()) < 2, below = std::abs(bounds.top() - room.bottom()) < 2;
    const bool left = std::abs(bounds.right() - room.left()) < 2, right = std::abs(bounds.left() - room.right()) < 2;
    const bool stacked = std::abs(bounds.width() - room.width()) < 2;
    if ((stacked && (above || below)) || (!stacked && (left || right)))
      return setBounds(modeling.edits(), *other, bounds | room);
  }
}

void beforeDelete(Modeling& modeling, Element& element) {
  const Id id = element.id();
  const Kind kind = element.kind();
  deleteConnections(modeling, id);
  if (kind == Kind::Participant) releaseProcess(modeling, element);
  if (model::isSubProcess(kind)) deleteContents(modeling, element);
  if (kind == Kind::Lane) {
    for (const Element* nested : element.childrenOf(Kind::ChildLaneSet)) deleteContents(modeling, *nested);
    giveRoomToNeighbour(modeling, element);
  }
  if (kind == Kind::DataObjectReference) {
    const Id object = localPart(element.attributeOr("dataObjectRef", ""));
    std::size_t uses = 0;
    for (const Element* reference : element.parent()->childrenOf(Kind::DataObjectReference))
      if (localPart(reference->attributeOr("dataObjectRef", "")) == object) ++uses;
    Element* found = modeling.find(object);
    if (uses == 1 && found && found->kind() == Kind::DataObject) modeling.edits().remove(*found);
  }
}
}  // namespace

Behaviour deleteCompanions() {
  return {.name = "delete-companions", .beforeDelete = beforeDelete};
}

}  // namespace joinery::designer
