#include "designer/core/commands/move_shapes.h"

#include <QCoreApplication>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"
#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString MoveShapes::label() const {
  return QCoreApplication::translate("Command", "Move");
}

void MoveShapes::execute(Modeling& modeling) {
  MoveFacts facts{m_ids, m_delta, m_drop.parent, m_drop.ontoFlow, m_drop.host};
  modeling.beforeMove(facts);
  std::set<Id> flows;
  for (const Id& id : facts.shapes) {
    Element* shape = modeling.index().shape(id);
    if (!shape) continue;
    setBounds(modeling.edits(), *shape, boundsOf(*shape).translated(m_delta));
    if (const auto label = labelBoundsOf(*shape)) setLabelBounds(modeling.edits(), *shape, label->translated(m_delta));
    for (const Element* flow : modeling.index().outgoing(id)) flows.insert(flow->id());
    for (const Element* flow : modeling.index().incoming(id)) flows.insert(flow->id());
  }
  for (const Id& id : flows) {
    const Element* flow = modeling.find(id);
    if (!flow) continue;
    const bool source = facts.shapes.count(sourceOf(*flow)) > 0, target = facts.shapes.count(targetOf(*flow)) > 0;
    repairFlow(modeling, *flow, source ? m_delta : QPointF(), target ? m_delta : QPointF());
  }
  modeling.afterMove(facts);
}

}  // namespace joinery::designer
