// The figures as text for the terminal and as docs/benchmarks.md.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/figures.h"

namespace joinery::bench {

struct Line {
  std::string job;  // "a" or "b"
  std::string way;  // "library, 512 submitters", "HTTP, 64 connections"
  Run run;
  double ceiling = 0;  // operations per second; 0: not compared
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
