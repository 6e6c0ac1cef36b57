// The text-first tests: files of lines `expression => expected JSON`, read here.
//
// "#" starts a comment; `scope {"a": 1}` sets the variables for the lines that follow; `names a b, c d` declares names
// of several words; an expectation `error CODE` is a compile error; `~ text` after the value demands a warning that
// holds the text; a line that ends in "\" goes on in the next. After `builtin NAME` each line begins with what it
// tries: normal, null, type (a wrong one) or boundary.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/base/value.h"

namespace joinery::feel {

struct TableCase {
  std::string place;  // "file:line"
  std::string expression;
  std::string expected;  // JSON, or "error CODE"
  std::string warning;
  std::string builtin, aspect;  // of the lines about one built-in
  std::vector<std::string> names;
  Value scope;
  bool unaryTests = false;
};

std::set<std::string> builtinsOfTheTable();  // every built-in that there is
std::vector<TableCase> readTables(const std::string& folder);
// Empty if the case holds, else what came instead.
std::string failureOf(const TableCase& c);

}  // namespace joinery::feel
