#include "designer/ui/tools/move_gesture.h"

#include <cmath>

#include "designer/core/behaviours/move_companions.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
// What a drag of the selection moves: connections follow by themselves, a lane takes its pool along.
IdSet movable(Canvas& canvas) {
  IdSet shapes;
  for (const Id& id : canvas.selection()) {
    const Element* element = canvas.document().find(id);
    if (!element || !canvas.document().index().shape(id)) continue;
    if (element->kind() != Kind::Lane) {
      shapes.insert(id);
      continue;
    }
    const Element* process = element;
    while (process && process->kind() != Kind::Process) process = process->parent();
    if (!process) continue;
    for (const Element* pool : canvas.document().index().participants(process->id())) shapes.insert(pool->id());
  }
  return shapes;
}

QRectF visibleArea(const Canvas& canvas) {
  return canvas.mapToScene(canvas.viewport()->rect()).boundingRect();
}
}  // namespace

MoveGesture::MoveGesture(Canvas& canvas, const CanvasMouse& from)
    : Gesture(canvas),
      m_from(from.scene),
      m_shapes(movable(canvas)),
      m_all(withCompanions(canvas.document(), m_shapes)),
      m_snapper(canvas.document(), canvas.diagram(), m_all, visibleArea(canvas)) {
  for (const Id& id : m_shapes) m_bounds |= boundsOf(*canvas.document().index().shape(id));
  if (m_shapes.size() == 1) m_single = *m_shapes.begin();
  const Element* single = canvas.document().find(m_single);
  m_boundary = single && single->kind() == Kind::BoundaryEvent;
  collectFlows();
}

void MoveGesture::collectFlows() {
  const DesignDocument& document = m_canvas.document();
  IdSet seen;
  for (const Id& id : m_all) {
    for (const auto* flows : {&document.index().outgoing(id), &document.index().incoming(id)}) {
      for (const Element* flow : *flows) {
        const Element* edge = document.index().edge(flow->id());
        if (!edge || !document.isOnPlane(*edge) || !seen.insert(flow->id()).second) continue;
        const Id source = sourceOf(*flow), target = targetOf(*flow);
        m_flows.push_back({flow->id(), waypointsOf(*edge), dockOf(document, source), dockOf(document, target),
                           m_all.count(source) > 0, m_all.count(target) > 0});
      }
    }
  }
}

QPointF MoveGesture::borderDelta(const QPointF& raw) {
  const QPointF center = m_bounds.center() + raw;
  Place place = m_canvas.placeUnder(center, {m_single});
  if (place.host.empty()) place.host = localPart(m_canvas.document().find(m_single)->attributeOr("attachedToRef", ""));
  m_place = place;
  const Element* host = m_canvas.document().index().shape(place.host);
  return host ? snapToBorder(boundsOf(*host), center) - m_bounds.center() : raw;
}

Id MoveGesture::hostScope() const {
  const Element* host = m_canvas.document().find(m_place.host);
  return host && host->parent() ? host->parent()->id() : Id();
}

void MoveGesture::judge(const QPointF& at) {
  const DesignDocument& document = m_canvas.document();
  m_place = m_canvas.placeUnder(at, m_all);
  m_place.host.clear();
  if (m_single.empty() || !mayInsertInto(document, m_single, m_place.flow)) m_place.flow.clear();
  m_allowed = true;
  QString reason;
  for (const Id& id : m_shapes)
    m_allowed = m_allowed && mayDrop(document, document.find(id)->kind(), m_place.parent, &reason);
  const Element* first = document.find(*m_shapes.begin());
  const bool stays = first->parent() && first->parent()->id() == m_place.parent;
  m_canvas.setDropHighlight(!m_place.flow.empty() ? m_place.flow
                            : stays && m_allowed  ? Id()
                                                  : m_place.parent,
                            m_allowed);
  m_canvas.say(reason);
}

void MoveGesture::move(const CanvasMouse& mouse) {
  if (m_shapes.empty()) return;
  QPointF delta = mouse.scene - m_from;
  if (mouse.modifiers & Qt::ShiftModifier) std::abs(delta.x()) > std::abs(delta.y()) ? delta.setY(0) : delta.setX(0);
  m_guides.clear();
  if (m_boundary) {
    delta = borderDelta(delta);
    m_canvas.setDropHighlight(m_place.host);
  } else {
    if (!(mouse.modifiers & Qt::ControlModifier)) {
      const Snapped snapped = m_snapper.snap(m_bounds.translated(delta), 6 / m_canvas.zoom());
      delta += snapped.offset;
      m_guides = snapped.guides;
    }
    judge(m_shapes.size() == 1 ? m_bounds.translated(delta).center() : mouse.scene);
  }
  show(QPointF(std::round(delta.x()), std::round(delta.y())));
}

void MoveGesture::show(const QPointF& delta) {
  m_delta = delta;
  for (const Id& id : m_all)
    if (DrawingItem* item = m_canvas.diagram().item(id)) item->setPos(delta);
  for (const MovingFlow& flow : m_flows) {
    if (flow.sourceMoves && flow.targetMoves) {
      if (DrawingItem* item = m_canvas.diagram().item(flow.id)) item->setPos(delta);
      continue;
    }
    Dock source = flow.source, target = flow.target;
    if (flow.sourceMoves) source.bounds.translate(delta);
    if (flow.targetMoves) target.bounds.translate(delta);
    m_canvas.diagram().previewEdge(flow.id, repaired(flow.points, source, flow.sourceMoves ? delta : QPointF(), target,
                                                     flow.targetMoves ? delta : QPointF()));
  }
  m_canvas.refreshOverlay();
}

void MoveGesture::finish(const CanvasMouse& mouse) {
  if (m_shapes.empty()) return;
  move(mouse);
  const QPointF delta = m_delta;
  if (!m_allowed || delta.isNull()) return cancel();
  MoveShapes::Drop drop;
  if (m_boundary)
    drop = {hostScope(), {}, m_place.host};
  else
    drop = {m_place.parent, m_place.flow, {}};
  show({});
  if (!m_canvas.execute(MoveShapes(m_shapes, delta, drop))) cancel();
}

void MoveGesture::cancel() {
  for (const Id& id : m_all) m_canvas.diagram().refresh(id);
  for (const MovingFlow& flow : m_flows) m_canvas.diagram().refresh(flow.id);
}

void MoveGesture::paint(QPainter& painter) const {
  painter.setPen(guidePen());
  for (const QLineF& guide : m_guides) painter.drawLine(guide);
}

QRectF MoveGesture::paintedRect() const {
  QRectF rect = m_bounds.translated(m_delta);
  for (const QLineF& guide : m_guides) rect |= QRectF(guide.p1(), guide.p2()).normalized().adjusted(-1, -1, 1, 1);
  return rect;
}

}  // namespace joinery::designer
