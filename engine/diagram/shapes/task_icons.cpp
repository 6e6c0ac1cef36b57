// The icons of task types, each in a square of 16 (BPMN 2.0.2, 10.3.3).
#include <cmath>
#include <numbers>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"

namespace joinery::diagram {
namespace {

using model::Kind;
constexpr double kThin = 1.1;

void addUser(Drawing& d, const Look&, Point at) {
  Pen body;
  body.move(0.8, 15).line(0.8, 12.8).curve(0.8, 10.4, 3.6, 9.4, 5.6, 9.0).line(10.4, 9.0);
  body.curve(12.4, 9.4, 15.2, 10.4, 15.2, 12.8).line(15.2, 15).close().place(at);
  d.paths.push_back(body.paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(Pen().circle({8, 5}, 3.9).place(at).paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(Pen()
                        .move(4.2, 4.2)
                        .curve(5.2, 1.6, 9.4, 1.0, 11.8, 4.4)
                        .curve(9.6, 5.2, 8.6, 3.6, 7.4, 3.2)
                        .curve(6.6, 4.2, 5.4, 4.6, 4.2, 4.2)
                        .close()
                        .place(at)
                        .fill(Role::Ink));
  d.paths.push_back(
      Pen().polyline({{4, 15}, {4, 12.6}}).polyline({{12, 15}, {12, 12.6}}).place(at).stroke(Role::Ink, kThin));
}

void addManual(Drawing& d, const Look&, Point at) {
  Pen hand;
  hand.move(0.8, 6.2)
      .curve(0.8, 5.2, 1.4, 4.4, 2.2, 3.9)
      .line(6.6, 1.4)
      .curve(7.8, 0.8, 8.7, 2.2, 7.7, 3.1)
      .line(6.2, 4.4);
  hand.line(14.2, 4.4)
      .curve(15.6, 4.4, 15.6, 6.4, 14.2, 6.4)
      .line(9.6, 6.4)
      .line(14.8, 6.4)
      .curve(16.1, 6.4, 16.1, 8.5, 14.8, 8.5);
  hand.line(9.6, 8.5).line(14.2, 8.5).curve(15.4, 8.5, 15.4, 10.5, 14.2, 10.5).line(9.6, 10.5).line(13.0, 10.5);
  hand.curve(14.2, 10.5, 14.2, 12.4, 13.0, 12.4)
      .line(3.2, 12.4)
      .curve(1.6, 12.4, 0.8, 11.4, 0.8, 10.2)
      .close()
      .place(at);
  d.paths.push_back(hand.paint(Role::Surface, Role::Ink, kThin));
}

Pen gear(double radius) {
  Pen pen;
  constexpr int kTeeth = 8;
  for (int i = 0; i < kTeeth * 4; ++i) {
    const double angle = (i - 0.5) * std::numbers::pi / (2 * kTeeth);
    const double r = i % 4 < 2 ? radius : radius * 0.76;
    i == 0 ? pen.move(r * std::cos(angle), r * std::sin(angle)) : pen.line(r * std::cos(angle), r * std::sin(angle));
  }
  return pen.close();
}

void addService(Drawing& d, const Look&, Point at) {
  const auto one = [&](Point center) {
    d.paths.push_back(gear(5.4).place(center).paint(Role::Surface, Role::Ink, kThin));
    d.paths.push_back(Pen().circle(center, 2).paint(Role::Surface, Role::Ink, kThin));
  };
  one({at.x + 5.8, at.y + 5.8});
  one({at.x + 10.2, at.y + 10.2});
}

void addScript(Drawing& d, const Look&, Point at) {
  Pen page;
  page.move(4.4, 15)
      .line(13.2, 15)
      .curve(9.2, 11.6, 9.6, 10.2, 11.2, 7.9)
      .curve(13.4, 4.9, 13.2, 3.4, 11.4, 1)
      .line(4.2, 1);
  page.curve(6.6, 3.6, 6.4, 5, 4.6, 7.4).curve(2.6, 10.2, 2.6, 11.8, 4.4, 15).close().place(at);
  d.paths.push_back(page.paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(Pen()
                        .polyline({{6.4, 3.6}, {11.2, 3.6}})
                        .polyline({{5.8, 6.4}, {10.6, 6.4}})
                        .polyline({{4.4, 9.4}, {9, 9.4}})
                        .polyline({{4.6, 12.2}, {9.2, 12.2}})
                        .place(at)
                        .stroke(Role::Ink, kThin));
}

void addBusinessRule(Drawing& d, const Look&, Point at) {
  d.paths.push_back(Pen().rectangle({0.5, 2, 15, 12}).place(at).fill(Role::Surface));
  d.paths.push_back(Pen().rectangle({0.5, 2, 15, 3.2}).place(at).fill(Role::Ink));
  d.paths.push_back(Pen()
                        .rectangle({0.5, 2, 15, 12})
                        .polyline({{0.5, 9.6}, {15.5, 9.6}})
                        .polyline({{4.6, 5}, {4.6, 14}})
                        .place(at)
                        .stroke(Role::Ink, kThin));
}

void addEnvelope(Drawing& d, Point at, bool filled) {
  d.paths.push_back(
      Pen().rectangle({0.5, 2.5, 15, 11}).place(at).paint(filled ? Role::Ink : Role::Surface, Role::Ink, kThin));
  d.paths.push_back(
      Pen().polyline({{0.5, 2.8}, {8, 8.6}, {15.5, 2.8}}).place(at).stroke(filled ? Role::Surface : Role::Ink, kThin));
}

void addSend(Drawing& d, const Look&, Point at) {
  addEnvelope(d, at, true);
}

void addReceive(Drawing& d, const Look& look, Point at) {
  if (!look.instantiate) return addEnvelope(d, at, false);
  d.paths.push_back(Pen().circle({8, 8}, 8.6).place(at).paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(Pen().rectangle({3, 4.6, 10, 6.8}).place(at).paint(Role::Surface, Role::Ink, kThin));
  d.paths.push_back(Pen().polyline({{3, 4.8}, {8, 8.6}, {13, 4.8}}).place(at).stroke(Role::Ink, kThin));
}

struct IconRow {
  Kind kind;
  void (*add)(Drawing&, const Look&, Point);
};
constexpr IconRow kIcons[] = {{Kind::UserTask, addUser},
                              {Kind::ManualTask, addManual},
                              {Kind::ServiceTask, addService},
                              {Kind::ScriptTask, addScript},
                              {Kind::BusinessRuleTask, addBusinessRule},
                              {Kind::SendTask, addSend},
                              {Kind::ReceiveTask, addReceive},
                              {Kind::GlobalUserTask, addUser},
                              {Kind::GlobalManualTask, addManual},
                              {Kind::GlobalScriptTask, addScript},
                              {Kind::GlobalBusinessRuleTask, addBusinessRule}};

}  // namespace

void addTaskIcon(Drawing& drawing, const Look& look, Point at) {
  const Kind kind = look.kind == Kind::CallActivity ? look.calls : look.kind;
  for (const IconRow& row : kIcons) {
    if (row.kind == kind) row.add(drawing, look, at);
  }
}

}  // namespace joinery::diagram
