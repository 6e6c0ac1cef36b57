#include "designer/core/commands/connect_shapes.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"
#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString ConnectShapes::label() const {
  return QCoreApplication::translate("Command", "Connect");
}

Element* ConnectShapes::parentFor(Modeling& modeling, Element& source) {
  if (m_kind != Kind::MessageFlow)
    return source.kind() == Kind::Participant ? modeling.document().rootScope() : source.parent();
  for (const auto& child : modeling.model().root().children())
    if (child->kind() == Kind::Collaboration) return child.get();
  return nullptr;
}

void ConnectShapes::execute(Modeling& modeling) {
  Element* source = modeling.find(m_source);
  Element* plane = modeling.document().plane();
  Element* parent = source ? parentFor(modeling, *source) : nullptr;
  if (!parent || !plane || !modeling.find(m_target)) return;
  m_created = modeling.document().freshId(m_kind == Kind::SequenceFlow  ? "Flow"
                                          : m_kind == Kind::MessageFlow ? "MessageFlow"
                                                                        : "Association");
  Element& flow = modeling.edits().insert(
      *parent, {std::string(model::kBpmn),
                std::string(model::kindName(m_kind)),
                {{"", "id", m_created}, {"", "sourceRef", m_source}, {"", "targetRef", m_target}},
                {},
                {}});
  const Points points = m_points.size() >= 2 ? m_points : routeOf(modeling.document(), flow);
  modeling.edits().insert(*plane, newEdge(m_created, points));
  modeling.afterConnect(flow);
}

}  // namespace joinery::designer
