// Bank card numbers: 12 to 19 digits whose last is the Luhn check digit (ISO/IEC 7812-1, annex B).
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkBankCard(std::string_view text, CivilDate) {
  if (text.size() < 12 || text.size() > 19 || !areDigits(text)) return CheckFault{"cn-bank-card-format"};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int digit = text[text.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  if (sum % 10 != 0) return CheckFault{"cn-bank-card-check-digit"};
  return std::nullopt;
}

}  // namespace joinery::forms
