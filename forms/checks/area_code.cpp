// 行政区划代码, GB/T 2260: six digits; nine with the town; twelve with the village or padded with zeros. Only the
// province is looked up: the lists of counties change every year and belong to a register, not into a check.
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkAreaCode(std::string_view text, CivilDate) {
  const bool hasLength = text.size() == 6 || text.size() == 9 || text.size() == 12;
  if (hasLength && areDigits(text) && isProvince(text.substr(0, 2))) return std::nullopt;
  return CheckFault{"cn-area-code"};
}

}  // namespace joinery::forms
