#include "designer/core/commands/reconnect.h"

#include <QCoreApplication>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/design_document.h"
#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString Reconnect::label() const {
  return QCoreApplication::translate("Command", "Reconnect");
}

void Reconnect::execute(Modeling& modeling) {
  Element* flow = modeling.find(m_flow);
  Element* edge = modeling.index().edge(m_flow);
  const bool source = m_end == End::Source;
  if (!flow || !modeling.find(m_node) || (source ? sourceOf(*flow) : targetOf(*flow)) == m_node) return;
  modeling.beforeDisconnect(*flow, {source, !source});
  modeling.edits().setAttribute(*flow, source ? "sourceRef" : "targetRef", m_node);
  if (edge) setWaypoints(modeling.edits(), *edge, routeOf(modeling.document(), *flow));
  modeling.afterConnect(*flow);
}

}  // namespace joinery::designer
