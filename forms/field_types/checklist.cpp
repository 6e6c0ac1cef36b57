// Several of several options, all shown.
#include "forms/field_types/options.h"

namespace joinery::forms {

FieldType checklistType() {
  FieldType type;
  type.info = {"checklist",
               "多选",
               "Checklist",
               FieldTypeInfo::Shape::Value,
               componentWithOptions("checklist", "多选"),
               inputProperties() + optionProperties()};
  type.checkDefinition = checkOptionsDefinition;
  type.checkType = checkListType;
  type.checkRules = checkSeveralOptions;
  type.present = presentOptions;
  return type;
}

}  // namespace joinery::forms
