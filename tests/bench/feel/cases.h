// What the benchmark of FEEL evaluates: the same expressions for both sides. To add a case, add its line in cases.cpp.
#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"

namespace joinery::bench {

struct FeelCase {
  std::string name;
  std::string expression;  // empty: the decision table of `table`
  Value context;
  int rules = 0;  // of the decision table
};

// Each has a counterpart in feelin.
const std::vector<FeelCase>& comparedCases();
// The same as JSON, for peer.mjs.
Value casesForPeer();

// A model with one decision, "pick", whose table has that many rules.
std::string tableOfTwo(int rules);  // two inputs, area and kind
std::string tableOfSix(int rules);  // six inputs, a to f: numbers, texts, ranges, dates, booleans
Value inputsOfSix();                // hits a rule in the second half of 10,000
Value thousandItems();              // {"items": [{"name", "price"}, ...]}

}  // namespace joinery::bench
