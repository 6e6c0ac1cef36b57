// Yes or no. "Required" means that it must be ticked, as in form-js.
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkType(const Value& value, const FieldContext& field) {
  if (!value.isBoolean()) field.fault("wrong-type", {"是或否", "true or false"});
}

}  // namespace

FieldType checkboxType() {
  FieldType type;
  type.info = {"checkbox",
               "勾选框",
               "Checkbox",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "checkbox"}, {"label", "勾选框"}}),
               inputProperties()};
  type.checkType = checkType;
  type.isEmpty = [](const Value& value) { return value.isBoolean() && !value.boolean(); };
  return type;
}

}  // namespace joinery::forms
