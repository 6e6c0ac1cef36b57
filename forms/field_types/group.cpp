// A group of components: a section of the form for access rules, a path in the data if it has one.
#include "forms/field_types/field_type.h"

namespace joinery::forms {

FieldType groupType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {
      "group",
      "分组",
      "Group",
      FieldTypeInfo::Shape::Group,
      Value::object({{"type", "group"}, {"label", "分组"}, {"components", Value::list({})}, {"showOutline", true}}),
      Properties{{"/label", "标题", "Label", Editor::Text, {}},
                 {"/path", "数据路径", "Path", Editor::Text, {}},
                 {"/showOutline", "显示边框", "Outline", Editor::Flag, {}},
                 {"/properties/joinery:section", "分区名", "Section", Editor::Text, {}}} +
          displayProperties()};
  return type;
}

}  // namespace joinery::forms
