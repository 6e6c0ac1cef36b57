// The same two jobs over HTTP, against the real server in a process of its own.
#pragma once

#include "tests/bench/figures.h"

namespace joinery::bench {

struct HttpOptions {
  std::string folder;
  double seconds = 3;
  int connections = 64;
};

Run startInstancesOverHttp(const HttpOptions& options);
Run completeTasksOverHttp(const HttpOptions& options);

}  // namespace joinery::bench
