// The names of several words that a text may use, found token by token.
//
//   NameTable names;
//   names.add("Applicant Age");
//   names.match(tokens, at)  ->  {"Applicant Age", 2}   where tokens[at] is "Applicant" and "Age" follows
//
// FEEL lets names hold spaces and operators, so a text can be read only against the names in scope (DMN 1.5,
// 10.3.1.2, "ambiguity"); the longest match wins. Names of one word need no entry. For one thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/feel/lexer.h"

namespace joinery::feel {

class NameTable {
 public:
  struct Match {
    const std::string* name = nullptr;  // nullptr: no name of several words starts here
    std::size_t tokens = 0;
  };
  // Names of one word, and texts that cannot be a name (they hold brackets, quotes, commas ...), are not kept.
  void add(std::string_view name);
  Match match(const std::vector<Token>& tokens, std::size_t at) const;

 private:
  struct Entry {
    std::vector<std::string> words;
    std::string name;
  };
  std::unordered_map<std::string, std::vector<Entry>> m_byFirstWord;  // longest first
};

// May this symbol stand within a name (rule 30, "additional name symbols")?
bool mayStandInName(const Token& token);

}  // namespace joinery::feel
