// 组织机构代码, GB 11714-1997: eight digits or capital letters and a check character, with or without a hyphen before
// it.
#include <string>

#include "forms/checks/check.h"

namespace joinery::forms {
namespace {

int valueOf(char c) {  // 0 to 9, A = 10 to Z = 35; -1 for anything else
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

}  // namespace

bool hasOrganisationCheckCharacter(std::string_view nine) {
  static constexpr std::array<int, 8> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view kCheckCharacters = "0123456789X0";  // by 11 - sum mod 11, which is 1 to 11
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * valueOf(nine[i]);
  return kCheckCharacters[static_cast<std::size_t>(11 - sum % 11)] == nine[8];
}

std::optional<CheckFault> checkOrganisationCode(std::string_view text, CivilDate) {
  std::string nine(text);
  if (nine.size() == 10 && nine[8] == '-') nine.erase(8, 1);
  if (nine.size() != 9) return CheckFault{"cn-organisation-code-format"};
  for (char c : nine)
    if (valueOf(c) < 0) return CheckFault{"cn-organisation-code-format"};
  if (!hasOrganisationCheckCharacter(nine)) return CheckFault{"cn-organisation-code-check-digit"};
  return std::nullopt;
}

}  // namespace joinery::forms
