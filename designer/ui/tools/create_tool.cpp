#include "designer/ui/tools/create_tool.h"

#include <QCoreApplication>

#include "designer/core/commands/create_pool.h"
#include "designer/core/commands/create_shape.h"
#include "designer/core/commands/insert_shape.h"
#include "designer/core/routing.h"
#include "designer/ui/canvas.h"
#include "designer/ui/items/drawing_item.h"
#include "designer/ui/tools/gesture.h"

namespace joinery::designer {

namespace {
// The boundary type that waits for the same as an intermediate catch event.
const ElementType* boundaryTypeFor(const ElementType& type) {
  if (type.group == TypeGroup::Boundary) return &type;
  if (type.kind != model::Kind::IntermediateCatchEvent) return nullptr;
  for (const ElementType& candidate : elementTypes())
    if (candidate.group == TypeGroup::Boundary && candidate.definition == type.definition && !candidate.nonInterrupting)
      return &candidate;
  return nullptr;
}
}  // namespace

CreateTool::CreateTool(Canvas& canvas, const ElementType& type) : Tool(canvas), m_type(&type), m_wanted(&type) {}

QRectF CreateTool::ghost() const {
  return {*m_center - QPointF(m_type->width, m_type->height) / 2, QSizeF(m_type->width, m_type->height)};
}

void CreateTool::follow(const CanvasMouse& mouse) {
  m_type = m_wanted;
  m_center = mouse.scene;
  m_guides.clear();
  m_place = m_canvas.placeUnder(mouse.scene);
  const ElementType* boundary = boundaryTypeFor(*m_wanted);
  if (boundary && !m_place.host.empty() && mayAttach(m_canvas.document(), m_place.host)) {
    m_type = boundary;
    m_center = snapToBorder(boundsOf(*m_canvas.document().index().shape(m_place.host)), mouse.scene);
    return;
  }
  m_place.host.clear();
  if (!m_place.flow.empty() && mayInsertInto(*m_type)) {
    const auto* edge = m_canvas.document().index().edge(m_place.flow);
    m_center = nearestSegment(waypointsOf(*edge), mouse.scene).point.toPoint();
    return;
  }
  m_place.flow.clear();
  if (!m_snapper)
    m_snapper.emplace(m_canvas.document(), m_canvas.diagram(), IdSet{},
                      m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect());
  if (mouse.modifiers & Qt::ControlModifier) return;
  const Snapped snapped = m_snapper->snap(ghost(), 6 / m_canvas.zoom());
  *m_center += snapped.offset;
  m_guides = snapped.guides;
}

void CreateTool::hover(const CanvasMouse& mouse) {
  follow(mouse);
  m_reason.clear();
  if (m_type->group == TypeGroup::Boundary) {
    m_allowed = !m_place.host.empty();
    if (!m_allowed)
      m_reason = QCoreApplication::translate("Rule", "A boundary event stands at the border of an activity.");
  } else {
    m_allowed = mayDrop(m_canvas.document(), m_type->kind, m_place.parent, &m_reason);
  }
  const bool root = m_canvas.document().rootScope() && m_place.parent == m_canvas.document().rootScope()->id();
  m_canvas.setDropHighlight(!m_place.host.empty()   ? m_place.host
                            : !m_place.flow.empty() ? m_place.flow
                            : root                  ? Id()
                                                    : m_place.parent,
                            m_allowed);
  m_canvas.say(m_reason);
  m_canvas.refreshOverlay();
}

void CreateTool::release(const CanvasMouse& mouse) {
  hover(mouse);
  Canvas& canvas = m_canvas;
  if (!m_allowed) return;
  const Place place = m_place;
  const ElementType& type = *m_type;
  const QPointF center = *m_center;
  const QRectF bounds = ghost();
  canvas.setTool(QStringLiteral("select"));  // destroys this tool: only locals from here
  if (type.kind == model::Kind::Participant)
    canvas.executeAndName(CreatePool(bounds));
  else if (!place.flow.empty())
    canvas.executeAndName(InsertShape(type, center, place.flow));
  else
    canvas.executeAndName(CreateShape(type, center, place.parent, place.host));
}

void CreateTool::cancel() {
  m_center.reset();
  m_canvas.say({});
}

QRectF CreateTool::paintedRect() const {
  if (!m_center) return {};
  QRectF rect = ghost();
  for (const QLineF& guide : m_guides) rect |= QRectF(guide.p1(), guide.p2()).normalized().adjusted(-1, -1, 1, 1);
  return rect;
}

void CreateTool::paint(QPainter& painter) const {
  if (!m_center) return;
  painter.setPen(guidePen());
  for (const QLineF& guide : m_guides) painter.drawLine(guide);
  diagram::Look look;
  look.kind = m_type->kind;
  if (m_type->definition != model::Kind::Unknown) look.triggers = {m_type->definition};
  look.interrupting = !m_type->nonInterrupting;
  look.throwing = model::isThrowEvent(m_type->kind) || m_type->kind == model::Kind::SendTask;
  look.eventSubProcess = m_type->triggeredByEvent;
  look.markerVisible = true;
  painter.setOpacity(m_allowed ? 0.75 : 0.3);
  paintDrawing(painter, diagram::drawShape(look, toRect(ghost())));
  painter.setOpacity(1);
}

}  // namespace joinery::designer
