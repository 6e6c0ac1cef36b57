// Several of several options, chosen by search.
#include "forms/field_types/options.h"

namespace joinery::forms {

FieldType taglistType() {
  FieldType type;
  type.info = {"taglist",
               "标签多选",
               "Tag list",
               FieldTypeInfo::Shape::Value,
               componentWithOptions("taglist", "标签多选"),
               inputProperties() + optionProperties()};
  type.checkDefinition = checkOptionsDefinition;
  type.checkType = checkListType;
  type.checkRules = checkSeveralOptions;
  type.present = presentOptions;
  return type;
}

}  // namespace joinery::forms
