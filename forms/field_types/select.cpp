// One of several options, from a list that opens.
#include "forms/field_types/options.h"

namespace joinery::forms {

FieldType selectType() {
  FieldType type;
  type.info = {"select",
               "下拉选择",
               "Select",
               FieldTypeInfo::Shape::Value,
               componentWithOptions("select", "下拉选择"),
               inputProperties() + optionProperties()};
  type.checkDefinition = checkOptionsDefinition;
  type.checkRules = checkOneOption;
  type.present = presentOptions;
  return type;
}

}  // namespace joinery::forms
