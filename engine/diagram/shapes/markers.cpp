// Markers at the lower edge of activities (BPMN 2.0.2, 10.3.7) and the labels of shapes.
#include <algorithm>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/text.h"

namespace joinery::diagram {
namespace {

using model::Kind;
constexpr double kStep = 18, kThin = 1.3;

void addBars(Drawing& d, Point c, bool upright) {
  Pen bars;
  for (const double at : {-4.5, 0.0, 4.5}) {
    upright ? bars.polyline({{at, -5.5}, {at, 5.5}}) : bars.polyline({{-5.5, at}, {5.5, at}});
  }
  d.paths.push_back(bars.place(c).stroke(Role::Ink, 2));
}

void addTilde(Drawing& d, Point c) {
  Pen pen;
  pen.move(-7, 2.6)
      .curve(-7, -2, -4.6, -3.8, -2.4, -3.2)
      .curve(0.4, -2.4, 1.6, 0.8, 4, 0.8)
      .curve(5.4, 0.8, 6.4, -0.6, 7, -2.6);
  pen.line(7, 0.4)
      .curve(6, 3.2, 4.4, 4, 2.6, 3.4)
      .curve(0.2, 2.6, -1.4, -0.4, -3.8, -0.4)
      .curve(-5.4, -0.4, -6.6, 0.8, -7, 2.6);
  d.paths.push_back(pen.close().place(c).fill(Role::Ink));
}

void addCompensationMarker(Drawing& d, Point c) {
  d.paths.push_back(Pen()
                        .polygon({{-7, 0}, {-0.6, -4.6}, {-0.6, 4.6}})
                        .polygon({{-0.4, 0}, {6, -4.6}, {6, 4.6}})
                        .place(c)
                        .paint(Role::Surface, Role::Ink, kThin));
}

void addPlusBox(Drawing& d, Point c) {
  d.paths.push_back(Pen().rectangle({-7, -7, 14, 14}, 1).place(c).paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(
      Pen().polyline({{-4.2, 0}, {4.2, 0}}).polyline({{0, -4.2}, {0, 4.2}}).place(c).stroke(Role::Ink, 1.6));
}

}  // namespace

void addLoopMarker(Drawing& d, Look::Loop loop, Point c) {
  if (loop == Look::Loop::Parallel) return addBars(d, c, true);
  if (loop == Look::Loop::Sequential) return addBars(d, c, false);
  if (loop != Look::Loop::Standard) return;
  d.paths.push_back(Pen().arc(c, 5.6, 130, 410).stroke(Role::Ink, 1.5));
  d.paths.push_back(Pen().polyline({{-6.6, 0.4}, {-3.4, 4.4}, {-7.6, 5.2}}).place(c).stroke(Role::Ink, 1.5));
}

void addActivityMarkers(Drawing& drawing, const Look& look, const Rect& bounds) {
  struct Marker {
    bool shown;
    void (*add)(Drawing&, const Look&, Point);
  };
  const Marker markers[] = {
      {look.loop != Look::Loop::None, [](Drawing& d, const Look& l, Point c) { addLoopMarker(d, l.loop, c); }},
      {!look.expanded, [](Drawing& d, const Look&, Point c) { addPlusBox(d, c); }},
      {look.compensation, [](Drawing& d, const Look&, Point c) { addCompensationMarker(d, c); }},
      {look.kind == Kind::AdHocSubProcess, [](Drawing& d, const Look&, Point c) { addTilde(d, c); }},
  };
  const auto count = std::count_if(std::begin(markers), std::end(markers), [](const Marker& m) { return m.shown; });
  double x = bounds.center().x - kStep * static_cast<double>(count - 1) / 2;
  for (const Marker& marker : markers) {
    if (!marker.shown) continue;
    marker.add(drawing, look, {x, bounds.bottom() - (look.expanded ? 10 : 11)});
    x += kStep;
  }
}

void addOuterLabel(Drawing& drawing, const std::string& name, const Rect& bounds, const std::optional<Rect>& label) {
  if (name.empty()) return;
  constexpr double kSize = 11;
  const double width = label ? std::max(label->width + 8, 60.0) : 96;
  Label text;
  text.lines = wrapText(name, width, kSize, 5);
  text.size = kSize;
  text.halo = true;
  const double height = kSize * kLineHeight * static_cast<double>(text.lines.size());
  const Point middle = label ? label->center() : Point{bounds.center().x, bounds.bottom() + 5 + height / 2};
  text.box = {middle.x - width / 2, middle.y - height / 2, width, height};
  drawing.labels.push_back(std::move(text));
}

void addInnerLabel(Drawing& drawing, const std::string& name, const Rect& box, bool bold) {
  if (name.empty() || box.width <= 0 || box.height <= 0) return;
  Label text;
  text.bold = bold;
  const auto fits = [&](double size) {
    const auto lines = static_cast<std::size_t>(std::max(1.0, box.height / (size * kLineHeight)));
    text.size = size;
    text.lines = wrapText(name, box.width, size, lines);
    return !text.lines.back().ends_with("…") || name.ends_with("…");
  };
  if (!fits(12) && !fits(11)) fits(10);
  text.box = box;
  drawing.labels.push_back(std::move(text));
}

}  // namespace joinery::diagram
