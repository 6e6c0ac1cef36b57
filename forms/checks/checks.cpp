#include <algorithm>

#include "forms/checks/check.h"

namespace joinery::forms {

const std::vector<Check>& checks() {
  static const std::vector<Check> kChecks = {
      {"cn-resident-id", "公民身份号码", "Resident identity number", checkResidentId},
      {"cn-uscc", "统一社会信用代码", "Unified social credit code", checkUscc},
      {"cn-organisation-code", "组织机构代码", "Organisation code", checkOrganisationCode},
      {"cn-mobile", "手机号码", "Mobile number", checkMobile},
      {"cn-phone", "联系电话", "Telephone number", checkPhone},
      {"cn-postcode", "邮政编码", "Postcode", checkPostcode},
      {"cn-area-code", "行政区划代码", "Administrative division code", checkAreaCode},
      {"cn-project-code", "投资项目代码", "Investment project code", checkProjectCode},
      {"cn-bank-card", "银行卡号", "Bank card number", checkBankCard},
  };
  return kChecks;
}

const Check* findCheck(std::string_view name) {
  const auto& all = checks();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Check& c) { return c.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool areDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view digits) {
  int n = 0;
  for (char c : digits) n = n * 10 + (c - '0');
  return n;
}

bool isProvince(std::string_view twoDigits) {
  static constexpr std::array<int, 36> kProvinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                                     35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                                     53, 54, 61, 62, 63, 64, 65, 66, 71, 81, 82, 83};
  return areDigits(twoDigits) && std::count(kProvinces.begin(), kProvinces.end(), numberOf(twoDigits)) > 0;
}

bool isRealDate(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const CivilDate back = civilFromDays(daysFromCivil({year, month, day}));
  return back.year == year && back.month == month && back.day == day;
}

}  // namespace joinery::forms
