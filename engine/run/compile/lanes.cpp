#include "engine/run/compile/compiler.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

bool names(const Compiler& compiler, const Element& lane, const Element& node) {
  for (const Element* reference : lane.childrenOf(Kind::FlowNodeRef)) {
    const Element* named = compiler.document.resolve(trimmed(reference->text()));
    if (named && named->index() == node.index()) return true;
  }
  return false;
}

// The innermost lane below `holder` that names the node, depth first (10.7: an inner lane says more than an outer one).
const Element* innermost(const Compiler& compiler, const Element& holder, const Element& node) {
  for (const auto& child : holder.children()) {
    Kind kind = child->kind();
    if (kind != Kind::LaneSet && kind != Kind::ChildLaneSet && kind != Kind::Lane) continue;
    if (const Element* inner = innermost(compiler, *child, node)) return inner;
    if (kind == Kind::Lane && names(compiler, *child, node)) return child.get();
  }
  return nullptr;
}

std::string nameOrId(const Element& element) {
  return element.name().empty() ? element.id() : element.name();
}

// Whom a lane stands for (10.7): what its partition element is called, else the lane itself.
std::string groupOf(const Compiler& compiler, const Element& lane) {
  if (const std::string* reference = lane.attribute("partitionElementRef")) {
    if (const Element* named = compiler.document.resolve(*reference)) return nameOrId(*named);
    auto colon = reference->rfind(':');
    return colon == std::string::npos ? *reference : reference->substr(colon + 1);
  }
  const Element* own = lane.child(Kind::PartitionElement);
  return own && !nameOrId(*own).empty() ? nameOrId(*own) : nameOrId(lane);
}

}  // namespace

std::string laneOf(const Compiler& compiler, const Element& node) {
  // A node of a sub-process stands in the lane of the sub-process unless the sub-process has lanes of its own.
  for (const Element* inside = &node; inside->parent(); inside = inside->parent()) {
    if (!model::isScope(inside->parent()->kind())) continue;
    if (const Element* lane = innermost(compiler, *inside->parent(), *inside)) {
      return groupOf(compiler, *lane);
    }
  }
  return {};
}

}  // namespace joinery::run
