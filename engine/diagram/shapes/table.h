// One line per shape: which kinds it draws, its default size, its function. Private to engine/diagram.
#pragma once

#include "engine/diagram/drawing.h"

namespace joinery::diagram {

struct ShapeRow {
  model::Kind kind = model::Kind::Unknown;  // Unknown: every kind with one of `bits`
  std::uint32_t bits = 0;
  Size size;
  Drawing (*draw)(const Look& look, const Rect& bounds, const std::optional<Rect>& label) = nullptr;
};

Drawing drawTask(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawSubProcess(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawEvent(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawGateway(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawPool(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawDataObject(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawDataStore(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawAnnotation(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawGroup(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawMessage(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawConversation(const Look&, const Rect&, const std::optional<Rect>&);
Drawing drawPlain(const Look&, const Rect&, const std::optional<Rect>&);  // choreography and whatever else

// Never fails: kinds without a row are drawn plain.
const ShapeRow& shapeRow(model::Kind kind);

}  // namespace joinery::diagram
