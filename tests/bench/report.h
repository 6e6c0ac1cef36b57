// The figures as text for the terminal and as docs/benchmarks.md.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/figures.h"

namespace joinery::bench {

// The floors hold for the loads that a server has (1, 16 and 64 at once, as over HTTP). A longer queue is measured too:
// a batch is then so large that the ceiling is bare inserting, with next to no syncing in it.
inline constexpr int kBeyondTheFloor = 512;

struct Line {
  std::string job;  // "a" or "b"
  std::string way;  // "library, 512 submitters", "HTTP, 64 connections"
  Run run;
  double ceiling = 0;  // operations per second; 0: not compared
  bool hasFloor = true;
};

struct Report {
  std::vector<Line> lines;
  WaitingCost waiting;
  int runs = 0;
  double seconds = 0;
};

std::string table(const Report& report);     // Markdown
std::string machine();                       // processor, cores, file system of the database, kernel
std::string document(const Report& report);  // docs/benchmarks.md whole
// What does not reach the floors that the project has set itself; empty: all is well.
std::vector<std::string> shortfalls(const Report& report);

}  // namespace joinery::bench
