#include "designer/core/numbers.h"

#include <charconv>
#include <cmath>

namespace joinery::designer {

std::string numberText(double value) {
  const double rounded = std::round(value * 1000) / 1000;
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed);
  return std::string(buffer, end.ptr);
}

double numberOf(std::string_view text, double fallback) {
  double value = fallback;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc() && std::isfinite(value) ? value : fallback;
}

bool sameNumber(std::string_view text, double value) {
  return std::abs(numberOf(text, NAN) - value) < 0.0005;
}

}  // namespace joinery::designer
