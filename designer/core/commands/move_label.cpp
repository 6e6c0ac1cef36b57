#include "designer/core/commands/move_label.h"

#include <QCoreApplication>

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString MoveLabel::label() const {
  return QCoreApplication::translate("Command", "Move label");
}

void MoveLabel::execute(Modeling& modeling) {
  Element* edge = modeling.index().edge(m_id);
  Element* shape = modeling.index().shape(m_id);
  if (Element* target = shape ? shape : edge) setLabelBounds(modeling.edits(), *target, m_bounds);
}

}  // namespace joinery::designer
