// Tasks, call activities and sub-processes (BPMN 2.0.2, 10.3).
#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/shapes/table.h"

namespace joinery::diagram {

using model::Kind;

namespace {
constexpr double kRadius = 8;

double textHeight(const Label& label) {
  return label.size * kLineHeight * static_cast<double>(label.lines.size());
}

bool hasIcon(const Look& look) {
  return look.kind != Kind::Task && (look.kind != Kind::CallActivity || model::isCallable(look.calls));
}
}  // namespace

Drawing drawTask(const Look& look, const Rect& bounds, const std::optional<Rect>&) {
  Drawing d;
  const bool call = look.kind == Kind::CallActivity;
  Look shown = look;
  shown.expanded = !call || (look.calls != Kind::Unknown && look.calls != Kind::Process);  // a called process: [+]
  d.paths.push_back(Pen().rectangle(bounds, kRadius).paint(Role::Surface, Role::Outline, call ? 3.5 : 1.6));
  addTaskIcon(d, look, {bounds.x + 6, bounds.y + 6});
  addActivityMarkers(d, shown, bounds);
  const bool markers = look.loop != Look::Loop::None || look.compensation || !shown.expanded;
  const double below = markers ? 20 : 4;
  const Rect inside{bounds.x + 6, bounds.y + 4, bounds.width - 12, bounds.height - 4 - below};
  addInnerLabel(d, look.name, inside);
  const bool tall = !d.labels.empty() && inside.height - textHeight(d.labels.back()) < 28;  // would run into the icon
  if (hasIcon(look) && tall && bounds.height >= 60) {
    d.labels.clear();
    addInnerLabel(d, look.name, {inside.x, bounds.y + 22, inside.width, bounds.height - 22 - below});
  }
  return d;
}

Drawing drawSubProcess(const Look& look, const Rect& bounds, const std::optional<Rect>&) {
  Drawing d;
  const Dash dash = look.eventSubProcess ? Dash::Dotted : Dash::Solid;
  d.paths.push_back(
      Pen().rectangle(bounds, kRadius).paint(look.expanded ? Role::Scope : Role::Surface, Role::Outline, 1.6, dash));
  if (look.kind == Kind::Transaction) {
    d.paths.push_back(Pen().rectangle(bounds.grown(-3.5), kRadius - 3).stroke(Role::Outline, 1.3));
  }
  addActivityMarkers(d, look, bounds);
  if (look.expanded) {
    addInnerLabel(d, look.name, {bounds.x + 12, bounds.y + 7, bounds.width - 24, 18});
  } else {
    addInnerLabel(d, look.name, {bounds.x + 6, bounds.y + 6, bounds.width - 12, bounds.height - 28});
  }
  return d;
}

}  // namespace joinery::diagram
