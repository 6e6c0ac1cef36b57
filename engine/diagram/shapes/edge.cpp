// Flows and associations (BPMN 2.0.2, 7.3.1): their lines, ends and names.
#include <algorithm>
#include <cmath>

#include "engine/diagram/pen.h"
#include "engine/diagram/text.h"

namespace joinery::diagram {
namespace {

using model::Kind;

struct Style {
  Kind kind;
  Role line;
  double width;
  Dash dash;
};
constexpr Style kStyles[] = {{Kind::SequenceFlow, Role::Line, 1.6, Dash::Solid},
                             {Kind::MessageFlow, Role::Faint, 1.5, Dash::Dashed},
                             {Kind::Association, Role::Faint, 1.5, Dash::Dotted},
                             {Kind::DataInputAssociation, Role::Faint, 1.5, Dash::Dotted},
                             {Kind::DataOutputAssociation, Role::Faint, 1.5, Dash::Dotted},
                             {Kind::ConversationLink, Role::Faint, 3.5, Dash::Solid}};

const Style& styleOf(Kind kind) {
  for (const Style& style : kStyles) {
    if (style.kind == kind) return style;
  }
  return kStyles[2];
}

// A unit vector from one point to another; to the right if they are the same.
Point direction(Point from, Point to) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  return length < 1e-6 ? Point{1, 0} : Point{dx / length, dy / length};
}

// A point given along and across a direction.
Point at(Point origin, Point along, double forward, double aside) {
  return {origin.x + along.x * forward - along.y * aside, origin.y + along.y * forward + along.x * aside};
}

void addTip(Drawing& d, Point tip, Point along, bool open, Role role) {
  const Point left = at(tip, along, -9.5, 4.2), right = at(tip, along, -9.5, -4.2);
  if (open) {
    d.paths.push_back(Pen().polyline({left, tip, right}).stroke(role, 1.5));
  } else {
    d.paths.push_back(Pen().polygon({tip, left, right}).paint(role, role, 1));
  }
}

double lengthOf(const std::vector<Point>& points) {
  double sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    sum += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return sum;
}

// The line with rounded corners.
Pen polyline(const std::vector<Point>& points) {
  Pen pen;
  pen.move(points[0].x, points[0].y);
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point in = direction(points[i - 1], points[i]), out = direction(points[i], points[i + 1]);
    const double before = std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    const double after = std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
    const double r = std::min({6.0, before / 2, after / 2});
    const Point a = at(points[i], in, -r, 0), b = at(points[i], out, r, 0);
    pen.line(a.x, a.y).curve(points[i].x, points[i].y, points[i].x, points[i].y, b.x, b.y);
  }
  return pen.line(points.back().x, points.back().y);
}

// The middle of the segment where a name reads best, and whether it is level: the longest level one with room for some
// letters, else the longest of all.
std::pair<Point, bool> labelPlace(const std::vector<Point>& points) {
  constexpr double kRoom = 44;
  double best = -1;
  std::pair<Point, bool> place;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double dx = std::abs(points[i].x - points[i - 1].x), dy = std::abs(points[i].y - points[i - 1].y);
    const double worth = std::hypot(dx, dy) + (dy < 1 && dx >= kRoom ? 1e6 : 0);
    if (worth <= best) continue;
    best = worth;
    place = {{(points[i].x + points[i - 1].x) / 2, (points[i].y + points[i - 1].y) / 2}, dx >= dy};
  }
  return place;
}

void addName(Drawing& d, const std::string& name, const std::vector<Point>& points, const std::optional<Rect>& label) {
  if (name.empty()) return;
  Label text;
  text.size = 11;
  text.role = Role::FaintText;
  text.halo = true;
  const double width = label ? std::max(label->width + 8, 60.0) : 100;
  text.lines = wrapText(name, width, text.size, 4);
  const double height = text.size * kLineHeight * static_cast<double>(text.lines.size());
  Point middle;
  if (label) {
    middle = label->center();
  } else {
    double widest = 0;
    for (const std::string& line : text.lines) widest = std::max(widest, textWidth(line, text.size));
    const auto [place, level] = labelPlace(points);
    middle = level ? Point{place.x, place.y - height / 2 - 4} : Point{place.x + widest / 2 + 6, place.y};
  }
  text.box = {middle.x - width / 2, middle.y - height / 2, width, height};
  d.labels.push_back(std::move(text));
}

}  // namespace

Drawing drawEdge(const EdgeLook& look, const std::vector<Point>& points, const std::optional<Rect>& label) {
  Drawing d;
  const Style& style = styleOf(look.kind);
  std::vector<Point> line = points;
  const Point first = direction(points[0], points[1]), last = direction(points[points.size() - 2], points.back());
  const bool flow = look.kind == Kind::SequenceFlow;
  if (flow && lengthOf(points) > 12)
    line.back() = at(points.back(), last, -7, 0);  // the line must not show beside the tip
  d.paths.push_back(polyline(line).stroke(style.line, style.width, style.dash));
  if (look.conditional && !look.isDefault) {
    const Point a = points[0];
    d.paths.push_back(Pen()
                          .polygon({a, at(a, first, 8, 4.6), at(a, first, 16, 0), at(a, first, 8, -4.6)})
                          .paint(Role::Surface, style.line, 1.4));
  }
  if (look.isDefault) {
    d.paths.push_back(
        Pen().polyline({at(points[0], first, 7, -5), at(points[0], first, 13, 5)}).stroke(style.line, 1.6));
  }
  if (look.kind == Kind::MessageFlow) {
    d.paths.push_back(Pen().circle(at(points[0], first, 4, 0), 4).paint(Role::Surface, style.line, 1.4));
    const Point tip = points.back();
    d.paths.push_back(
        Pen().polygon({tip, at(tip, last, -10, 4.6), at(tip, last, -10, -4.6)}).paint(Role::Surface, style.line, 1.4));
  } else if (look.kind != Kind::ConversationLink) {
    if (look.arrowAtTarget) addTip(d, points.back(), last, !flow, style.line);
    if (look.arrowAtSource) addTip(d, points[0], {-first.x, -first.y}, true, style.line);
  }
  addName(d, look.name, points, label);
  return d;
}

}  // namespace joinery::diagram
