#include "designer/core/commands/set_child_text.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetChildText::label() const {
  return QCoreApplication::translate("Command", "Change property");
}

void SetChildText::execute(Modeling& modeling) {
  if (!m_text.empty()) {
    if (Element* element = ensureElementAt(modeling, m_path)) modeling.edits().setText(*element, m_text);
    return;
  }
  if (Element* element = elementAt(modeling.document(), m_path)) modeling.edits().remove(*element);
}

}  // namespace joinery::designer
