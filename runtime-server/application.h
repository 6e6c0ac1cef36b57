// The server as one piece: opens the engine, makes sure there is an administrator, loads, listens, serves, drains.
#pragma once

#include "runtime-server/options.h"

namespace joinery::server {

// Returns the program's exit code: 0 after a drain, 1 when something could not be opened or loaded, 2 without the
// administrator's password at the first start. Messages go to the log.
int serve(const Options& options);

}  // namespace joinery::server
