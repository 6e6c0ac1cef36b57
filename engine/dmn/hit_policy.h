// What a decision table makes of the rules that hit (DMN 1.5, 8.2.10). Private to engine/dmn. Stateless.
#pragma once

#include <string_view>
#include <vector>

#include "engine/feel/evaluation.h"

namespace joinery::dmn {

// A rule that hit: its outputs in column order, each with its place in the column's list of output values.
struct Hit {
  std::vector<feel::Datum> outputs;
  std::vector<std::size_t> ranks;
  feel::Datum value;  // the only output, or a context of all
};

struct HitPolicy {
  std::string_view name;
  std::string_view aggregation;                                                // empty, or of COLLECT
  std::size_t enough;                                                          // so many hits decide; 0: all are needed
  feel::Datum (*result)(feel::Evaluation& evaluation, std::vector<Hit> hits);  // `hits` is not empty
};

const HitPolicy* findHitPolicy(std::string_view name, std::string_view aggregation);  // nullptr if there is none

}  // namespace joinery::dmn
