// Several lines of text.
#include "forms/field_types/text_rules.h"

namespace joinery::forms {

FieldType textareaType() {
  FieldType type;
  type.info = {"textarea",
               "多行文本",
               "Text area",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "textarea"}, {"label", "多行文本"}}),
               inputProperties() + textProperties()};
  type.checkDefinition = checkTextDefinition;
  type.checkType = checkTextType;
  type.checkRules = checkTextRules;
  return type;
}

}  // namespace joinery::forms
