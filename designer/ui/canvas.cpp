#include "designer/ui/canvas.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <cmath>

#include "designer/core/commands/delete_elements.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/commands/paste.h"
#include "designer/core/commands/rename.h"
#include "designer/ui/context_pad.h"
#include "designer/ui/label_editor.h"
#include "designer/ui/overlay/overlay.h"
#include "designer/ui/theme.h"
#include "designer/ui/tools/connect_tool.h"
#include "designer/ui/tools/create_tool.h"
#include "designer/ui/tools/select_tool.h"

namespace joinery::designer {

namespace {
constexpr double kMinimumZoom = 0.05, kMaximumZoom = 4;
constexpr double kSceneMargin = 1000;

// What was copied last, in whatever document.
Clip& clipboard() {
  static Clip clip;
  return clip;
}
}  // namespace

Canvas::Canvas(DesignDocument& document, QWidget* parent)
    : QGraphicsView(parent), m_document(document), m_scene(new DiagramScene(document, this)) {
  setScene(m_scene);
  setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
  setCacheMode(QGraphicsView::CacheBackground);
  setOptimizationFlags(QGraphicsView::DontSavePainterState | QGraphicsView::DontAdjustForAntialiasing);
  setRenderHint(QPainter::Antialiasing);
  setTransformationAnchor(QGraphicsView::NoAnchor);
  setFrameShape(QFrame::NoFrame);
  // Always there, so that fitting does not change the room it fits into.
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Diagram"));
  m_pad = new ContextPad(*this);
  connect(&document, &DesignDocument::changed, this, &Canvas::onDocumentChanged);
  connect(&document, &DesignDocument::planeChanged, this, [this] {
    select({});
    growScene();
    fit();
  });
  setTool(QStringLiteral("select"));
  growScene();
}

Canvas::~Canvas() {
  m_tool.reset();
}

void Canvas::select(IdSet ids) {
  std::erase_if(ids, [this](const Id& id) { return !m_scene->item(id); });
  if (ids != m_selection) {
    m_selection = std::move(ids);
    emit selectionChanged();
  }
  refreshOverlay();
  placeContextPad();
}

void Canvas::selectAll() {
  IdSet all;
  for (const Id& id : m_scene->idsWithin(m_scene->sceneRect())) all.insert(id);
  select(std::move(all));
}

void Canvas::reveal(const Id& id) {
  DrawingItem* item = m_scene->item(id);
  if (!item) return;
  ensureVisible(item->boundingRect(), 80, 80);
  select({id});
}

bool Canvas::execute(Command& command) {
  const bool changed = m_document.execute(command);
  placeContextPad();
  return changed;
}

void Canvas::nameNew(const Id& id) {
  select({id});
  const model::Element* element = m_document.find(id);
  if (element && (model::isActivity(element->kind()) || element->kind() == model::Kind::TextAnnotation ||
                  element->kind() == model::Kind::Participant || element->kind() == model::Kind::Lane))
    editLabel(id);
}

void Canvas::deleteSelection() {
  IdSet ids;
  for (const Id& id : m_selection) {
    const model::Element* element = m_document.find(id);
    if (element && mayDelete(*element)) ids.insert(id);
  }
  if (!ids.empty()) execute(DeleteElements(std::move(ids)));
}

void Canvas::copySelection() {
  Clip clip = copyElements(m_document, m_selection);
  if (!clip.empty()) clipboard() = std::move(clip);
}

void Canvas::paste() {
  if (clipboard().empty()) return;
  QPointF center = mapToScene(viewport()->mapFromGlobal(QCursor::pos()));
  if (!viewport()->rect().contains(viewport()->mapFromGlobal(QCursor::pos())))
    center = mapToScene(viewport()->rect().center());
  Paste paste(clipboard(), center, placeUnder(center).parent);
  if (execute(paste)) select(paste.createdIds());
}

void Canvas::duplicateSelection() {
  const Clip clip = copyElements(m_document, m_selection);
  if (clip.empty()) return;
  const QPointF center = clip.bounds.center() + QPointF(30, 30 + clip.bounds.height());
  Paste paste(clip, center, placeUnder(clip.bounds.center(), m_selection).parent);
  if (execute(paste)) select(paste.createdIds());
}

void Canvas::editLabel(const Id& id) {
  const model::Element* element = m_document.find(id);
  DrawingItem* item = m_scene->item(id);
  if (!element || !item || !mayRename(*element)) return;
  if (m_editor) m_editor->commit();
  m_editor = new LabelEditor(*this, id, *item);
  m_pad->hide();
  connect(m_editor, &LabelEditor::finished, this, [this, id](bool accepted, const QString& text) {
    if (accepted) execute(Rename(id, text.toStdString()));
    setFocus();
    placeContextPad();
  });
}

void Canvas::startConnect(const Id& source) {
  auto tool = std::make_unique<ConnectTool>(*this);
  tool->startFrom(source);
  useTool(QStringLiteral("connect"), std::move(tool));
}

void Canvas::startCreate(const ElementType& type) {
  useTool(QStringLiteral("create:") + QLatin1String(type.key), std::make_unique<CreateTool>(*this, type));
}

void Canvas::setTool(const QString& key) {
  if (const ToolEntry* entry = toolEntry(key)) useTool(key, entry->make(*this));
}

void Canvas::useTool(const QString& key, std::unique_ptr<Tool> tool) {
  if (m_tool) m_tool->cancel();
  m_tool = std::move(tool);
  m_toolKey = key;
  viewport()->setCursor(m_tool->cursor());
  setDropHighlight({});
  setHover({});
  refreshOverlay();
  placeContextPad();
  emit toolChanged(key);
}

void Canvas::zoomBy(double factor) {
  const double wanted = std::clamp(zoom() * factor, kMinimumZoom, kMaximumZoom);
  const double by = wanted / zoom();
  if (std::abs(by - 1) < 1e-9) return;
  const QPoint anchor = viewport()->rect().contains(viewport()->mapFromGlobal(QCursor::pos())) && underMouse()
                            ? viewport()->mapFromGlobal(QCursor::pos())
                            : viewport()->rect().center();
  const QPointF before = mapToScene(anchor);
  scale(by, by);
  const QPointF moved = mapToScene(anchor) - before;
  translate(moved.x(), moved.y());
  refreshOverlay();
  placeContextPad();
  emit zoomChanged(zoom());
}

void Canvas::zoomTo(double wanted) {
  zoomBy(wanted / zoom());
}

void Canvas::fit() {
  const QRectF content = m_scene->contentRect();
  if (content.isEmpty()) return;
  const QRectF framed = content.adjusted(-30, -30, 30, 30);
  const double wanted = std::min(viewport()->width() / framed.width(), viewport()->height() / framed.height());
  setTransform(QTransform::fromScale(std::clamp(wanted, kMinimumZoom, 1.0), std::clamp(wanted, kMinimumZoom, 1.0)));
  centerOn(framed.center());
  placeContextPad();
  emit zoomChanged(zoom());
}

Place Canvas::placeUnder(const QPointF& point, const IdSet& ignoring) {
  std::vector<Id> near;
  const QRectF reach(point - QPointF(kPlaceReach, kPlaceReach), QSizeF(2 * kPlaceReach, 2 * kPlaceReach));
  for (QGraphicsItem* found : m_scene->items(reach, Qt::IntersectsItemBoundingRect))
    if (const auto* item = dynamic_cast<DrawingItem*>(found)) near.push_back(item->id());
  return placeAmong(m_document, near, point, ignoring);
}

void Canvas::setProblems(std::map<Id, Severity> problems) {
  m_problems = std::move(problems);
  viewport()->update();
}

void Canvas::setHover(const Id& id) {
  if (m_hover == id) return;
  m_hover = id;
  refreshOverlay();
}

void Canvas::setDropHighlight(const Id& id, bool allowed) {
  if (m_drop == id && m_dropAllowed == allowed) return;
  m_drop = id;
  m_dropAllowed = allowed;
  refreshOverlay();
}

// Only the region that the overlay covered and covers is painted again.
void Canvas::refreshOverlay() {
  const QRectF now = overlayRect();
  m_scene->invalidate((m_paintedOverlay | now).adjusted(-12 / zoom(), -12 / zoom(), 12 / zoom(), 12 / zoom()),
                      QGraphicsScene::ForegroundLayer);
  m_paintedOverlay = now;
}

QRectF Canvas::overlayRect() const {
  QRectF rect = m_tool ? m_tool->paintedRect() : QRectF();
  const auto add = [&](const Id& id) {
    if (const DrawingItem* item = m_scene->item(id)) rect |= item->boundingRect().translated(item->pos());
  };
  for (const Id& id : m_selection) add(id);
  add(m_hover);
  add(m_drop);
  return rect;
}

void Canvas::drawBackground(QPainter* painter, const QRectF& rect) {
  painter->fillRect(rect, theme::kCanvas);
  if (zoom() < 0.45) return;
  constexpr double kStep = 2 * kGrid;
  QList<QPointF> dots;
  for (double x = std::floor(rect.left() / kStep) * kStep; x <= rect.right(); x += kStep)
    for (double y = std::floor(rect.top() / kStep) * kStep; y <= rect.bottom(); y += kStep) dots.append({x, y});
  QPen pen(theme::kGridDot, 1.6);
  pen.setCosmetic(true);
  pen.setCapStyle(Qt::RoundCap);
  painter->setPen(pen);
  painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void Canvas::drawForeground(QPainter* painter, const QRectF& rect) {
  painter->setRenderHint(QPainter::Antialiasing);
  if (const DrawingItem* item = m_scene->item(m_drop)) overlay::paintDrop(*painter, *item, m_dropAllowed, zoom());
  if (const DrawingItem* item = m_hover.empty() || m_selection.count(m_hover) ? nullptr : m_scene->item(m_hover))
    overlay::paintHover(*painter, *item, zoom());
  for (const Id& id : m_selection)
    if (const DrawingItem* item = m_scene->item(id)) overlay::paintSelection(*painter, *item, zoom());
  if (!m_tool->busy()) overlay::paintHandles(*painter, *this);
  for (const auto& [id, severity] : m_problems) {
    const DrawingItem* item = m_scene->item(id);
    if (item && item->boundingRect().adjusted(-20, -20, 20, 20).intersects(rect))
      overlay::paintBadge(*painter, *item, severity, zoom());
  }
  m_tool->paint(*painter);
}

CanvasMouse Canvas::mouseOf(const QMouseEvent* event) const {
  return {mapToScene(event->pos()), event->pos(), event->modifiers()};
}

void Canvas::mousePressEvent(QMouseEvent* event) {
  if (m_editor) m_editor->commit();
  if (event->button() == Qt::MiddleButton) {
    m_panning = true;
    m_panFrom = event->pos();
    viewport()->setCursor(Qt::ClosedHandCursor);
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  m_tool->press(mouseOf(event));
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
  if (m_panning) {
    const QPoint by = event->pos() - m_panFrom;
    m_panFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    return;
  }
  if (event->buttons() & Qt::LeftButton)
    m_tool->move(mouseOf(event));
  else
    m_tool->hover(mouseOf(event));
  if (m_tool->busy()) m_pad->hide();
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::MiddleButton && m_panning) {
    m_panning = false;
    viewport()->setCursor(m_tool->cursor());
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  m_tool->release(mouseOf(event));
  growScene();
  placeContextPad();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) m_tool->doubleClick(mouseOf(event));
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
  const Id id = m_scene->idAt(mapToScene(event->pos()));
  if (!id.empty() && !m_selection.count(id)) select({id});
  QMenu menu(this);
  m_pad->fillMenu(menu);
  if (!menu.isEmpty()) menu.exec(event->globalPos());
}

void Canvas::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() & Qt::ControlModifier) {
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
    return;
  }
  QGraphicsView::wheelEvent(event);
}

void Canvas::keyPressEvent(QKeyEvent* event) {
  const double step = event->modifiers() & Qt::ShiftModifier ? 1 : kGrid;
  switch (event->key()) {
    case Qt::Key_Left:
      return nudge({-step, 0});
    case Qt::Key_Right:
      return nudge({step, 0});
    case Qt::Key_Up:
      return nudge({0, -step});
    case Qt::Key_Down:
      return nudge({0, step});
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return deleteSelection();
    case Qt::Key_F2:
    case Qt::Key_Return:
      return editLabel(singleSelection());
    case Qt::Key_Escape:
      if (m_tool->busy() || m_toolKey != QLatin1String("select"))
        setTool(QStringLiteral("select"));
      else
        select({});
      return;
    default:
      break;
  }
  if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty()) {
    for (const ToolEntry& entry : tools())
      if (event->text().toUpper() == QLatin1String(entry.shortcut)) return setTool(QLatin1String(entry.key));
  }
  QGraphicsView::keyPressEvent(event);
}

// Tab goes through the elements in reading order and leaves the canvas behind the last one.
bool Canvas::focusNextPrevChild(bool next) {
  const auto ids = m_scene->idsInReadingOrder();
  const auto at = std::find(ids.begin(), ids.end(), singleSelection());
  if (ids.empty()) return QGraphicsView::focusNextPrevChild(next);
  if (at == ids.end()) {
    reveal(next ? ids.front() : ids.back());
    return true;
  }
  const auto position = at - ids.begin() + (next ? 1 : -1);
  if (position < 0 || position >= static_cast<std::ptrdiff_t>(ids.size()))
    return QGraphicsView::focusNextPrevChild(next);
  reveal(ids[static_cast<std::size_t>(position)]);
  return true;
}

void Canvas::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  placeContextPad();
}

void Canvas::showEvent(QShowEvent* event) {
  QGraphicsView::showEvent(event);
  if (!m_fitted) fit();
  m_fitted = true;
}

void Canvas::scrollContentsBy(int dx, int dy) {
  QGraphicsView::scrollContentsBy(dx, dy);
  placeContextPad();
}

void Canvas::nudge(const QPointF& delta) {
  IdSet shapes;
  for (const Id& id : m_selection)
    if (m_document.index().shape(id)) shapes.insert(id);
  if (shapes.empty()) return;
  QString key = QStringLiteral("nudge");
  for (const Id& id : shapes) key += QLatin1Char(' ') + QString::fromStdString(id);
  execute(MoveShapes(std::move(shapes), delta, {}, key));
}

void Canvas::onDocumentChanged(const IdSet&) {
  IdSet left = m_selection;
  std::erase_if(left, [this](const Id& id) { return !m_scene->item(id); });
  growScene();
  if (left != m_selection)
    select(std::move(left));
  else
    refreshOverlay();
  placeContextPad();
}

void Canvas::growScene() {
  const QRectF wanted = m_scene->contentRect().adjusted(-kSceneMargin, -kSceneMargin, kSceneMargin, kSceneMargin);
  if (!m_scene->sceneRect().contains(wanted)) m_scene->setSceneRect(m_scene->sceneRect() | wanted);
}

void Canvas::placeContextPad() {
  if (!m_pad) return;  // the view scrolls while it is being made
  if (!m_tool || m_tool->busy() || m_editor || m_toolKey != QLatin1String("select") || m_selection.size() != 1) {
    m_pad->hide();
    return;
  }
  m_pad->showFor(singleSelection());
}

}  // namespace joinery::designer
