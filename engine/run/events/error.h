// The code that an error event throws or catches. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/compile/program.h"

namespace joinery::run {

struct ErrorEvent final : Extra {
  std::string code;  // empty when catching: every code
};

}  // namespace joinery::run
