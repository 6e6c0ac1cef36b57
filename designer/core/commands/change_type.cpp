#include "designer/core/commands/change_type.h"

#include <QCoreApplication>

#include "designer/core/commands/delete_elements.h"
#include "designer/core/commands/resize_shape.h"
#include "designer/core/commands/set_event_definition.h"
#include "designer/core/design_document.h"
#include "designer/core/element_types.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString ChangeType::label() const {
  return QCoreApplication::translate("Command", "Change to %1").arg(typeLabel(m_type));
}

namespace {
bool keepsAttribute(const model::Attribute& attribute, Kind from, Kind to) {
  if (attribute.namespaceUri == model::kJoinery) return from == to;
  if (!attribute.namespaceUri.empty()) return true;
  if (attribute.name == "id" || attribute.name == "name") return true;
  if (from == to) return true;
  const bool activities = model::isActivity(from) && model::isActivity(to);
  if (attribute.name == "default")
    return activities || (model::isGateway(from) && to != Kind::ParallelGateway && to != Kind::EventBasedGateway);
  if (attribute.name == "gatewayDirection") return true;
  return activities && (attribute.name == "isForCompensation" || attribute.name == "startQuantity" ||
                        attribute.name == "completionQuantity");
}

bool keepsChild(Kind child, Kind from, Kind to) {
  if (from == to) return true;
  if (child == Kind::Documentation || child == Kind::ExtensionElements || child == Kind::Incoming ||
      child == Kind::Outgoing)
    return true;
  if (model::isActivity(from) && model::isActivity(to)) {
    if (model::isLoop(child) || child == Kind::Property || child == Kind::IoSpecification ||
        child == Kind::DataInputAssociation || child == Kind::DataOutputAssociation)
      return true;
  }
  if (model::isEvent(from) && model::isEvent(to)) return model::isEventDefinition(child);
  return model::isSubProcess(from) && model::isSubProcess(to);
}
}  // namespace

NewElement ChangeType::converted(const Element& element) const {
  NewElement result{std::string(model::kBpmn), std::string(model::kindName(m_type.kind)), {}, {}, {}};
  for (const model::Attribute& attribute : element.attributes())
    if (keepsAttribute(attribute, element.kind(), m_type.kind)) result.attributes.push_back(attribute);
  for (const auto& child : element.children())
    if (keepsChild(child->kind(), element.kind(), m_type.kind)) result.children.push_back(copyOf(*child));
  return result;
}

void ChangeType::fitShape(Modeling& modeling) {
  Element* shape = modeling.index().shape(m_id);
  if (!shape) return;
  const QRectF before = boundsOf(*shape);
  if (model::isSubProcess(m_type.kind) && !shape->attribute("isExpanded"))
    modeling.edits().setAttribute(*shape, "isExpanded", "true");
  if (!model::isSubProcess(m_type.kind)) modeling.edits().setAttribute(*shape, "isExpanded", std::nullopt);
  modeling.edits().setAttribute(
      *shape, "isMarkerVisible",
      m_type.kind == Kind::ExclusiveGateway ? std::optional<std::string>("true") : std::nullopt);
  // A task that somebody made wider stays so; only types of other shape or far larger ones take their own size.
  const bool collapsed = shape->attributeOr("isExpanded", "true") == "false";
  const bool grows = model::isSubProcess(m_type.kind) && !collapsed && before.width() < m_type.width;
  const bool shrinks = !model::isSubProcess(m_type.kind) && before.height() > 2 * m_type.height;
  if (!grows && !shrinks) return;
  modeling.run(ResizeShape(
      m_id, QRectF(before.center() - QPointF(m_type.width, m_type.height) / 2, QSizeF(m_type.width, m_type.height))));
}

void ChangeType::execute(Modeling& modeling) {
  Element* element = modeling.find(m_id);
  if (!element || !element->parent()) return;
  Edits& edits = modeling.edits();
  const Kind from = element->kind();
  if (from != m_type.kind) {
    if (model::isSubProcess(from) && !model::isSubProcess(m_type.kind)) {
      IdSet contents;
      for (const auto& child : element->children())
        if (modeling.index().hasDiagramOf(child->id())) contents.insert(child->id());
      modeling.run(DeleteElements(std::move(contents)));
      element = modeling.find(m_id);
    }
    const NewElement replacement = converted(*element);
    Element& parent = *element->parent();
    const std::size_t position = positionInParent(*element);
    edits.remove(*element);
    element = &edits.insert(parent, position, replacement);
  }
  if (model::isEvent(m_type.kind)) modeling.run(SetEventDefinition(m_id, m_type.definition));
  if (m_type.kind == Kind::BoundaryEvent)
    edits.setAttribute(*element, "cancelActivity",
                       m_type.nonInterrupting ? std::optional<std::string>("false") : std::nullopt);
  if (m_type.kind == Kind::SubProcess)
    edits.setAttribute(*element, "triggeredByEvent",
                       m_type.triggeredByEvent ? std::optional<std::string>("true") : std::nullopt);
  fitShape(modeling);
}

}  // namespace joinery::designer
