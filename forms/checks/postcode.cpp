// 邮政编码: six digits.
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkPostcode(std::string_view text, CivilDate) {
  if (text.size() == 6 && areDigits(text)) return std::nullopt;
  return CheckFault{"cn-postcode"};
}

}  // namespace joinery::forms
