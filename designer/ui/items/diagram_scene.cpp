#include "designer/ui/items/diagram_scene.h"

#include <algorithm>

#include "designer/core/commands/add_lane.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
constexpr double kLayersPerLevel = 10;

DrawingItem::Hit hitOf(const Element& element, bool edge) {
  if (edge) return DrawingItem::Hit::Line;
  const Kind kind = element.kind();
  return kind == Kind::Participant || kind == Kind::Lane || kind == Kind::Group ? DrawingItem::Hit::Frame
                                                                                : DrawingItem::Hit::Whole;
}

std::vector<diagram::Point> toPoints(const Points& points) {
  std::vector<diagram::Point> result;
  for (const QPointF& p : points) result.push_back({p.x(), p.y()});
  return result;
}

std::optional<diagram::Rect> labelOf(const Element& di) {
  const auto label = labelBoundsOf(di);
  return label ? std::optional(toRect(*label)) : std::nullopt;
}
}  // namespace

diagram::Rect toRect(const QRectF& r) {
  return {r.x(), r.y(), r.width(), r.height()};
}

DiagramScene::DiagramScene(DesignDocument& document, QObject* parent) : QGraphicsScene(parent), m_document(document) {
  setItemIndexMethod(BspTreeIndex);
  connect(&document, &DesignDocument::changed, this, &DiagramScene::onChanged);
  connect(&document, &DesignDocument::planeChanged, this, &DiagramScene::rebuild);
  rebuild();
}

DrawingItem* DiagramScene::item(const Id& id) const {
  const auto found = m_items.find(id);
  return found == m_items.end() ? nullptr : found->second;
}

Id DiagramScene::idAt(const QPointF& point) const {
  for (QGraphicsItem* hit : items(point, Qt::IntersectsItemShape, Qt::DescendingOrder))
    if (const auto* drawn = dynamic_cast<DrawingItem*>(hit)) return drawn->id();
  return {};
}

Id DiagramScene::shapeAt(const QPointF& point) const {
  for (QGraphicsItem* hit : items(point, Qt::IntersectsItemBoundingRect, Qt::DescendingOrder)) {
    const auto* drawn = dynamic_cast<DrawingItem*>(hit);
    if (!drawn || drawn->isEdge() || !drawn->bounds().contains(point)) continue;
    const Element* element = m_document.find(drawn->id());
    if (element && element->kind() != Kind::Lane && element->kind() != Kind::Group) return drawn->id();
  }
  return {};
}

QRectF DiagramScene::contentRect() const {
  QRectF rect;
  for (const auto& [id, item] : m_items) rect |= item->boundingRect();
  return rect;
}

std::vector<Id> DiagramScene::idsInReadingOrder() const {
  std::vector<std::pair<QPointF, Id>> places;
  for (const auto& [id, item] : m_items)
    if (!item->isEdge()) places.emplace_back(item->bounds().topLeft(), id);
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    // Rows of 40 pixels, read from left to right.
    const int rowA = qRound(a.first.y() / 40), rowB = qRound(b.first.y() / 40);
    return std::tuple(rowA, a.first.x(), a.second) < std::tuple(rowB, b.first.x(), b.second);
  });
  std::vector<Id> ids;
  for (auto& [place, id] : places) ids.push_back(std::move(id));
  return ids;
}

std::vector<Id> DiagramScene::idsWithin(const QRectF& area) const {
  std::vector<Id> ids;
  for (const auto& [id, item] : m_items) {
    const QRectF rect = item->isEdge() ? item->outline().boundingRect() : item->bounds();
    if (area.contains(rect)) ids.push_back(id);
  }
  return ids;
}

void DiagramScene::rebuild() {
  for (const auto& [id, item] : m_items) delete item;
  m_items.clear();
  if (!m_document.plane()) return;
  for (const auto& child : m_document.plane()->children()) show(*child);
}

void DiagramScene::onChanged(const IdSet& ids) {
  IdSet all = ids;
  // What stands inside goes up and down with its container.
  for (const Id& id : ids) {
    const Element* element = m_document.find(id);
    if (!element || !model::isSubProcess(element->kind())) continue;
    for (const auto& child : element->children())
      if (m_items.count(child->id())) all.insert(child->id());
  }
  for (const Id& id : all) refresh(id);
}

void DiagramScene::refresh(const Id& id) {
  Element* di = m_document.index().shape(id);
  if (!di) di = m_document.index().edge(id);
  if (di && m_document.isOnPlane(*di))
    show(*di);
  else
    hide(id);
}

void DiagramScene::hide(const Id& id) {
  const auto found = m_items.find(id);
  if (found == m_items.end()) return;
  delete found->second;
  m_items.erase(found);
}

double DiagramScene::layerOf(const Element& element) const {
  double depth = 0;
  for (const Element* e = element.parent(); e; e = e->parent())
    if (model::isSubProcess(e->kind())) ++depth;
  const Kind kind = element.kind();
  if (kind == Kind::Participant) return -200;
  if (kind == Kind::Lane) {
    double nesting = 0;
    for (const Element* e = element.parent(); e; e = e->parent())
      if (e->kind() == Kind::Lane) ++nesting;
    return -100 + nesting;
  }
  if (kind == Kind::Group) return 900;
  const double base = depth * kLayersPerLevel;
  if (isConnection(kind)) return base + 5;
  return kind == Kind::BoundaryEvent ? base + 7 : base + 2;
}

void DiagramScene::show(Element& di) {
  const Id id = localPart(di.attributeOr("bpmnElement", ""));
  const Element* element = m_document.find(id);
  const bool edge = di.kind() == Kind::BpmnEdge;
  if (!element || (!edge && di.kind() != Kind::BpmnShape)) return;
  DrawingItem*& item = m_items[id];
  if (!item) {
    item = new DrawingItem(id, hitOf(*element, edge));
    addItem(item);
  }
  item->setPos(0, 0);
  item->setZValue(layerOf(*element));
  if (edge) {
    const Points points = waypointsOf(di);
    item->setVisible(points.size() >= 2);
    if (points.size() >= 2)
      item->setDrawing(
          diagram::drawEdge(diagram::edgeLookOf(m_document.model(), *element), toPoints(points), labelOf(di)), {});
    return;
  }
  diagram::Look look = diagram::lookOf(m_document.model(), *element);
  look.expanded = !model::isSubProcess(element->kind()) || isExpanded(di);
  look.horizontal = isHorizontal(di);
  look.markerVisible = isMarkerVisible(di);
  const QRectF bounds = boundsOf(di);
  const bool banded = element->kind() == Kind::Participant || element->kind() == Kind::Lane;
  item->setDrawing(diagram::drawShape(look, toRect(bounds), labelOf(di)), bounds, banded ? kPoolHeader : 0);
}

void DiagramScene::previewEdge(const Id& id, const Points& points) {
  DrawingItem* shown = item(id);
  const Element* element = m_document.find(id);
  if (!shown || !element || points.size() < 2) return;
  shown->setDrawing(diagram::drawEdge(diagram::edgeLookOf(m_document.model(), *element), toPoints(points)), {});
}

}  // namespace joinery::designer
