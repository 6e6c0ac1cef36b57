// 公民身份号码, GB 11643-1999: six digits of area, eight of birth, three of sequence, one check character. Residence
// permits for Hong Kong, Macao and Taiwan residents (areas 81 to 83) and the permanent residence card for foreigners
// (first digit 9, then the issuing province) have the same build. Numbers of 15 digits are no longer valid and are
// refused.
#include "forms/checks/check.h"

namespace joinery::forms {
namespace {

constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kCheckCharacters = "10X98765432";
constexpr int kEarliestBirthYear = 1850;

bool isBirthDate(std::string_view digits, CivilDate today) {
  const int year = numberOf(digits.substr(0, 4)), month = numberOf(digits.substr(4, 2));
  const int day = numberOf(digits.substr(6, 2));
  return year >= kEarliestBirthYear && isRealDate(year, month, day) &&
         daysFromCivil({year, month, day}) <= daysFromCivil(today);
}

}  // namespace

std::optional<CheckFault> checkResidentId(std::string_view text, CivilDate today) {
  if (text.size() == 15 && areDigits(text)) return CheckFault{"cn-resident-id-old"};
  if (text.size() != 18 || !areDigits(text.substr(0, 17))) return CheckFault{"cn-resident-id-format"};
  const bool isForeigner = text[0] == '9';
  if (!isProvince(text.substr(isForeigner ? 1 : 0, 2))) return CheckFault{"cn-resident-id-area"};
  if (!isBirthDate(text.substr(6, 8), today)) return CheckFault{"cn-resident-id-birth-date"};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (text[i] - '0');
  const char last = text[17] == 'x' ? 'X' : text[17];
  if (last != kCheckCharacters[static_cast<std::size_t>(sum % 11)]) return CheckFault{"cn-resident-id-check-digit"};
  return std::nullopt;
}

}  // namespace joinery::forms
