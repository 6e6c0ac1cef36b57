#include "designer/ui/tools/select_tool.h"

#include <QApplication>

#include "designer/ui/canvas.h"
#include "designer/ui/tools/bend_gesture.h"
#include "designer/ui/tools/frame_gesture.h"
#include "designer/ui/tools/label_gesture.h"
#include "designer/ui/tools/move_gesture.h"
#include "designer/ui/tools/reconnect_gesture.h"
#include "designer/ui/tools/resize_gesture.h"

namespace joinery::designer {

SelectTool::~SelectTool() = default;

void SelectTool::press(const CanvasMouse& mouse) {
  m_pressed = true;
  m_from = mouse;
  m_handle = handleAt(m_canvas, mouse.scene);
  if (m_handle.kind != Handle::Kind::None) return;
  m_hit = m_canvas.diagram().idAt(mouse.scene);
  m_wasSelected = m_canvas.selection().count(m_hit) > 0;
  const bool adds = mouse.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
  if (m_hit.empty()) {
    if (!adds) m_canvas.select({});
    return;
  }
  if (m_wasSelected) return;
  IdSet ids = adds ? m_canvas.selection() : IdSet();
  ids.insert(m_hit);
  m_canvas.select(std::move(ids));
}

std::unique_ptr<Gesture> SelectTool::begin() {
  switch (m_handle.kind) {
    case Handle::Kind::Resize:
      return std::make_unique<ResizeGesture>(m_canvas, m_handle);
    case Handle::Kind::Bend:
    case Handle::Kind::NewBend:
      return std::make_unique<BendGesture>(m_canvas, m_handle);
    case Handle::Kind::Source:
    case Handle::Kind::Target:
      return std::make_unique<ReconnectGesture>(m_canvas, m_handle);
    case Handle::Kind::None:
      break;
  }
  const DrawingItem* item = m_canvas.diagram().item(m_hit);
  if (!item) return std::make_unique<FrameGesture>(m_canvas, m_from);
  const bool atLabel =
      item->externalLabel().contains(m_from.scene) && (item->isEdge() || !item->bounds().contains(m_from.scene));
  if (atLabel && m_canvas.selection().size() == 1) return std::make_unique<LabelGesture>(m_canvas, m_hit, m_from);
  if (item->isEdge() && m_canvas.selection().size() == 1)
    return std::make_unique<BendGesture>(m_canvas, BendGesture::segmentAt(m_canvas, m_hit, m_from.scene));
  return std::make_unique<MoveGesture>(m_canvas, m_from);
}

void SelectTool::move(const CanvasMouse& mouse) {
  if (!m_pressed) return;
  if (!m_gesture) {
    if ((mouse.view - m_from.view).manhattanLength() < QApplication::startDragDistance() / 2) return;
    m_canvas.setHover({});
    m_gesture = begin();
  }
  m_gesture->move(mouse);
}

void SelectTool::hover(const CanvasMouse& mouse) {
  const Handle handle = handleAt(m_canvas, mouse.scene);
  m_canvas.viewport()->setCursor(cursorOf(handle));
  m_canvas.setHover(handle.kind == Handle::Kind::None ? m_canvas.diagram().idAt(mouse.scene) : Id());
}

void SelectTool::release(const CanvasMouse& mouse) {
  if (!m_pressed) return;
  m_pressed = false;
  if (m_gesture) {
    const auto gesture = std::move(m_gesture);
    gesture->finish(mouse);
    m_canvas.setDropHighlight({});
    m_canvas.refreshOverlay();
    return;
  }
  // A plain click on one of several selected elements keeps that one; with Shift it leaves the selection.
  if (m_handle.kind != Handle::Kind::None || m_hit.empty() || !m_wasSelected) return;
  if (mouse.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
    IdSet ids = m_canvas.selection();
    ids.erase(m_hit);
    m_canvas.select(std::move(ids));
  } else {
    m_canvas.select({m_hit});
  }
}

void SelectTool::doubleClick(const CanvasMouse& mouse) {
  m_pressed = false;
  const Id id = m_canvas.diagram().idAt(mouse.scene);
  if (!id.empty()) m_canvas.editLabel(id);
}

void SelectTool::cancel() {
  m_pressed = false;
  if (!m_gesture) return;
  m_gesture->cancel();
  m_gesture.reset();
  m_canvas.setDropHighlight({});
  m_canvas.refreshOverlay();
}

void SelectTool::paint(QPainter& painter) const {
  if (m_gesture) m_gesture->paint(painter);
}

QRectF SelectTool::paintedRect() const {
  return m_gesture ? m_gesture->paintedRect() : QRectF();
}

}  // namespace joinery::designer
