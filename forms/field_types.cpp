#include <algorithm>

#include "forms/field_types/field_type.h"

namespace joinery::forms {

const std::vector<FieldType>& fieldTypeTable() {
  static const std::vector<FieldType> kTypes = {
      textfieldType(),  textareaType(),  numberType(),    datetimeType(), checkboxType(),    radioType(),
      selectType(),     checklistType(), taglistType(),   groupType(),    dynamiclistType(), tableType(),
      expressionType(), textType(),      separatorType(), spacerType(),   buttonType(),
  };
  return kTypes;
}

const FieldType* findFieldType(std::string_view type) {
  const auto& all = fieldTypeTable();
  const auto found = std::find_if(all.begin(), all.end(), [&](const FieldType& t) { return t.info.type == type; });
  return found == all.end() ? nullptr : &*found;
}

const std::vector<FieldTypeInfo>& fieldTypes() {
  static const std::vector<FieldTypeInfo> kInfos = [] {
    std::vector<FieldTypeInfo> infos;
    for (const FieldType& type : fieldTypeTable()) infos.push_back(type.info);
    return infos;
  }();
  return kInfos;
}

const FieldTypeInfo* fieldTypeInfo(std::string_view type) {
  const FieldType* found = findFieldType(type);
  return found ? &found->info : nullptr;
}

}  // namespace joinery::forms
