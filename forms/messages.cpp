#include "forms/messages.h"

#include <algorithm>

namespace joinery::forms {
namespace {

std::string filled(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isPlace = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
                         text[i + 1] < '0' + static_cast<char>(arguments.size());
    if (!isPlace) {
      out += text[i];
      continue;
    }
    out += arguments[static_cast<std::size_t>(text[i + 1] - '0')];
    i += 2;
  }
  return out;
}

}  // namespace

const std::vector<MessageTexts>& messageTexts() {
  static const std::vector<MessageTexts> kTexts = {
      // The answer as a whole
      {"not-an-object", "应为对象", "expected an object, got {0}"},
      {"unknown-field", "表单没有字段“{0}”", "this form has no field \"{0}\""},
      {"too-many-errors", "错误过多，仅列出前 1000 项", "more errors than are listed here"},
      {"not-visible", "该字段当前不显示，不能填写", "this field is not shown now and takes no value"},
      {"read-only", "该字段在本环节只读，不能修改", "this field may be read here but not changed"},
      {"computed", "该字段由系统计算，应为 {0}", "this field is computed and is {0}"},
      {"expression-failed", "规则无法计算：{0}", "a rule could not be computed: {0}"},
      {"conditions-unstable", "显示条件互相矛盾，请联系表单设计者",
       "the conditions of this form contradict each other"},
      // One value
      {"required", "必填", "required"},
      {"wrong-type", "类型不对，应为{0}", "wrong type: expected {1}"},
      {"too-short", "至少 {0} 个字，现有 {1} 个", "at least {0} characters, got {1}"},
      {"too-long", "最多 {0} 个字，现有 {1} 个", "at most {0} characters, got {1}"},
      {"too-small", "不能小于 {0}", "not less than {0}"},
      {"too-large", "不能大于 {0}", "not more than {0}"},
      {"too-many-decimals", "最多 {0} 位小数", "at most {0} digits after the decimal point"},
      {"not-a-step", "应为 {0} 的整数倍", "expected a multiple of {0}"},
      {"pattern", "格式不正确", "does not have the expected form"},
      {"pattern-too-costly", "内容过于复杂，无法核对格式", "too complex to compare with the expected form"},
      {"not-an-email", "不是有效的电子邮箱", "not an e-mail address"},
      {"not-a-phone", "不是有效的国际电话号码", "not an international telephone number"},
      {"not-a-date", "应为日期，例如 2026-11-23", "expected a date such as 2026-11-23"},
      {"not-a-time", "应为时间，例如 {0}", "expected a time such as {0}"},
      {"not-a-date-time", "应为日期和时间，例如 {0}", "expected a date and time such as {0}"},
      {"date-passed", "不能早于今天", "not before today"},
      {"not-an-option", "不在可选项中", "not one of the options"},
      {"duplicate-option", "同一选项选择了多次", "the same option more than once"},
      {"rule-broken", "不符合填写要求", "breaks a rule of this form"},
      // Lists
      {"too-few-rows", "至少 {0} 行，现有 {1} 行", "at least {0} rows, got {1}"},
      {"too-many-rows", "最多 {0} 行，现有 {1} 行", "at most {0} rows, got {1}"},
      {"rows-fixed", "本环节不能增加或删除行", "rows may be neither added nor removed here"},
      {"duplicate-row", "与第 {0} 行重复", "the same as row {0}"},
      {"wrong-sum", "“{0}”合计应为 {1}，现为 {2}", "the sum of \"{0}\" must be {1}, got {2}"},
      // Checks
      {"cn-resident-id-old", "15 位旧身份号码已停用，请填写 18 位号码", "15-digit numbers are no longer valid"},
      {"cn-resident-id-format", "公民身份号码应为 18 位", "expected a resident identity number of 18 characters"},
      {"cn-resident-id-area", "公民身份号码的地区码不存在", "the number's area does not exist"},
      {"cn-resident-id-birth-date", "公民身份号码中的出生日期不存在", "the number's date of birth does not exist"},
      {"cn-resident-id-check-digit", "公民身份号码校验位不符", "the number's check digit is wrong"},
      {"cn-uscc-format", "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、Z、S、V）",
       "expected 18 digits or capital letters without I, O, Z, S and V"},
      {"cn-uscc-check-digit", "统一社会信用代码校验位不符", "the code's check character is wrong"},
      {"cn-uscc-organisation", "统一社会信用代码中的主体标识码校验位不符",
       "the check character of the organisation within the code is wrong"},
      {"cn-organisation-code-format", "组织机构代码应为 8 位数字或大写字母加 1 位校验码",
       "expected 8 digits or capital letters and a check character"},
      {"cn-organisation-code-check-digit", "组织机构代码校验位不符", "the code's check character is wrong"},
      {"cn-mobile", "不是有效的手机号码", "not a mobile number"},
      {"cn-phone", "不是有效的电话号码，固定电话请带区号，例如 0557-3022222",
       "not a telephone number; fixed lines need their area code"},
      {"cn-postcode", "邮政编码应为 6 位数字", "expected a postcode of 6 digits"},
      {"cn-area-code", "不是有效的行政区划代码", "not a code of an administrative division"},
      {"cn-project-code-format", "投资项目代码应形如 2603-341302-04-01-123458",
       "expected a project code such as 2603-341302-04-01-123458"},
      {"cn-project-code-area", "投资项目代码的地区码不存在", "the project code's area does not exist"},
      {"cn-project-code-date", "投资项目代码的年月不存在", "the project code's year or month does not exist"},
      {"cn-project-code-check-digit", "投资项目代码校验位不符，请核对",
       "the project code's check digit is wrong; please verify"},
      {"cn-bank-card-format", "银行卡号应为 12 至 19 位数字", "expected a card number of 12 to 19 digits"},
      {"cn-bank-card-check-digit", "银行卡号校验位不符", "the card number's check digit is wrong"},
  };
  return kTexts;
}

FieldError makeFieldError(std::string pointer, std::string_view code, const std::vector<std::string>& arguments) {
  const auto& all = messageTexts();
  const auto row = std::find_if(all.begin(), all.end(), [&](const MessageTexts& m) { return m.code == code; });
  if (row == all.end()) return {std::move(pointer), std::string(code), std::string(code), std::string(code)};
  return {std::move(pointer), std::string(code), filled(row->zh, arguments), filled(row->en, arguments)};
}

}  // namespace joinery::forms
