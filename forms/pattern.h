// A regular expression as form authors write it: JavaScript's habits on PCRE2, with limits.
//
//   auto p = Pattern::compile("^[A-Z]{2}\\d+$");      // Error "pattern-malformed" saying what and where
//   p->matches("AB12")                                // Match::Yes
//
// It searches anywhere in the text unless anchored, "$" is the very end, characters are code points. A match that needs
// more than its share of steps ends as Match::TooCostly instead of running on. Immutable, any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace joinery::forms {

class Pattern {
 public:
  enum class Match { Yes, No, TooCostly };

  static Result<Pattern> compile(std::string_view pattern);
  Match matches(std::string_view utf8) const;

 private:
  struct Code;
  explicit Pattern(std::shared_ptr<const Code> code) : m_code(std::move(code)) {}
  std::shared_ptr<const Code> m_code;
};

}  // namespace joinery::forms
