// Snapping to other shapes and to the grid. Distances in diagram units. GUI thread.
#pragma once

#include <QLineF>
#include <QList>

#include "designer/ui/items/diagram_scene.h"

namespace joinery::designer {

inline constexpr double kGrid = 10;

struct Snapped {
  QPointF offset;        // to add to the moving rectangle
  QList<QLineF> guides;  // to draw
};

class Snapper {
 public:
  // Collects what can be aligned with: the nodes shown in `area` that are not moving themselves.
  Snapper(const DesignDocument& document, const DiagramScene& scene, const IdSet& moving, const QRectF& area);
  // `reach`: how near an alignment must be.
  Snapped snap(const QRectF& moving, double reach) const;

 private:
  struct Axis {
    double offset = 0;
    double distance;
    double at = 0;
    QRectF with;
    bool found = false;
  };
  QList<QRectF> m_others;
};

}  // namespace joinery::designer
