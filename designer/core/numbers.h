// Coordinates as text in a file and back. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace joinery::designer {

std::string numberText(double value);  // at most three decimals, no trailing zeros
double numberOf(std::string_view text, double fallback = 0);
bool sameNumber(std::string_view text, double value);  // within half a thousandth

}  // namespace joinery::designer
