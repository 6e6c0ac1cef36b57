// Data objects and stores, annotations, groups, messages, conversations (BPMN 2.0.2, 10.4, 8.4.1, 9.4).
#include <algorithm>

#include "engine/diagram/pen.h"
#include "engine/diagram/shapes/icons.h"
#include "engine/diagram/shapes/table.h"
#include "engine/diagram/text.h"

namespace joinery::diagram {

using model::Kind;

Drawing drawDataObject(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  const double fold = std::min(10.0, b.width / 3);
  d.paths.push_back(Pen()
                        .polygon({{b.x, b.y},
                                  {b.right() - fold, b.y},
                                  {b.right(), b.y + fold},
                                  {b.right(), b.bottom()},
                                  {b.x, b.bottom()}})
                        .paint(Role::Surface, Role::Outline, 1.5));
  d.paths.push_back(Pen()
                        .polyline({{b.right() - fold, b.y}, {b.right() - fold, b.y + fold}, {b.right(), b.y + fold}})
                        .stroke(Role::Outline, 1.5));
  if (look.kind == Kind::DataInput || look.kind == Kind::DataOutput) {
    const bool output = look.kind == Kind::DataOutput;
    d.paths.push_back(Pen()
                          .polygon({{0, -2.4}, {6, -2.4}, {6, -5.6}, {12, 0}, {6, 5.6}, {6, 2.4}, {0, 2.4}})
                          .place({b.x + 4, b.y + 10})
                          .paint(output ? Role::Ink : Role::Surface, Role::Ink, 1.1));
  }
  if (look.collection) addLoopMarker(d, Look::Loop::Parallel, {b.center().x, b.bottom() - 8});
  addOuterLabel(d, look.name, b, label);
  return d;
}

Drawing drawDataStore(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  const double h = b.height / 7, k = h * 1.25;
  const auto rim = [&](Pen& pen, double y) { pen.curve(b.x, y + k, b.right(), y + k, b.right(), y); };
  Pen body;
  body.move(b.x, b.y + h)
      .curve(b.x, b.y + h - k, b.right(), b.y + h - k, b.right(), b.y + h)
      .line(b.right(), b.bottom() - h);
  body.curve(b.right(), b.bottom() - h + k, b.x, b.bottom() - h + k, b.x, b.bottom() - h).close();
  d.paths.push_back(body.paint(Role::Surface, Role::Outline, 1.5));
  Pen rims;
  for (const double y : {b.y + h, b.y + h + 5, b.y + h + 10}) {
    rims.move(b.x, y);
    rim(rims, y);
  }
  d.paths.push_back(rims.stroke(Role::Outline, 1.3));
  addOuterLabel(d, look.name, b, label);
  return d;
}

Drawing drawAnnotation(const Look& look, const Rect& b, const std::optional<Rect>&) {
  Drawing d;
  const double arm = std::min(12.0, b.width / 3);
  d.paths.push_back(Pen()
                        .polyline({{b.x + arm, b.y}, {b.x, b.y}, {b.x, b.bottom()}, {b.x + arm, b.bottom()}})
                        .stroke(Role::Faint, 1.5));
  if (look.name.empty()) return d;
  Label label;
  label.size = 11.5;
  label.align = Label::Align::Left;
  label.role = Role::FaintText;
  label.box = {b.x + 7, b.y + 2, b.width - 9, b.height - 4};
  label.lines = wrapText(look.name, label.box.width, label.size,
                         static_cast<std::size_t>(std::max(1.0, (b.height + 4) / (label.size * kLineHeight))));
  d.labels.push_back(std::move(label));
  return d;
}

Drawing drawGroup(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  d.paths.push_back(Pen().rectangle(b, 10).stroke(Role::Faint, 1.5, Dash::DashDotted));
  addOuterLabel(d, look.name, b, label ? *label : Rect{b.x, b.y + 4, b.width, 16});
  return d;
}

Drawing drawMessage(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  d.paths.push_back(Pen().rectangle(b).paint(Role::Surface, Role::Outline, 1.4));
  d.paths.push_back(
      Pen().polyline({{b.x, b.y}, {b.center().x, b.y + b.height * 0.55}, {b.right(), b.y}}).stroke(Role::Outline, 1.4));
  addOuterLabel(d, look.name, b, label);
  return d;
}

Drawing drawConversation(const Look& look, const Rect& b, const std::optional<Rect>& label) {
  Drawing d;
  const double inset = b.width / 4, y = b.center().y;
  d.paths.push_back(Pen()
                        .polygon({{b.x + inset, b.y},
                                  {b.right() - inset, b.y},
                                  {b.right(), y},
                                  {b.right() - inset, b.bottom()},
                                  {b.x + inset, b.bottom()},
                                  {b.x, y}})
                        .paint(Role::Surface, Role::Outline, look.kind == Kind::CallConversation ? 3.5 : 1.6));
  if (look.kind == Kind::SubConversation) {
    d.paths.push_back(Pen()
                          .polyline({{-4, 0}, {4, 0}})
                          .polyline({{0, -4}, {0, 4}})
                          .place({b.center().x, b.bottom() - 8})
                          .stroke(Role::Ink, 1.5));
  }
  addOuterLabel(d, look.name, b, label);
  return d;
}

Drawing drawPlain(const Look& look, const Rect& b, const std::optional<Rect>&) {
  Drawing d;
  d.paths.push_back(Pen().rectangle(b, 8).paint(Role::Surface, Role::Outline, 1.6));
  addInnerLabel(d, look.name, b.grown(-6));
  return d;
}

}  // namespace joinery::diagram
