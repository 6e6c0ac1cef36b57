// The scene that shows one plane of a document: one item per shape and connection, kept in step with every change.
// Tools may show a preview by items; `refresh` brings an item back to what the document says. GUI thread.
#pragma once

#include <QGraphicsScene>
#include <unordered_map>

#include "designer/core/design_document.h"
#include "designer/ui/items/drawing_item.h"

namespace joinery::designer {

class DiagramScene : public QGraphicsScene {
  Q_OBJECT

 public:
  explicit DiagramScene(DesignDocument& document, QObject* parent = nullptr);

  DrawingItem* item(const Id& id) const;  // nullptr if it is not shown
  // The topmost element at a point, within `reach` for lines; labels count. Empty if there is none.
  Id idAt(const QPointF& point) const;
  Id shapeAt(const QPointF& point) const;  // connections left out; whole area of containers counts
  QRectF contentRect() const;              // of all elements; empty for an empty plane
  std::vector<Id> idsInReadingOrder() const;
  std::vector<Id> idsWithin(const QRectF& area) const;

  void refresh(const Id& id);
  // A connection drawn along other points for as long as a gesture lasts.
  void previewEdge(const Id& id, const Points& points);

 private:
  void rebuild();
  void onChanged(const IdSet& ids);
  void show(model::Element& di);
  void hide(const Id& id);
  double layerOf(const model::Element& element) const;

  DesignDocument& m_document;
  std::unordered_map<Id, DrawingItem*> m_items;
};

diagram::Rect toRect(const QRectF& rect);

}  // namespace joinery::designer
