#include "designer/core/commands/toggle_child.h"

#include <QCoreApplication>
#include <algorithm>

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString ToggleChild::label() const {
  return QCoreApplication::translate("Command", "Change property");
}

void ToggleChild::execute(Modeling& modeling) {
  Element* element = modeling.find(m_id);
  if (!element) return;
  std::vector<Element*> out;
  bool there = false;
  for (const auto& child : element->children()) {
    there = there || child->kind() == m_kind;
    const bool replaced = std::find(m_replaces.begin(), m_replaces.end(), child->kind()) != m_replaces.end();
    if (replaced || (!m_present && child->kind() == m_kind)) out.push_back(child.get());
  }
  for (Element* child : out) modeling.edits().remove(*child);
  if (m_present && !there)
    modeling.edits().insert(
        *element, {std::string(model::kindNamespace(m_kind)), std::string(model::kindName(m_kind)), {}, {}, {}});
}

}  // namespace joinery::designer
