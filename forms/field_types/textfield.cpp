// One line of text.
#include "forms/field_types/text_rules.h"

namespace joinery::forms {

FieldType textfieldType() {
  FieldType type;
  type.info = {"textfield",
               "单行文本",
               "Text field",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "textfield"}, {"label", "单行文本"}}),
               inputProperties() + textProperties()};
  type.checkDefinition = checkTextDefinition;
  type.checkType = checkTextType;
  type.checkRules = checkTextRules;
  return type;
}

}  // namespace joinery::forms
