#include "designer/core/commands/delete_elements.h"

#include <QCoreApplication>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString DeleteElements::label() const {
  return QCoreApplication::translate("Command", "Delete");
}

void DeleteElements::execute(Modeling& modeling) {
  for (const Id& id : m_ids) {
    Element* element = modeling.find(id);
    if (!element) continue;  // gone already, with another one
    if (isConnection(element->kind())) modeling.beforeDisconnect(*element, {true, true});
    modeling.beforeDelete(*element);
    if (Element* shape = modeling.index().shape(id)) modeling.edits().remove(*shape);
    if (Element* edge = modeling.index().edge(id)) modeling.edits().remove(*edge);
    if (Element* left = modeling.find(id)) modeling.edits().remove(*left);
  }
}

}  // namespace joinery::designer
