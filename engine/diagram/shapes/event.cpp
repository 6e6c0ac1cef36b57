// Events: one circle for start, two for intermediate, a thick one for end (BPMN 2.0.2, 10.5).
#include <algorithm>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/shapes/table.h"

namespace joinery::diagram {

using model::Kind;

Drawing drawEvent(const Look& look, const Rect& bounds, const std::optional<Rect>& label) {
  Drawing d;
  const Point c = bounds.center();
  const double radius = std::min(bounds.width, bounds.height) / 2, scale = radius / 18;
  const bool end = look.kind == Kind::EndEvent, start = look.kind == Kind::StartEvent;
  const Dash dash = look.interrupting ? Dash::Solid : Dash::Dashed;
  d.paths.push_back(Pen()
                        .circle(c, end ? radius - 1.2 * scale : radius)
                        .paint(Role::Surface, Role::Outline, end ? 3.6 * scale : 1.5, dash));
  if (!end && !start) d.paths.push_back(Pen().circle(c, radius - 3.2 * scale).stroke(Role::Outline, 1.3, dash));
  const double size = scale * (start ? 0.95 : 0.86);
  if (look.triggers.size() == 1) {
    addTriggerIcon(d, look.triggers.front(), look.throwing, c, size);
  } else if (look.triggers.size() > 1) {
    addMultipleIcon(d, look.parallelMultiple, look.throwing, c, size);
  }
  addOuterLabel(d, look.name, bounds, label);
  return d;
}

}  // namespace joinery::diagram
