#include "engine/diagram/shapes/table.h"

namespace joinery::diagram {
namespace {

using model::Kind;
using namespace model::category;

constexpr Size kTask{100, 80};

// The first row that fits counts.
const ShapeRow kRows[] = {
    {.bits = AnySubProcess, .size = {350, 200}, .draw = drawSubProcess},
    {.kind = Kind::SubChoreography, .size = {350, 200}, .draw = drawSubProcess},
    {.bits = Activity, .size = kTask, .draw = drawTask},
    {.bits = AnyEvent, .size = {36, 36}, .draw = drawEvent},
    {.bits = Gateway, .size = {50, 50}, .draw = drawGateway},
    {.kind = Kind::Participant, .size = {600, 250}, .draw = drawPool},
    {.kind = Kind::Lane, .size = {570, 125}, .draw = drawPool},
    {.kind = Kind::DataObject, .size = {36, 50}, .draw = drawDataObject},
    {.kind = Kind::DataObjectReference, .size = {36, 50}, .draw = drawDataObject},
    {.kind = Kind::DataInput, .size = {36, 50}, .draw = drawDataObject},
    {.kind = Kind::DataOutput, .size = {36, 50}, .draw = drawDataObject},
    {.kind = Kind::DataStore, .size = {50, 50}, .draw = drawDataStore},
    {.kind = Kind::DataStoreReference, .size = {50, 50}, .draw = drawDataStore},
    {.kind = Kind::TextAnnotation, .size = {120, 40}, .draw = drawAnnotation},
    {.kind = Kind::Group, .size = {300, 200}, .draw = drawGroup},
    {.kind = Kind::Message, .size = {30, 20}, .draw = drawMessage},
    {.kind = Kind::Conversation, .size = {50, 44}, .draw = drawConversation},
    {.kind = Kind::SubConversation, .size = {50, 44}, .draw = drawConversation},
    {.kind = Kind::CallConversation, .size = {50, 44}, .draw = drawConversation},
    {.size = kTask, .draw = drawPlain},
};

}  // namespace

const ShapeRow& shapeRow(Kind kind) {
  for (const ShapeRow& row : kRows) {
    if ((row.kind != Kind::Unknown && row.kind == kind) || model::is(kind, row.bits)) return row;
  }
  return kRows[std::size(kRows) - 1];
}

Drawing drawShape(const Look& look, const Rect& bounds, const std::optional<Rect>& label) {
  return shapeRow(look.kind).draw(look, bounds, label);
}

Size defaultSize(Kind kind) {
  return shapeRow(kind).size;
}

}  // namespace joinery::diagram
