// Pools and lanes: a frame with the name in a band (BPMN 2.0.2, 9.2 and 10.7).
#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/shapes/table.h"
#include "engine/diagram/text.h"

namespace joinery::diagram {
namespace {

void addBandLabel(Drawing& d, const std::string& name, const Rect& band, bool vertical, bool bold) {
  if (name.empty()) return;
  Label label;
  label.box = band;
  label.vertical = vertical;
  label.bold = bold;
  label.size = 12;
  label.lines = wrapText(name, (vertical ? band.height : band.width) - 8, 12, 2);
  if (label.lines.size() > 1) label.size = 10.5;
  d.labels.push_back(std::move(label));
}

}  // namespace

Drawing drawPool(const Look& look, const Rect& bounds, const std::optional<Rect>&) {
  Drawing d;
  const bool pool = look.kind == model::Kind::Participant;
  d.paths.push_back(Pen().rectangle(bounds).paint(pool ? Role::Canvas : Role::None, Role::Frame, 1.5));
  const bool blackBox = pool && bounds.height <= 80 && look.horizontal;  // no room for contents: the name fills it
  if (blackBox) {
    addBandLabel(d, look.name, bounds, false, true);
  } else {
    const Rect band =
        look.horizontal ? Rect{bounds.x, bounds.y, 30, bounds.height} : Rect{bounds.x, bounds.y, bounds.width, 30};
    d.paths.push_back(
        Pen().rectangle(band).paint(pool ? Role::PoolHeader : Role::LaneHeader, Role::Frame, pool ? 1.5 : 1));
    addBandLabel(d, look.name, band, look.horizontal, pool);
  }
  if (look.loop == Look::Loop::Parallel) addLoopMarker(d, look.loop, {bounds.center().x, bounds.bottom() - 10});
  return d;
}

}  // namespace joinery::diagram
