// The engine used as a library, from many submitters that each wait for their answer before they go on.
#pragma once

#include "tests/bench/figures.h"

namespace joinery::bench {

struct LibraryOptions {
  std::string folder;
  double seconds = 3;
  int submitters = 512;
};

// (a) instances of five automatic tasks, started and ended.
Run startInstances(const LibraryOptions& options);
// (b) completions of three parallel user tasks that join; the instances are started before the time is taken.
Run completeTasks(const LibraryOptions& options);
// What instances with three open tasks take. To be asked first: memory that was used and freed before would hide it.
WaitingCost waitingCost(const std::string& folder);

}  // namespace joinery::bench
