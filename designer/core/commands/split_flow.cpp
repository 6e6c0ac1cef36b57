#include "designer/core/commands/split_flow.h"

#include <QCoreApplication>

#include "designer/core/commands/connect_shapes.h"
#include "designer/core/commands/reconnect.h"
#include "designer/core/commands/set_waypoints.h"
#include "designer/core/design_document.h"
#include "designer/core/flow_layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString SplitFlow::label() const {
  return QCoreApplication::translate("Command", "Insert into flow");
}

void SplitFlow::execute(Modeling& modeling) {
  const Element* flow = modeling.find(m_flow);
  const Element* edge = modeling.index().edge(m_flow);
  const Element* shape = modeling.index().shape(m_node);
  if (!flow || !edge || !shape) return;
  const Dock dock = dockOf(modeling.document(), m_node);
  const Points points = waypointsOf(*edge);
  const QPointF center = dock.bounds.center();
  const int cut = nearestSegment(points, center).index;
  if (cut < 0) return;
  const Id target = targetOf(*flow);
  Points before = points.mid(0, cut + 1), after = points.mid(cut + 1);
  before.append(borderPoint(dock, before.last()));
  after.prepend(borderPoint(dock, after.first()));
  modeling.run(Reconnect(m_flow, Reconnect::End::Target, m_node));
  modeling.run(SetWaypoints(m_flow, simplified(straightened(before))));
  modeling.run(ConnectShapes(m_node, target, Kind::SequenceFlow, simplified(straightened(after))));
}

}  // namespace joinery::designer
