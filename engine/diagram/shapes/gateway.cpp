// Gateways: a diamond and its marker (BPMN 2.0.2, 10.6).
#include <algorithm>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/shapes/table.h"

namespace joinery::diagram {
namespace {

using model::Kind;

void addExclusive(Drawing& d, const Look& look, Point c, double s) {
  if (!look.markerVisible) return;
  d.paths.push_back(Pen()
                        .polygon({{-8, -10},
                                  {-4.6, -10},
                                  {0, -3},
                                  {4.6, -10},
                                  {8, -10},
                                  {1.9, 0},
                                  {8, 10},
                                  {4.6, 10},
                                  {0, 3},
                                  {-4.6, 10},
                                  {-8, 10},
                                  {-1.9, 0}})
                        .place(c, s)
                        .fill(Role::Ink));
}

void addParallel(Drawing& d, const Look&, Point c, double s) {
  d.paths.push_back(
      Pen().polyline({{-11, 0}, {11, 0}}).polyline({{0, -11}, {0, 11}}).place(c, s).stroke(Role::Ink, 4 * s));
}

void addInclusive(Drawing& d, const Look&, Point c, double s) {
  d.paths.push_back(Pen().circle({0, 0}, 11).place(c, s).stroke(Role::Ink, 3 * s));
}

void addComplex(Drawing& d, const Look&, Point c, double s) {
  d.paths.push_back(Pen()
                        .polyline({{-11, 0}, {11, 0}})
                        .polyline({{0, -11}, {0, 11}})
                        .polyline({{-7.8, -7.8}, {7.8, 7.8}})
                        .polyline({{-7.8, 7.8}, {7.8, -7.8}})
                        .place(c, s)
                        .stroke(Role::Ink, 3 * s));
}

void addEventBased(Drawing& d, const Look& look, Point c, double s) {
  d.paths.push_back(Pen().circle({0, 0}, 14).place(c, s).paint(Role::Surface, Role::Ink, 1.2));
  if (!look.instantiate) d.paths.push_back(Pen().circle({0, 0}, 11.4).place(c, s).stroke(Role::Ink, 1.2));
  addMultipleIcon(d, look.parallelInstantiation, false, c, 0.78 * s);
}

struct MarkerRow {
  Kind kind;
  void (*add)(Drawing&, const Look&, Point, double);
};
constexpr MarkerRow kMarkers[] = {{Kind::ExclusiveGateway, addExclusive},
                                  {Kind::ParallelGateway, addParallel},
                                  {Kind::InclusiveGateway, addInclusive},
                                  {Kind::ComplexGateway, addComplex},
                                  {Kind::EventBasedGateway, addEventBased}};

}  // namespace

Drawing drawGateway(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  const Point c = b.center();
  d.paths.push_back(Pen()
                        .polygon({{c.x, b.y}, {b.right(), c.y}, {c.x, b.bottom()}, {b.x, c.y}})
                        .paint(Role::Surface, Role::Outline, 1.6));
  for (const MarkerRow& row : kMarkers) {
    if (row.kind == look.kind) row.add(d, look, c, std::min(b.width, b.height) / 50);
  }
  addOuterLabel(d, look.name, b, label);
  return d;
}

}  // namespace joinery::diagram
