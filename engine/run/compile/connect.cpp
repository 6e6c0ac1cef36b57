#include "engine/run/compile/compiler.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

// The node that a sequence flow's end names; refused where it is none of this process.
int endOf(Compiler& compiler, const Element& flow, std::string_view attribute) {
  const Element* end = compiler.reference(flow, attribute);
  const Node* node = end ? compiler.definition.node(end->index()) : nullptr;
  if (node) return node->index;
  if (!end || !model::isFlowNode(end->kind())) {
    compiler.refuse(flow, "flow-end-missing",
                    "the sequence flow's " + std::string(attribute) + " '" + flow.attributeOr(attribute, "") +
                        "' names no flow node of this process");
  }
  return -1;  // or an element that was refused already
}

void connectFlow(Compiler& compiler, Flow& flow, int index) {
  Definition& definition = compiler.definition;
  const Element& element = *compiler.document.byIndex(flow.element);
  flow.source = endOf(compiler, element, "sourceRef");
  flow.target = endOf(compiler, element, "targetRef");
  if (const Element* condition = element.child(Kind::ConditionExpression)) {
    flow.condition = compiler.element(condition);
    flow.conditional = flow.condition.given();
  }
  if (flow.source < 0 || flow.target < 0) return;
  Node& source = definition.nodes[static_cast<std::size_t>(flow.source)];
  Node& target = definition.nodes[static_cast<std::size_t>(flow.target)];
  if (source.scope != target.scope) {
    compiler.refuse(element, "flow-crosses-scope", "a sequence flow may not cross the border of a sub-process");
    return;
  }
  source.outgoing.push_back(index);
  target.incoming.push_back(index);
}

void connectDefault(Compiler& compiler, Node& node, const Element& element) {
  const std::string* name = element.attribute("default");
  if (!name) return;
  const Element* flow = compiler.document.resolve(*name);
  for (int out : node.outgoing) {
    if (flow && compiler.definition.flowAt(out).element == flow->index()) node.defaultFlow = out;
  }
  if (node.defaultFlow < 0) {
    compiler.refuse(element, "default-flow-foreign", "the default flow '" + *name + "' does not leave this element");
  }
}

void connectBoundary(Compiler& compiler, Node& node, const Element& element) {
  const Element* host = compiler.reference(element, "attachedToRef");
  const Node* activity = host ? compiler.definition.node(host->index()) : nullptr;
  if (!activity || !model::isActivity(activity->kind) || activity->scope != node.scope) {
    if (activity || !host || !model::isActivity(host->kind())) {
      compiler.refuse(element, "boundary-detached",
                      "a boundary event must be attached to an activity of its own scope");
    }
    return;
  }
  node.attachedTo = activity->index;
  node.interrupting = element.attributeOr("cancelActivity", "true") != "false";
  compiler.definition.nodes[static_cast<std::size_t>(activity->index)].boundaries.push_back(node.index);
}

// A start event with an event definition waits for it.
bool hasEventDefinition(const Element& element) {
  for (const auto& child : element.children()) {
    if (model::isEventDefinition(child->kind()) || child->kind() == Kind::EventDefinitionRef) return true;
  }
  return false;
}

bool isLinkTarget(const Element& element) {
  return element.kind() == Kind::IntermediateCatchEvent && element.child(Kind::LinkEventDefinition) != nullptr;
}

bool isCompensation(const Element& element) {
  return element.attributeOr("isForCompensation", "false") == "true";
}

bool instantiates(const Element& element) {
  return (element.kind() == Kind::ReceiveTask || element.kind() == Kind::EventBasedGateway) &&
         element.attributeOr("instantiate", "false") == "true";
}

// A receive task or the events behind a gateway begin the process when what they wait for comes.
void connectInstantiating(Compiler& compiler, Body& body, const Node& node, const Element& element) {
  Definition& definition = compiler.definition;
  if (body.node >= 0) {
    compiler.refuse(element, "instantiate-in-sub-process", "what instantiates a process stands in the process itself");
  }
  if (node.kind == Kind::ReceiveTask) return body.instantiating.push_back(node.index);
  for (int flow : node.outgoing) {
    int target = definition.flowAt(flow).target;
    definition.nodes[static_cast<std::size_t>(target)].instantiatedBy = node.index;
    body.instantiating.push_back(target);
  }
}

// Where tokens begin when the scope opens: none start events; without any start event every node that has no
// incoming flow (10.3.1, 13.3.1).
void findStarts(Compiler& compiler, Body& body) {
  Definition& definition = compiler.definition;
  std::vector<int> implicit;
  for (int index : body.nodes) {
    const Node& node = definition.at(index);
    const Element& element = *compiler.document.byIndex(node.element);
    if (node.triggeredByEvent) {
      body.eventSubProcesses.push_back(index);
      continue;
    }
    if (node.behaviour->lookAgain && node.incoming.size() >= node.behaviour->joinsFrom)
      body.watchedJoins.push_back(index);
    if (instantiates(element)) {
      connectInstantiating(compiler, body, node, element);
    } else if (node.kind == Kind::StartEvent) {
      body.startEvents.push_back(index);
    } else if (node.incoming.empty() && node.kind != Kind::BoundaryEvent && !isCompensation(element) &&
               !isLinkTarget(element)) {
      implicit.push_back(index);
    }
  }
  for (int index : body.startEvents) {
    if (!hasEventDefinition(*compiler.document.byIndex(definition.at(index).element))) body.starts.push_back(index);
  }
  if (body.startEvents.empty() && body.instantiating.empty()) body.starts = std::move(implicit);
}

}  // namespace

void connect(Compiler& compiler) {
  Definition& definition = compiler.definition;
  for (std::size_t j = 0; j < definition.flows.size(); ++j) {
    connectFlow(compiler, definition.flows[j], static_cast<int>(j));
  }
  for (Node& node : definition.nodes) {
    const Element& element = *compiler.document.byIndex(node.element);
    connectDefault(compiler, node, element);
    if (node.kind == Kind::BoundaryEvent) connectBoundary(compiler, node, element);
  }
  for (Body& body : definition.scopes) findStarts(compiler, body);
}

}  // namespace joinery::run
