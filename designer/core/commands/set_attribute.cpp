#include "designer/core/commands/set_attribute.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetAttribute::label() const {
  return QCoreApplication::translate("Command", "Change property");
}

namespace {
Element* childOf(Element& element, Kind kind) {
  for (const auto& child : element.children())
    if (child->kind() == kind) return child.get();
  return nullptr;
}
}  // namespace

Element* elementAt(DesignDocument& document, const ElementPath& path) {
  Element* element = document.find(path.id);
  for (Kind kind : path.kinds) {
    if (!element) return nullptr;
    element = childOf(*element, kind);
  }
  return element;
}

Element* ensureElementAt(Modeling& modeling, const ElementPath& path) {
  Element* element = modeling.find(path.id);
  for (Kind kind : path.kinds) {
    if (!element) return nullptr;
    Element* child = childOf(*element, kind);
    if (!child) {
      const NewElement fresh{std::string(model::kindNamespace(kind)), std::string(model::kindName(kind)), {}, {}, {}};
      child = &modeling.edits().insert(*element, fresh);
    }
    element = child;
  }
  return element;
}

void SetAttribute::execute(Modeling& modeling) {
  Element* element = m_value.empty() ? elementAt(modeling.document(), m_path) : ensureElementAt(modeling, m_path);
  if (!element) return;
  modeling.edits().setAttribute(*element, m_name, m_value.empty() ? std::nullopt : std::optional(m_value),
                                m_namespaceUri);
}

}  // namespace joinery::designer
