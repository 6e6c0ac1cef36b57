// A value that the form computes. The server computes it whenever it judges an answer; what a browser sends must agree.
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  if (!component.constant("/expression"))
    faults.add(component.pointer, "expression-missing", "expected an \"expression\"");
}

}  // namespace

FieldType expressionType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {"expression",
               "计算字段",
               "Expression",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "expression"}, {"expression", "=1"}, {"computeOn", "change"}}),
               Properties{{"/key", "键", "Key", Editor::Text, {}},
                          {"/label", "标题", "Label", Editor::Text, {}},
                          {"/expression", "表达式", "Expression", Editor::Expression, {}},
                          {"/computeOn", "计算时机", "Compute on", Editor::Choice, {"change", "presubmit"}}} +
                   displayProperties()};
  type.isComputed = true;
  type.checkDefinition = checkDefinition;
  return type;
}

}  // namespace joinery::forms
