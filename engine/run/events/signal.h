// Signals reach everybody who waits, at once. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/compile/program.h"

namespace joinery::run {

struct SignalEvent final : Extra {
  std::string name;
};

std::unique_ptr<Extra> signalNamed(std::string name);

}  // namespace joinery::run
