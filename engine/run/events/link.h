// Link events: two ends of one path within a scope. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/compile/program.h"

namespace joinery::run {

class Compiler;

struct LinkEvent final : Extra {
  std::string name;
  int target = -1;  // throwing: the catching event
};

// Finds the catching event for every throwing one, once all are read.
void connectLinks(Compiler&);

}  // namespace joinery::run
