// Regular expressions of XPath (F&O 3.1, 5.6.1, on XML Schema's): what FEEL's patterns are written in, made into ICU's.
//
//   auto icu = toIcuPattern("[a-z-[aeiou]]+$", flags);     // "[\x{62}-\x{64}...]+\z"
//
// XPath and ICU look alike and differ in what matters: classes subtract with one minus sign, "$" is the very end, "i"
// leaves \p{Lu} alone, there is no look-around. So the text is read by XPath's grammar and anything else is refused,
// instead of being handed on. Stateless; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace joinery::feel {

struct PatternFlags {
  bool dotAll = false;       // s: "." takes line ends as well
  bool multiLine = false;    // m: "^" and "$" at each line
  bool ignoreCase = false;   // i
  bool freeSpacing = false;  // x: white space outside of classes does not count
  bool literal = false;      // q: no character is special
};

// ICU's pattern; it has to be compiled with UREGEX_MULTILINE | UREGEX_UNIX_LINES where multiLine, and with
// UREGEX_CASE_INSENSITIVE where ignoreCase. Error "feel-pattern" says what is wrong.
Result<std::string> toIcuPattern(std::string_view pattern, const PatternFlags& flags);

}  // namespace joinery::feel
