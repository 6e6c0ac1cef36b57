// A line between components.
#include "forms/field_types/field_type.h"

namespace joinery::forms {

FieldType separatorType() {
  FieldType type;
  type.info = {"separator",
               "分隔线",
               "Separator",
               FieldTypeInfo::Shape::Presentation,
               Value::object({{"type", "separator"}}),
               displayProperties()};
  return type;
}

}  // namespace joinery::forms
