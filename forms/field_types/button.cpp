// A button of stand-alone forms: submit or reset. At a task the inbox brings its own buttons, one per outcome.
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  const std::string action = component.json.text("action", "submit");
  if (action != "submit" && action != "reset")
    faults.add(component.pointer + "/action", "button-action-unknown",
               "expected \"submit\" or \"reset\", got \"" + action + "\"");
}

}  // namespace

FieldType buttonType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {"button",
               "按钮",
               "Button",
               FieldTypeInfo::Shape::Presentation,
               Value::object({{"type", "button"}, {"label", "提交"}, {"action", "submit"}}),
               Properties{{"/label", "标题", "Label", Editor::Text, {}},
                          {"/action", "动作", "Action", Editor::Choice, {"submit", "reset"}}} +
                   displayProperties()};
  type.checkDefinition = checkDefinition;
  return type;
}

}  // namespace joinery::forms
