#include "designer/core/commands/set_rows.h"

#include <QCoreApplication>

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetRows::label() const {
  return QCoreApplication::translate("Command", "Change property");
}

namespace {
Element* extensionOf(Element& element) {
  for (const auto& child : element.children())
    if (child->kind() == Kind::ExtensionElements) return child.get();
  return nullptr;
}
}  // namespace

std::vector<Element*> extensionRows(Element& element, const std::string& localName) {
  std::vector<Element*> rows;
  if (Element* extension = extensionOf(element)) {
    for (const auto& child : extension->children())
      if (child->namespaceUri() == model::kJoinery && child->localName() == localName) rows.push_back(child.get());
  }
  return rows;
}

void SetRows::execute(Modeling& modeling) {
  Element* element = modeling.find(m_id);
  if (!element) return;
  Edits& edits = modeling.edits();
  const auto present = extensionRows(*element, m_localName);
  for (std::size_t i = 0; i < std::min(present.size(), m_rows.size()); ++i) {
    for (const auto& [name, value] : m_rows[i])
      edits.setAttribute(*present[i], name, value.empty() ? std::nullopt : std::optional(value));
  }
  for (std::size_t i = present.size(); i > m_rows.size(); --i) edits.remove(*present[i - 1]);
  for (std::size_t i = present.size(); i < m_rows.size(); ++i) {
    Element* extension = extensionOf(*element);
    if (!extension) extension = &edits.insert(*element, {std::string(model::kBpmn), "extensionElements", {}, {}, {}});
    NewElement row{std::string(model::kJoinery), m_localName, {}, {}, {}};
    for (const auto& [name, value] : m_rows[i])
      if (!value.empty()) row.attributes.push_back({"", name, value});
    edits.insert(*extension, extension->children().size(), row);
  }
  Element* extension = extensionOf(*element);
  if (extension && extension->children().empty() && !present.empty()) edits.remove(*extension);
}

}  // namespace joinery::designer
