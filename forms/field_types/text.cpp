#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  const Value* text = component.constant("/text");
  if (!text || !text->isString()) faults.add(component.pointer, "text-missing", "expected a \"text\"");
}

}  // namespace

FieldType textType() {
  FieldType type;
  type.info = {"text",
               "文字",
               "Text",
               FieldTypeInfo::Shape::Presentation,
               Value::object({{"type", "text"}, {"text", "# 文字"}}),
               Properties{{"/text", "内容", "Text", FieldProperty::Editor::LongText, {}}} + displayProperties()};
  type.checkDefinition = checkDefinition;
  return type;
}

}  // namespace joinery::forms
