// The properties that many types share, written once.
#include "forms/checks/check.h"
#include "forms/field_types/field_type.h"

namespace joinery::forms {
namespace {

using Editor = FieldProperty::Editor;

std::vector<std::string> checkNames() {
  std::vector<std::string> names;
  for (const Check& check : checks()) names.emplace_back(check.name);
  return names;
}

}  // namespace

Properties displayProperties() {
  return {{"/conditional/hide", "隐藏条件", "Hidden if", Editor::Expression, {}}};
}

Properties inputProperties() {
  return Properties{
             {"/key", "键", "Key", Editor::Text, {}},
             {"/label", "标题", "Label", Editor::Text, {}},
             {"/description", "说明", "Description", Editor::LongText, {}},
             {"/validate/required", "必填", "Required", Editor::Flag, {}},
             {"/readonly", "只读", "Read-only", Editor::Flag, {}},
             {"/properties/joinery:assert", "校验规则", "Rule", Editor::Expression, {}},
             {"/properties/joinery:assertMessage", "规则提示", "Message of the rule", Editor::Text, {}},
             {"/properties/joinery:assertMessageEn",
              "规则提示（英文）",
              "Message of the rule (English)",
              Editor::Text,
              {}},
         } +
         displayProperties();
}

Properties textProperties() {
  return {
      {"/validate/minLength", "最少字数", "Minimum length", Editor::Number, {}},
      {"/validate/maxLength", "最多字数", "Maximum length", Editor::Number, {}},
      {"/validate/pattern", "格式（正则表达式）", "Pattern", Editor::Text, {}},
      {"/validate/validationType", "内容类型", "Kind of text", Editor::Choice, {"custom", "email", "phone"}},
      {"/properties/joinery:check", "证照号码校验", "Check of an identifier", Editor::Choice, checkNames()},
  };
}

Properties optionProperties() {
  return {
      {"/values", "选项", "Options", Editor::Options, {}},
      {"/valuesKey", "选项来自变量", "Options from a variable", Editor::Text, {}},
      {"/valuesExpression", "选项来自表达式", "Options from an expression", Editor::Expression, {}},
  };
}

Properties operator+(Properties a, const Properties& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace joinery::forms
