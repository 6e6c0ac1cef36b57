// A lane's flowNodeRef names the nodes that stand in it. Whoever is drawn, moved or deleted is entered or struck out.
#include <algorithm>
#include <map>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
struct LaneRoom {
  Element* lane;
  QRectF bounds;
};

// Innermost lanes with a shape.
void collect(Modeling& modeling, const Element& parent, std::vector<LaneRoom>& rooms) {
  for (const auto& child : parent.children()) {
    if (child->kind() == Kind::LaneSet || child->kind() == Kind::ChildLaneSet) collect(modeling, *child, rooms);
    if (child->kind() != Kind::Lane) continue;
    const std::size_t before = rooms.size();
    collect(modeling, *child, rooms);
    const Element* shape = modeling.index().shape(child->id());
    if (rooms.size() == before && shape) rooms.push_back({child.get(), boundsOf(*shape)});
  }
}

void settle(Modeling& modeling, const Id& id, const std::vector<LaneRoom>& rooms) {
  const Element* shape = modeling.index().shape(id);
  if (!shape) return;
  const QPointF center = boundsOf(*shape).center();
  Element* lane = nullptr;
  for (const LaneRoom& room : rooms)
    if (room.bounds.contains(center)) lane = room.lane;
  const auto references = modeling.index().laneRefs(id);
  bool named = false;
  for (Element* reference : references) {
    if (lane && reference->parent() == lane) named = true;
    // Only lanes that are drawn here are ours to judge, and outer lanes may name the node as well.
    const bool judged =
        std::any_of(rooms.begin(), rooms.end(), [&](const LaneRoom& room) { return room.lane == reference->parent(); });
    if (judged && reference->parent() != lane) modeling.edits().remove(*reference);
  }
  if (lane && !named) modeling.edits().insert(*lane, {std::string(model::kBpmn), "flowNodeRef", {}, id, {}});
}

void settleAll(Modeling& modeling, const IdSet& ids) {
  std::map<const Element*, std::vector<LaneRoom>> byProcess;
  for (const Id& id : ids) {
    const Element* element = modeling.find(id);
    if (!element || !model::isFlowNode(element->kind())) continue;
    const Element* scope = element->parent();
    if (scope->kind() != Kind::Process) {
      // What stands in a sub-process is in no lane of its own.
      const auto references = modeling.index().laneRefs(id);
      for (Element* reference : references) modeling.edits().remove(*reference);
      continue;
    }
    auto [rooms, fresh] = byProcess.try_emplace(scope);
    if (fresh) collect(modeling, *scope, rooms->second);
    if (!rooms->second.empty()) settle(modeling, id, rooms->second);
  }
}

void afterMove(Modeling& modeling, const MoveFacts& facts) {
  // A lane or pool that changed its bounds may now hold other nodes.
  IdSet ids = facts.shapes;
  for (const Id& id : facts.shapes) {
    const Element* element = modeling.find(id);
    if (!element || (element->kind() != Kind::Participant && element->kind() != Kind::Lane)) continue;
    const Element* process = element->kind() == Kind::Participant
                                 ? modeling.find(localPart(element->attributeOr("processRef", "")))
                                 : element;
    while (process && process->kind() != Kind::Process) process = process->parent();
    if (!process) continue;
    for (const auto& child : process->children())
      if (model::isFlowNode(child->kind())) ids.insert(child->id());
  }
  settleAll(modeling, ids);
}

void afterCreate(Modeling& modeling, Element& element) {
  settleAll(modeling, {element.id()});
}

void beforeDelete(Modeling& modeling, Element& element) {
  const auto references = modeling.index().laneRefs(element.id());
  for (Element* reference : references) modeling.edits().remove(*reference);
}
}  // namespace

Behaviour laneMembership() {
  return {.name = "lane-membership", .afterMove = afterMove, .afterCreate = afterCreate, .beforeDelete = beforeDelete};
}

}  // namespace joinery::designer
