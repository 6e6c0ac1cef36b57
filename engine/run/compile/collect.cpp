#include "engine/run/compile/compiler.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

std::string described(const Element& element) {
  return element.localName() + (element.name().empty() ? "" : " '" + element.name() + "'");
}

void collectFlow(Compiler& compiler, const Element& element) {
  Flow flow;
  flow.element = element.index();
  flow.id = element.id();
  compiler.definition.flows.push_back(std::move(flow));
}

void collectBody(Compiler& compiler, const Element& container, int scope);

void collectNode(Compiler& compiler, const Element& element, int scope) {
  Definition& definition = compiler.definition;
  const ElementBehaviour* behaviour = behaviourOf(element.kind());
  if (!behaviour) {
    compiler.need(element, "unsupported-element", "a " + described(element) + " cannot be executed");
    return;
  }
  Node node;
  node.element = element.index();
  node.index = static_cast<int>(definition.nodes.size());
  node.kind = element.kind();
  node.behaviour = behaviour;
  node.id = element.id();
  node.name = element.name();
  node.scope = scope;
  node.triggeredByEvent = model::isSubProcess(node.kind) && element.attributeOr("triggeredByEvent", "false") == "true";
  if (node.kind == Kind::StartEvent) node.interrupting = element.attributeOr("isInterrupting", "true") != "false";
  int index = node.index;
  definition.nodeIds.emplace(node.id, index);
  definition.nodes.push_back(std::move(node));
  definition.scopes[static_cast<std::size_t>(scope)].nodes.push_back(index);
  if (!model::isSubProcess(element.kind())) return;
  int body = static_cast<int>(definition.scopes.size());
  definition.scopes.push_back({.node = index, .parent = scope});
  definition.nodes[static_cast<std::size_t>(index)].body = body;
  collectBody(compiler, element, body);
}

void collectBody(Compiler& compiler, const Element& container, int scope) {
  for (const auto& child : container.children()) {
    if (child->kind() == Kind::SequenceFlow) {
      collectFlow(compiler, *child);
    } else if (model::isFlowNode(child->kind())) {
      collectNode(compiler, *child, scope);
    }
  }
}

}  // namespace

void collect(Compiler& compiler, const Element& process) {
  Definition& definition = compiler.definition;
  definition.scopes.push_back({});
  collectBody(compiler, process, 0);
  std::int32_t last = definition.element;
  for (const Node& node : definition.nodes) last = std::max(last, node.element);
  for (const Flow& flow : definition.flows) last = std::max(last, flow.element);
  definition.places.assign(static_cast<std::size_t>(last) + 1, 0);
  for (const Node& node : definition.nodes) definition.places[static_cast<std::size_t>(node.element)] = node.index + 1;
  for (std::size_t j = 0; j < definition.flows.size(); ++j) {
    definition.places[static_cast<std::size_t>(definition.flows[j].element)] = -static_cast<std::int32_t>(j + 1);
  }
}

}  // namespace joinery::run
