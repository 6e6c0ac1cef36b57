#include "engine/run/compile/compiler.h"
#include "engine/run/compile/data.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

std::vector<Mapping> compileMappings(Compiler& compiler, const Element& element, std::string_view name) {
  std::vector<Mapping> mappings;
  for (const Element* mapping : Compiler::extensions(element, name)) {
    Mapping m{compiler.value(*mapping, mapping->attributeOr("source", "")), mapping->attributeOr("target", "")};
    if (m.target.empty()) compiler.refuse(*mapping, "mapping-without-target", "a mapping needs a target variable");
    mappings.push_back(std::move(m));
  }
  return mappings;
}

void compileLoop(Compiler& compiler, const Element& element, Node& node) {
  for (const auto& child : element.children()) {
    if (!model::isLoop(child->kind())) continue;
    const LoopBehaviour* behaviour = loopBehaviourOf(child->kind());
    if (!behaviour) {
      compiler.need(element, "unsupported-loop", child->localName() + " cannot be executed");
      continue;
    }
    if (node.loop) {
      compiler.refuse(element, "loop-twice", "an activity has one kind of loop characteristics");
      continue;
    }
    node.loop = std::make_unique<LoopSpec>();
    node.loop->behaviour = behaviour;
    node.loop->extra = behaviour->compile(compiler, *child, node);
  }
}

bool takesAll(const Definition& definition, const Node& node) {
  if (node.behaviour->choose == chooseAll) return true;
  if (node.defaultFlow >= 0) return false;
  if (node.behaviour->choose == chooseFirst && node.outgoing.size() > 1) return false;
  for (int flow : node.outgoing) {
    if (definition.flowAt(flow).conditional) return false;
  }
  return true;
}

void compileActivity(Compiler& compiler, const Element& element, Node& node) {
  node.startQuantity = compiler.whole(element, "startQuantity", 1, 1);
  node.completionQuantity = compiler.whole(element, "completionQuantity", 1, 1);
  compileLoop(compiler, element, node);
}

}  // namespace

void compileNodes(Compiler& compiler) {
  for (Node& node : compiler.definition.nodes) {
    const Element& element = *compiler.document.byIndex(node.element);
    node.inputs = compileMappings(compiler, element, "input");
    node.outputs = compileMappings(compiler, element, "output");
    node.data = compileData(compiler, element);
    std::vector<Duration> pauses = compiler.durations(element, "incidentBackoff");
    if (!pauses.empty()) compiler.definition.incidentBackoffs[node.element] = std::move(pauses);
    if (node.body >= 0) {
      compiler.definition.scopes[static_cast<std::size_t>(node.body)].data = declaredData(compiler, element);
    }
    if (model::isActivity(node.kind)) compileActivity(compiler, element, node);
    if (node.behaviour->compile) node.behaviour->compile(compiler, element, node);
    node.takesAll = takesAll(compiler.definition, node);
  }
}

}  // namespace joinery::run
