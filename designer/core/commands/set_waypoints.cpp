#include "designer/core/commands/set_waypoints.h"

#include <QCoreApplication>

#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SetWaypoints::label() const {
  return QCoreApplication::translate("Command", "Move bend");
}

void SetWaypoints::execute(Modeling& modeling) {
  if (Element* edge = modeling.index().edge(m_flow)) rewriteWaypoints(modeling, *edge, m_points);
}

}  // namespace joinery::designer
