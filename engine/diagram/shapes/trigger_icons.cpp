// The icons of event definitions for an event of radius 18 around 0,0 (BPMN 2.0.2, table 10.93). Catching events show
// outlines, throwing events filled forms.
#include <cmath>
#include <numbers>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"

namespace joinery::diagram {
namespace {

using model::Kind;
constexpr double kThin = 1.2;

struct Place {
  Point center;
  double scale;
  bool filled;
};

void add(Drawing& d, Pen pen, const Place& p) {
  d.paths.push_back(pen.place(p.center, p.scale).paint(p.filled ? Role::Ink : Role::Surface, Role::Ink, kThin));
}

void addLines(Drawing& d, Pen pen, const Place& p, Role role = Role::Ink) {
  d.paths.push_back(pen.place(p.center, p.scale).stroke(role, kThin));
}

void addMessage(Drawing& d, const Place& p) {
  add(d, Pen().rectangle({-9, -6.2, 18, 12.4}), p);
  addLines(d, Pen().polyline({{-9, -6}, {0, 0.6}, {9, -6}}), p, p.filled ? Role::Surface : Role::Ink);
}

void addTimer(Drawing& d, const Place& p) {
  d.paths.push_back(Pen().circle({0, 0}, 10).place(p.center, p.scale).paint(Role::Surface, Role::Ink, kThin));
  Pen ticks;
  for (int hour = 0; hour < 12; ++hour) {
    const double angle = hour * std::numbers::pi / 6, x = std::sin(angle), y = -std::cos(angle);
    ticks.polyline({{x * 8, y * 8}, {x * 9.8, y * 9.8}});
  }
  addLines(d, ticks.polyline({{1.6, -7}, {0, 0}, {4.8, 0.8}}), p);
}

void addError(Drawing& d, const Place& p) {
  add(d, Pen().polygon({{-8, 8}, {-3.6, -7}, {2, 0.8}, {8, -8.4}, {3.6, 7}, {-2, -0.8}}), p);
}

void addEscalation(Drawing& d, const Place& p) {
  add(d, Pen().polygon({{0, -9.5}, {7, 8.5}, {0, 1}, {-7, 8.5}}), p);
}

void addSignal(Drawing& d, const Place& p) {
  add(d, Pen().polygon({{0, -9.4}, {8.8, 6.4}, {-8.8, 6.4}}), p);
}

void addConditional(Drawing& d, const Place& p) {
  d.paths.push_back(Pen().rectangle({-7, -9, 14, 18}).place(p.center, p.scale).paint(Role::Surface, Role::Ink, kThin));
  Pen lines;
  for (const double y : {-5.6, -1.9, 1.8, 5.5}) lines.polyline({{-4.6, y}, {4.6, y}});
  addLines(d, lines, p);
}

void addCompensation(Drawing& d, const Place& p) {
  add(d, Pen().polygon({{-9.6, 0}, {-0.8, -6.6}, {-0.8, 6.6}}), p);
  add(d, Pen().polygon({{-0.8, 0}, {8, -6.6}, {8, 6.6}}), p);
}

void addCancel(Drawing& d, const Place& p) {
  add(d,
      Pen().polygon({{-8.4, -5.6},
                     {-5.6, -8.4},
                     {0, -2.8},
                     {5.6, -8.4},
                     {8.4, -5.6},
                     {2.8, 0},
                     {8.4, 5.6},
                     {5.6, 8.4},
                     {0, 2.8},
                     {-5.6, 8.4},
                     {-8.4, 5.6},
                     {-2.8, 0}}),
      p);
}

void addLink(Drawing& d, const Place& p) {
  add(d, Pen().polygon({{-9, -3.4}, {2, -3.4}, {2, -7.4}, {9.6, 0}, {2, 7.4}, {2, 3.4}, {-9, 3.4}}), p);
}

void addTerminate(Drawing& d, const Place& p) {
  d.paths.push_back(Pen().circle({0, 0}, 11).place(p.center, p.scale).fill(Role::Ink));
}

struct TriggerRow {
  Kind kind;
  void (*add)(Drawing&, const Place&);
};
constexpr TriggerRow kTriggers[] = {{Kind::MessageEventDefinition, addMessage},
                                    {Kind::TimerEventDefinition, addTimer},
                                    {Kind::ErrorEventDefinition, addError},
                                    {Kind::EscalationEventDefinition, addEscalation},
                                    {Kind::SignalEventDefinition, addSignal},
                                    {Kind::ConditionalEventDefinition, addConditional},
                                    {Kind::CompensateEventDefinition, addCompensation},
                                    {Kind::CancelEventDefinition, addCancel},
                                    {Kind::LinkEventDefinition, addLink},
                                    {Kind::TerminateEventDefinition, addTerminate}};

}  // namespace

void addTriggerIcon(Drawing& drawing, Kind trigger, bool filled, Point center, double scale) {
  for (const TriggerRow& row : kTriggers) {
    if (row.kind == trigger) row.add(drawing, {center, scale, filled});
  }
}

void addMultipleIcon(Drawing& drawing, bool parallel, bool filled, Point center, double scale) {
  const Place place{center, scale, filled};
  if (parallel) {
    add(drawing,
        Pen().polygon({{-2.4, -9.4},
                       {2.4, -9.4},
                       {2.4, -2.4},
                       {9.4, -2.4},
                       {9.4, 2.4},
                       {2.4, 2.4},
                       {2.4, 9.4},
                       {-2.4, 9.4},
                       {-2.4, 2.4},
                       {-9.4, 2.4},
                       {-9.4, -2.4},
                       {-2.4, -2.4}}),
        place);
    return;
  }
  Pen pentagon;
  for (int i = 0; i < 5; ++i) {
    const double angle = i * 2 * std::numbers::pi / 5, x = 9.8 * std::sin(angle), y = -9.8 * std::cos(angle);
    i == 0 ? pentagon.move(x, y) : pentagon.line(x, y);
  }
  add(drawing, pentagon.close(), place);
}

}  // namespace joinery::diagram
