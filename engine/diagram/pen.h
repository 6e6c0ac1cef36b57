// Builds paths: lines, curves, circles, rounded rectangles. Private to engine/diagram and its shapes.
#pragma once

#include <initializer_list>

#include "engine/diagram/drawing.h"

namespace joinery::diagram {

class Pen {
 public:
  Pen& move(double x, double y);
  Pen& line(double x, double y);
  Pen& curve(double bx, double by, double cx, double cy, double x, double y);
  Pen& close();
  Pen& polygon(std::initializer_list<Point> points);  // closed
  Pen& polyline(std::initializer_list<Point> points);
  Pen& rectangle(const Rect& rect, double radius = 0);
  Pen& circle(Point center, double radius);
  Pen& arc(Point center, double radius, double from, double to);  // degrees, clockwise from three o'clock
  // Everything so far scaled, then moved: icons are drawn around 0,0.
  Pen& place(Point at, double scale = 1);

  Path fill(Role role) const;
  Path stroke(Role role, double width = 1.5, Dash dash = Dash::Solid) const;
  Path paint(Role inside, Role outline, double width = 1.5, Dash dash = Dash::Solid) const;

 private:
  std::vector<Command> m_commands;
};

}  // namespace joinery::diagram
