// Room between components, in pixels.
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  const Value* height = component.constant("/height");
  if (height && (!height->isNumber() || height->number() < Decimal(1)))
    faults.add(component.pointer + "/height", "height-malformed", "expected a height of at least 1 pixel");
}

}  // namespace

FieldType spacerType() {
  FieldType type;
  type.info = {"spacer",
               "空白",
               "Spacer",
               FieldTypeInfo::Shape::Presentation,
               Value::object({{"type", "spacer"}, {"height", 60}}),
               Properties{{"/height", "高度", "Height", FieldProperty::Editor::Number, {}}} + displayProperties()};
  type.checkDefinition = checkDefinition;
  return type;
}

}  // namespace joinery::forms
