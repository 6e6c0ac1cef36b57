#include "designer/ui/tools/snapping.h"

#include <cmath>

namespace joinery::designer {

Snapper::Snapper(const DesignDocument& document, const DiagramScene& scene, const IdSet& moving, const QRectF& area) {
  for (QGraphicsItem* found : scene.items(area, Qt::IntersectsItemBoundingRect)) {
    const auto* item = dynamic_cast<DrawingItem*>(found);
    if (!item || item->isEdge() || moving.count(item->id())) continue;
    const model::Element* element = document.find(item->id());
    if (element && model::isFlowNode(element->kind()) && element->kind() != model::Kind::BoundaryEvent)
      m_others.append(item->bounds());
  }
}

Snapped Snapper::snap(const QRectF& moving, double reach) const {
  Axis x{0, reach, 0, {}, false}, y{0, reach, 0, {}, false};
  const auto offer = [](Axis& axis, double from, double to, const QRectF& with, double weight) {
    const double distance = std::abs(to - from) * weight;
    if (distance > axis.distance || (axis.found && distance == axis.distance)) return;
    axis = {to - from, distance, to, with, true};
  };
  for (const QRectF& other : m_others) {
    // Centres count more than borders: flows run from centre to centre.
    offer(x, moving.center().x(), other.center().x(), other, 0.7);
    offer(x, moving.left(), other.left(), other, 1);
    offer(x, moving.right(), other.right(), other, 1);
    offer(y, moving.center().y(), other.center().y(), other, 0.7);
    offer(y, moving.top(), other.top(), other, 1);
    offer(y, moving.bottom(), other.bottom(), other, 1);
  }
  if (!x.found) x.offset = std::round(moving.left() / kGrid) * kGrid - moving.left();
  if (!y.found) y.offset = std::round(moving.top() / kGrid) * kGrid - moving.top();
  Snapped result{{x.offset, y.offset}, {}};
  const QRectF placed = moving.translated(result.offset);
  const double margin = 20;
  if (x.found) {
    const QRectF span = placed | x.with;
    result.guides.append(QLineF(x.at, span.top() - margin, x.at, span.bottom() + margin));
  }
  if (y.found) {
    const QRectF span = placed | y.with;
    result.guides.append(QLineF(span.left() - margin, y.at, span.right() + margin, y.at));
  }
  return result;
}

}  // namespace joinery::designer
