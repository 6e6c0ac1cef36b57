// Breaks names into lines without a font: widths are estimated per character (Chinese one em, Latin by class), the same
// for every renderer. Lines are balanced: "施工许可阶段并联审批" becomes two lines of equal length, not eight and two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace joinery::diagram {

double textWidth(std::string_view text, double size);  // in pixels, for a font of that size
// At most `maxLines`; the last one then ends with "…". Line feeds in the text always break. A Latin word wider than
// `width` is broken inside; closing punctuation never begins a line.
std::vector<std::string> wrapText(std::string_view text, double width, double size, std::size_t maxLines = 20);

}  // namespace joinery::diagram
