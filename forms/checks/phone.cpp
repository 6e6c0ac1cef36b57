// A telephone on which somebody can be reached: a mobile number, or a fixed line with its area code and, if need be, an
// extension: 0557-3022222, 010-88888888-123.
#include "forms/checks/check.h"

namespace joinery::forms {

std::optional<CheckFault> checkPhone(std::string_view text, CivilDate today) {
  if (!checkMobile(text, today)) return std::nullopt;
  const CheckFault fault{"cn-phone"};
  const std::size_t first = text.find('-');
  if (first == text.npos) return fault;
  const std::string_view area = text.substr(0, first);
  std::string_view line = text.substr(first + 1), extension = "0";
  if (const std::size_t second = line.find('-'); second != line.npos) {
    extension = line.substr(second + 1);
    line = line.substr(0, second);
  }
  const bool areaIsRight = (area.size() == 3 || area.size() == 4) && areDigits(area) && area[0] == '0';
  const bool lineIsRight = (line.size() == 7 || line.size() == 8) && areDigits(line);
  const bool extensionIsRight = extension.size() <= 6 && areDigits(extension);
  if (areaIsRight && lineIsRight && extensionIsRight) return std::nullopt;
  return fault;
}

}  // namespace joinery::forms
