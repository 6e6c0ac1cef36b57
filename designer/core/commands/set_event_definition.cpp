#include "designer/core/commands/set_event_definition.h"

#include <QCoreApplication>

#include "designer/core/commands/create_shape.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetEventDefinition::label() const {
  return QCoreApplication::translate("Command", "Change event");
}

void SetEventDefinition::execute(Modeling& modeling) {
  Element* event = modeling.find(m_id);
  if (!event) return;
  std::vector<Element*> others;
  bool present = false;
  for (const auto& child : event->children()) {
    if (!model::isEventDefinition(child->kind())) continue;
    if (child->kind() == m_definition && !present)
      present = true;  // the first of the wanted kind stays, with what it says
    else
      others.push_back(child.get());
  }
  for (Element* other : others) modeling.edits().remove(*other);
  if (!present && m_definition != Kind::Unknown) modeling.edits().insert(*event, newEventDefinition(m_definition));
}

}  // namespace joinery::designer
