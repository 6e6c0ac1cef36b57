#include "designer/core/commands/set_reference.h"

#include <QCoreApplication>
#include <cctype>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetReference::label() const {
  return QCoreApplication::translate("Command", "Change property");
}

void SetReference::execute(Modeling& modeling) {
  Element* element = elementAt(modeling.document(), m_path);
  if (!element) return;
  if (m_name.empty()) return modeling.edits().setAttribute(*element, m_attribute, std::nullopt);
  Element& root = modeling.model().root();
  Id id;
  for (const auto& child : root.children())
    if (child->kind() == m_rootKind && child->name() == m_name) id = child->id();
  if (id.empty()) {
    std::string prefix(model::kindName(m_rootKind));
    prefix[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(prefix[0])));
    id = modeling.document().freshId(prefix);
    std::size_t position = 0;
    while (position < root.children().size() && root.children()[position]->kind() != Kind::BpmnDiagram) ++position;
    NewElement added{std::string(model::kBpmn),
                     std::string(model::kindName(m_rootKind)),
                     {{"", "id", id}, {"", "name", m_name}},
                     {},
                     {}};
    if (m_rootKind == Kind::Error) added.attributes.push_back({"", "errorCode", m_name});
    if (m_rootKind == Kind::Escalation) added.attributes.push_back({"", "escalationCode", m_name});
    modeling.edits().insert(root, position, added);
  }
  modeling.edits().setAttribute(*element, m_attribute, id);
}

}  // namespace joinery::designer
