// Text of FEEL into tokens (DMN 1.5, 10.3.1.2, rules 27 to 40). Names come out word by word: which words belong
// together ("Applicant Age") only the parser knows, from the names in scope.
//
//   auto tokens = tokenize("area >= 300");   // Name, Symbol, Number, End
//
// Refuses unterminated strings and comments, unknown escapes and invalid UTF-8 with line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace joinery::feel {

struct Token {
  enum class Kind : std::uint8_t { Number, String, Name, Symbol, End };
  Kind kind = Kind::End;
  bool spaceBefore = false;
  std::uint32_t offset = 0;  // in bytes, into the text
  std::string text;          // as written; the value of a string, escapes resolved

  bool isSymbol(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
  bool isWord(std::string_view word) const { return kind == Kind::Name && text == word; }
};

Result<std::vector<Token>> tokenize(std::string_view text);  // the last token is End

// An Error of kind Malformed whose details carry line and column (from 1, in code points) of `offset`, and whose
// messages show the line with ">>>" before the place: 'expected an expression, got "*", here: 1 + >>>* 2'.
Error errorAt(std::string_view text, std::size_t offset, std::string code, std::string message);

}  // namespace joinery::feel
