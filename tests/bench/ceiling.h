// The ceiling: what SQLite itself can do with the same work. A bare program inserts, for each operation, the same
// number of rows with the same number of bytes into one plain table without any further index, and commits as many
// operations at once as the engine did on average; synchronous=FULL, write-ahead log, checkpoints on a second thread,
// as in the engine. It does not step processes, keeps no indexes, changes or deletes no rows, and answers nobody.
#pragma once

#include "tests/bench/figures.h"

namespace joinery::bench {

// Operations per second with the rows, bytes and batch of `like`.
double ceiling(const std::string& folder, double seconds, const Run& like);

}  // namespace joinery::bench
