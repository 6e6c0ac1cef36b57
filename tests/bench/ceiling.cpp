#include "tests/bench/ceiling.h"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "engine/store/checkpointer.h"
#include "engine/store/sqlite.h"

namespace joinery::bench {

namespace {

constexpr int kWalPagesToCopy = 1000;  // as the engine does
constexpr int kWalPagesToPause = 24'000;

}  // namespace

double ceiling(const std::string& folder, double seconds, const Run& like) {
  const std::string path = temporaryDatabase(folder, "ceiling.db");
  store::Connection connection({.path = path, .cachePages = 16'384});
  connection.exec("PRAGMA journal_mode = WAL");
  connection.exec("PRAGMA synchronous = FULL");
  connection.exec("PRAGMA wal_autocheckpoint = 0");
  connection.countWal();
  connection.exec("CREATE TABLE row(id INTEGER PRIMARY KEY, content BLOB NOT NULL)");
  store::Checkpointer checkpointer({.path = path}, [](const std::string& text) { std::cerr << text << "\n"; });
  store::Statement begin = connection.prepare("BEGIN IMMEDIATE");
  store::Statement insert = connection.prepare("INSERT INTO row(content) VALUES (?)");
  store::Statement commit = connection.prepare("COMMIT");

  const std::string content(static_cast<std::size_t>(std::lround(like.bytesPerOperation / like.rowsPerOperation)), 'x');
  const auto batch = std::max<std::int64_t>(1, std::lround(like.batch));
  const auto rows = std::max<std::int64_t>(1, std::lround(like.rowsPerOperation * static_cast<double>(batch)));
  const SteadyClock::time_point start = SteadyClock::now();
  const auto end = start + std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
  std::int64_t operations = 0;
  while (SteadyClock::now() < end) {
    begin.run();
    for (std::int64_t i = 0; i < rows; ++i) insert.run(store::Blob{content});
    commit.run();
    operations += batch;
    if (connection.walPages() >= kWalPagesToPause) checkpointer.waitUntilCopied(std::chrono::milliseconds(2000));
    if (connection.walPages() >= kWalPagesToCopy) checkpointer.wake();
  }
  return static_cast<double>(operations) / std::chrono::duration<double>(SteadyClock::now() - start).count();
}

}  // namespace joinery::bench
