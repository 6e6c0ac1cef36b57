// Mobile numbers of mainland China: eleven digits, 13 to 19 first.
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkMobile(std::string_view text, CivilDate) {
  if (text.size() == 11 && areDigits(text) && text[0] == '1' && text[1] >= '3') return std::nullopt;
  return CheckFault{"cn-mobile"};
}

}  // namespace joinery::forms
