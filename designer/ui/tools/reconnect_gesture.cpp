#include "designer/ui/tools/reconnect_gesture.h"

#include "designer/core/commands/reconnect.h"
#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

ReconnectGesture::ReconnectGesture(Canvas& canvas, const Handle& handle) : Gesture(canvas), m_handle(handle) {
  const model::Element& flow = *canvas.document().find(handle.id);
  m_fixed = handle.kind == Handle::Kind::Source ? targetOf(flow) : sourceOf(flow);
  m_before = waypointsOf(*canvas.document().index().edge(handle.id));
}

void ReconnectGesture::move(const CanvasMouse& mouse) {
  const bool source = m_handle.kind == Handle::Kind::Source;
  m_node = m_canvas.diagram().shapeAt(mouse.scene);
  m_verdict = m_node.empty() ? Verdict{}
                             : mayReconnect(m_canvas.document(), m_handle.id, source ? m_node : m_fixed,
                                            source ? m_fixed : m_node);
  m_canvas.setDropHighlight(m_node, m_verdict.allowed);
  m_canvas.say(m_verdict.reason);
  Points points = m_before;
  (source ? points.first() : points.last()) = mouse.scene;
  m_canvas.diagram().previewEdge(m_handle.id, points);
  m_canvas.refreshOverlay();
}

void ReconnectGesture::finish(const CanvasMouse& mouse) {
  move(mouse);
  const auto end = m_handle.kind == Handle::Kind::Source ? Reconnect::End::Source : Reconnect::End::Target;
  if (!m_verdict.allowed || !m_canvas.execute(Reconnect(m_handle.id, end, m_node))) cancel();
}

void ReconnectGesture::cancel() {
  m_canvas.diagram().refresh(m_handle.id);
}

}  // namespace joinery::designer
