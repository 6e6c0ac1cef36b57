#include "engine/diagram/pen.h"

#include <cmath>
#include <numbers>

namespace joinery::diagram {
namespace {
constexpr double kRound = 0.5522847498;  // control point of a quarter circle
}

Pen& Pen::move(double x, double y) {
  m_commands.push_back({Command::Op::Move, {x, y}, {}, {}});
  return *this;
}

Pen& Pen::line(double x, double y) {
  m_commands.push_back({Command::Op::Line, {x, y}, {}, {}});
  return *this;
}

Pen& Pen::curve(double bx, double by, double cx, double cy, double x, double y) {
  m_commands.push_back({Command::Op::Curve, {x, y}, {bx, by}, {cx, cy}});
  return *this;
}

Pen& Pen::close() {
  m_commands.push_back({Command::Op::Close, {}, {}, {}});
  return *this;
}

Pen& Pen::polyline(std::initializer_list<Point> points) {
  bool first = true;
  for (const Point& p : points) {
    first ? move(p.x, p.y) : line(p.x, p.y);
    first = false;
  }
  return *this;
}

Pen& Pen::polygon(std::initializer_list<Point> points) {
  return polyline(points).close();
}

Pen& Pen::rectangle(const Rect& r, double radius) {
  if (radius <= 0) return polygon({{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}});
  const double k = radius * (1 - kRound);
  move(r.x + radius, r.y).line(r.right() - radius, r.y);
  curve(r.right() - k, r.y, r.right(), r.y + k, r.right(), r.y + radius).line(r.right(), r.bottom() - radius);
  curve(r.right(), r.bottom() - k, r.right() - k, r.bottom(), r.right() - radius, r.bottom());
  line(r.x + radius, r.bottom()).curve(r.x + k, r.bottom(), r.x, r.bottom() - k, r.x, r.bottom() - radius);
  return line(r.x, r.y + radius).curve(r.x, r.y + k, r.x + k, r.y, r.x + radius, r.y).close();
}

Pen& Pen::circle(Point c, double r) {
  const double k = r * kRound;
  move(c.x, c.y - r).curve(c.x + k, c.y - r, c.x + r, c.y - k, c.x + r, c.y);
  curve(c.x + r, c.y + k, c.x + k, c.y + r, c.x, c.y + r).curve(c.x - k, c.y + r, c.x - r, c.y + k, c.x - r, c.y);
  return curve(c.x - r, c.y - k, c.x - k, c.y - r, c.x, c.y - r).close();
}

Pen& Pen::arc(Point c, double r, double from, double to) {
  const int parts = static_cast<int>(std::ceil(std::abs(to - from) / 60));
  const double step = (to - from) / parts * std::numbers::pi / 180;
  const double k = 4.0 / 3 * std::tan(step / 4) * r;
  double angle = from * std::numbers::pi / 180;
  const auto at = [&](double a) { return Point{c.x + r * std::cos(a), c.y + r * std::sin(a)}; };
  Point p = at(angle);
  move(p.x, p.y);
  for (int i = 0; i < parts; ++i) {
    const double next = angle + step;
    const Point q = at(next);
    curve(p.x - k * std::sin(angle), p.y + k * std::cos(angle), q.x + k * std::sin(next), q.y - k * std::cos(next), q.x,
          q.y);
    angle = next;
    p = q;
  }
  return *this;
}

Pen& Pen::place(Point at, double scale) {
  const auto map = [&](Point p) { return Point{at.x + p.x * scale, at.y + p.y * scale}; };
  for (Command& command : m_commands) command = {command.op, map(command.a), map(command.b), map(command.c)};
  return *this;
}

Path Pen::fill(Role role) const {
  return {m_commands, role, Role::None, 0, Dash::Solid, false};
}

Path Pen::stroke(Role role, double width, Dash dash) const {
  return {m_commands, Role::None, role, width, dash, true};
}

Path Pen::paint(Role inside, Role outline, double width, Dash dash) const {
  return {m_commands, inside, outline, width, dash, true};
}

}  // namespace joinery::diagram
