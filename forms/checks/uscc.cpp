// 统一社会信用代码, GB 32100-2015: registering authority, kind of organisation, six digits of area, the nine characters
// of the organisation code with its own check character, and a check character over all (modulo 31).
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkUscc(std::string_view text, CivilDate) {
  static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static constexpr std::array<int, 17> kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  if (text.size() != 18 || text.find_first_not_of(kAlphabet) != text.npos || !areDigits(text.substr(2, 6)))
    return CheckFault{"cn-uscc-format"};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * static_cast<int>(kAlphabet.find(text[i]));
  if (kAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)] != text[17]) return CheckFault{"cn-uscc-check-digit"};
  if (!hasOrganisationCheckCharacter(text.substr(8, 9))) return CheckFault{"cn-uscc-organisation"};
  return std::nullopt;
}

}  // namespace joinery::forms
