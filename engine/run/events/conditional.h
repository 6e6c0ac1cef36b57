// Conditional events, as definition.cpp asks for those that start a process. Internal to engine/run.
#pragma once

#include <string>
#include <vector>

#include "engine/run/compile/program.h"

namespace joinery::run {

struct ConditionalEvent final : Extra {
  Expression condition;
  std::vector<std::string> stores;  // the data stores of the file, by the names under which conditions see them
};

}  // namespace joinery::run
