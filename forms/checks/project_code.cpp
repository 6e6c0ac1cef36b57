// 投资项目代码, GB/T 40058-2021: YYMM-RRRRRR-DD-TT-NNNNNC. Codes given before start with the year instead of year and
// month and carry no check digit; both occur in running projects. A wrong check digit (ISO 7064 MOD 11,10) is a
// warning: the office verifies the code with the national platform before it accepts it anyway.
#include <string>

#include "forms/checks/check.h"

namespace joinery::forms {
namespace {

// The twenty digits without hyphens, or empty if the text is built otherwise.
std::string digitsOf(std::string_view text) {
  static constexpr std::array<std::size_t, 4> kHyphens = {4, 11, 14, 17};
  if (text.size() != 24) return {};
  std::string digits(text);
  for (std::size_t i = kHyphens.size(); i-- > 0;) {
    if (digits[kHyphens[i]] != '-') return {};
    digits.erase(kHyphens[i], 1);
  }
  return areDigits(digits) ? digits : std::string();
}

bool hasCheckDigit(std::string_view digits) {  // ISO/IEC 7064:2003 MOD 11,10
  int product = 10;
  for (char c : digits.substr(0, digits.size() - 1)) {
    const int sum = (product + (c - '0')) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + (digits.back() - '0')) % 10 == 1;
}

}  // namespace

std::optional<CheckFault> checkProjectCode(std::string_view text, CivilDate today) {
  const std::string digits = digitsOf(text);
  if (digits.empty()) return CheckFault{"cn-project-code-format"};
  if (!isProvince(std::string_view(digits).substr(4, 2)) && digits.substr(4, 2) != "00")
    return CheckFault{"cn-project-code-area"};
  const int month = numberOf(std::string_view(digits).substr(2, 2));
  const bool isNewFormat = month >= 1 && month <= 12;
  const int year = numberOf(std::string_view(digits).substr(0, 4));
  if (!isNewFormat && (year < 2013 || year > today.year)) return CheckFault{"cn-project-code-date"};
  if (isNewFormat && !hasCheckDigit(digits)) return CheckFault{"cn-project-code-check-digit", true};
  return std::nullopt;
}

}  // namespace joinery::forms
