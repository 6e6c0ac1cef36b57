// The tables of a store as lines of text, for tests that compare stores.
#pragma once

#include <string>
#include <vector>

#include "engine/store/sqlite.h"

namespace joinery::tests {

// The rows of a query, its columns joined.
std::vector<std::string> dump(store::Connection& connection, const std::string& select, int columns);
// Everything that is derived from the log; not who holds a job.
std::vector<std::string> projections(store::Connection& connection);

}  // namespace joinery::tests
