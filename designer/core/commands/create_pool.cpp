#include "designer/core/commands/create_pool.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString CreatePool::label() const {
  return QCoreApplication::translate("Command", "Create pool");
}

Element& CreatePool::collaborationOf(Modeling& modeling, Element& plane) {
  Element* shown = modeling.find(localPart(plane.attributeOr("bpmnElement", "")));
  if (shown && shown->kind() == Kind::Collaboration) return *shown;
  const Id id = modeling.document().freshId("Collaboration");
  Element& root = modeling.model().root();
  // Before the processes, where most tools put it.
  std::size_t position = 0;
  while (position < root.children().size() && root.children()[position]->kind() != Kind::Process &&
         root.children()[position]->kind() != Kind::BpmnDiagram)
    ++position;
  Element& collaboration =
      modeling.edits().insert(root, position, {std::string(model::kBpmn), "collaboration", {{"", "id", id}}, {}, {}});
  modeling.edits().setAttribute(plane, "bpmnElement", id);
  return collaboration;
}

Id CreatePool::processFor(Modeling& modeling, Element& collaboration) {
  const auto& root = modeling.model().root().children();
  for (const auto& child : root) {
    if (child->kind() == Kind::Process && modeling.index().participants(child->id()).empty()) return child->id();
  }
  const Id id = modeling.document().freshId("Process");
  modeling.edits().insert(
      *collaboration.parent(),
      {std::string(model::kBpmn), "process", {{"", "id", id}, {"", "isExecutable", "true"}}, {}, {}});
  return id;
}

void CreatePool::execute(Modeling& modeling) {
  Element* plane = modeling.document().plane();
  if (!plane) return;
  Element& collaboration = collaborationOf(modeling, *plane);
  const Id process = processFor(modeling, collaboration);
  // It must enclose what its process has already.
  QRectF bounds = m_bounds;
  if (const Element* found = modeling.find(process)) {
    for (const auto& child : found->children()) {
      const Element* shape = modeling.index().shape(child->id());
      if (shape) bounds |= boundsOf(*shape).adjusted(-60, -30, 30, 30);
    }
  }
  m_created = modeling.document().freshId("Participant");
  modeling.edits().insert(
      collaboration,
      {std::string(model::kBpmn), "participant", {{"", "id", m_created}, {"", "processRef", process}}, {}, {}});
  NewElement shape = newShape(m_created, bounds);
  shape.attributes.push_back({"", "isHorizontal", "true"});
  modeling.edits().insert(*plane, 0, shape);
}

}  // namespace joinery::designer
