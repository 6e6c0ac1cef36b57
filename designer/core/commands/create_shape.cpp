#include "designer/core/commands/create_shape.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"
#include "designer/core/element_types.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString CreateShape::label() const {
  return QCoreApplication::translate("Command", "Create %1").arg(typeLabel(m_type));
}

NewElement newEventDefinition(Kind definition) {
  NewElement element{std::string(model::kBpmn), std::string(model::kindName(definition)), {}, {}, {}};
  if (definition == Kind::LinkEventDefinition) element.attributes.push_back({"", "name", "Link_1"});
  if (definition == Kind::ConditionalEventDefinition)
    element.children.push_back({std::string(model::kBpmn), "condition", {}, "true", {}});
  return element;
}

NewElement CreateShape::semantic(Modeling& modeling, Element& parent) {
  NewElement element{
      std::string(model::kBpmn), std::string(model::kindName(m_type.kind)), {{"", "id", m_created}}, {}, {}};
  const auto put = [&element](const char* name, std::string value) {
    element.attributes.push_back({"", name, std::move(value)});
  };
  if (!m_host.empty()) put("attachedToRef", m_host);
  if (m_type.nonInterrupting) put("cancelActivity", "false");
  if (m_type.triggeredByEvent) put("triggeredByEvent", "true");
  if (m_type.definition != Kind::Unknown) element.children.push_back(newEventDefinition(m_type.definition));
  if (m_type.kind == Kind::TextAnnotation) element.children.push_back({std::string(model::kBpmn), "text", {}, {}, {}});
  if (m_type.kind == Kind::DataObjectReference) {
    const Id object = modeling.document().freshId("DataObject");
    modeling.edits().insert(parent, {std::string(model::kBpmn), "dataObject", {{"", "id", object}}, {}, {}});
    put("dataObjectRef", object);
  }
  return element;
}

void CreateShape::execute(Modeling& modeling) {
  Element* parent = m_parent.empty() ? modeling.document().rootScope() : modeling.find(m_parent);
  Element* plane = modeling.document().plane();
  if (const Element* host = modeling.find(m_host)) parent = host->parent();
  if (!parent || !plane) return;
  m_created = modeling.document().freshId(m_type.idPrefix);
  const NewElement element = semantic(modeling, *parent);
  Element& created = modeling.edits().insert(*parent, element);
  NewElement shape = newShape(
      m_created, QRectF(m_center - QPointF(m_type.width, m_type.height) / 2, QSizeF(m_type.width, m_type.height)));
  if (model::isSubProcess(m_type.kind)) shape.attributes.push_back({"", "isExpanded", "true"});
  if (m_type.kind == Kind::ExclusiveGateway) shape.attributes.push_back({"", "isMarkerVisible", "true"});
  modeling.edits().insert(*plane, shape);
  modeling.afterCreate(created);
}

}  // namespace joinery::designer
