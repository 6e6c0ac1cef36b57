// Rows of data for reading; a list that people fill in is a dynamiclist.
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  if (!component.constant("/dataSource"))
    faults.add(component.pointer, "data-source-missing", "expected a \"dataSource\"");
  const Value* columns = component.constant("/columns");
  if (!columns && !component.constant("/columnsExpression"))
    faults.add(component.pointer, "columns-missing", "expected \"columns\" or \"columnsExpression\"");
  if (columns && !columns->isList())
    faults.add(component.pointer + "/columns", "columns-malformed", "expected a list of columns");
}

Value present(const FieldContext& field) {
  Value out = Value::object({{"rows", field.setting("/dataSource")}});
  if (field.component().expression("/columnsExpression"))
    out = out.with("columns", field.setting("/columnsExpression"));
  return out;
}

}  // namespace

FieldType tableType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {
      "table",
      "数据表",
      "Table",
      FieldTypeInfo::Shape::Presentation,
      Value::object({{"type", "table"},
                     {"label", "数据表"},
                     {"dataSource", "=rows"},
                     {"columns", Value::list({Value::object({{"label", "列"}, {"key", "column"}})})}}),
      Properties{{"/label", "标题", "Label", Editor::Text, {}},
                 {"/dataSource", "数据来源", "Data source", Editor::Expression, {}},
                 {"/columns", "列", "Columns", Editor::Options, {}},
                 {"/columnsExpression", "列来自表达式", "Columns from an expression", Editor::Expression, {}}} +
          displayProperties()};
  type.checkDefinition = checkDefinition;
  type.present = present;
  return type;
}

}  // namespace joinery::forms
