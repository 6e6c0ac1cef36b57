// One of several options, all shown.
#include "forms/field_types/options.h"

namespace joinery::forms {

FieldType radioType() {
  FieldType type;
  type.info = {"radio",
               "单选",
               "Radio group",
               FieldTypeInfo::Shape::Value,
               componentWithOptions("radio", "单选"),
               inputProperties() + optionProperties()};
  type.checkDefinition = checkOptionsDefinition;
  type.checkRules = checkOneOption;
  type.present = presentOptions;
  return type;
}

}  // namespace joinery::forms
