#include "designer/core/commands/insert_shape.h"

#include <QCoreApplication>

#include "designer/core/commands/create_shape.h"
#include "designer/core/commands/split_flow.h"
#include "designer/core/element_types.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString InsertShape::label() const {
  return QCoreApplication::translate("Command", "Insert %1").arg(typeLabel(m_type));
}

void InsertShape::execute(Modeling& modeling) {
  const Element* flow = modeling.find(m_flow);
  if (!flow) return;
  CreateShape create(m_type, m_center, flow->parent()->id());
  modeling.run(create);
  m_created = create.createdId();
  modeling.run(SplitFlow(m_flow, m_created));
}

}  // namespace joinery::designer
