#include "designer/core/commands/rename.h"

#include <QCoreApplication>

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString Rename::label() const {
  return QCoreApplication::translate("Command", "Rename");
}

std::string nameOf(const Element& element) {
  if (element.kind() != Kind::TextAnnotation) return element.name();
  const Element* text = element.child(Kind::Text);
  return text ? text->text() : std::string();
}

void Rename::execute(Modeling& modeling) {
  Element* element = modeling.find(m_id);
  if (!element) return;
  if (element->kind() != Kind::TextAnnotation) {
    // A name that was never there and stays empty is no change.
    if (m_name.empty() && !element->attribute("name")) return;
    modeling.edits().setAttribute(*element, "name", m_name.empty() ? std::nullopt : std::optional(m_name));
    return;
  }
  for (const auto& child : element->children())
    if (child->kind() == Kind::Text) return modeling.edits().setText(*child, m_name);
  modeling.edits().insert(*element, {std::string(model::kBpmn), "text", {}, m_name, {}});
}

}  // namespace joinery::designer
