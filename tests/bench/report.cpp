#include "tests/bench/report.h"

#include <cstdio>
#include <fstream>
#include <thread>

#include <sqlite3.h>
#include <sys/utsname.h>

namespace joinery::bench {

namespace {

constexpr double kShareOfCeiling = 0.25;
constexpr double kLargestP99 = 30;             // ms, over HTTP with 64 connections
constexpr double kLargestWaitingBytes = 4096;  // memory
struct Floor {
  const char* job;
  double perSecond;
};
constexpr Floor kHttpFloors[] = {{"a", 4000}, {"b", 3000}};
constexpr const char* kMostConnections = "HTTP, 64 connections";

template <typename... Args>
std::string format(const char* pattern, Args... args) {
  char text[512];
  std::snprintf(text, sizeof text, pattern, args...);
  return text;
}

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

}  // namespace

std::string table(const Report& report) {
  std::string text =
      "| job | way | per second | p50 ms | p99 ms | commits/s | mean batch | ceiling/s | share |\n"
      "|---|---|---:|---:|---:|---:|---:|---:|---:|\n";
  for (const Line& line : report.lines) {
    text += format("| %s | %s | %.0f | %.2f | %.2f | %.0f | %.1f | ", line.job.c_str(), line.way.c_str(),
                   line.run.perSecond, line.run.p50, line.run.p99, line.run.commitsPerSecond, line.run.batch);
    text += line.ceiling > 0 ? format("%.0f | %.0f %% |\n", line.ceiling, 100 * line.run.perSecond / line.ceiling)
                             : std::string("– | – |\n");
  }
  return text;
}

std::string machine() {
  utsname system{};
  ::uname(&system);
  return format("%s, %u cores, Linux %s, SQLite %s", processor().c_str(), std::thread::hardware_concurrency(),
                system.release, sqlite3_libversion());
}

std::string document(const Report& report) {
  std::string text = "# Benchmarks\n\nWritten by `./run bench --write`. Machine: " + machine() + ".\n";
  text += format(
      "Medians of %d runs of %.0f seconds each, on a quiet machine, with the durable store (`synchronous=FULL`).\n\n",
      report.runs, report.seconds);
  text += table(report);
  text += format(
      "\nA waiting instance (three open tasks) takes %.0f bytes of memory beyond SQLite's page cache, and %.0f bytes "
      "of "
      "database with its log, rows and indexes (%d instances).\n",
      report.waiting.memoryBytes, report.waiting.databaseBytes, report.waiting.instances);
  text +=
      "\n## What is measured\n\n"
      "- **(a)** instances of five automatic tasks in sequence, started and ended; **(b)** completions of three "
      "parallel\n"
      "  user tasks that join (every third one ends its instance). The answer is waited for, and comes after the "
      "commit.\n"
      "- *library*: closed loops on the engine in the same process. *HTTP*: keep-alive connections of a client on the "
      "same\n"
      "  machine to `joinery-server` in a process of its own, each with one request under way; client and server "
      "share\n"
      "  the cores.\n"
      "- *ceiling*: in the same run, a bare SQLite program that inserts for each operation the same number of rows "
      "with the\n"
      "  same number of bytes of content into one plain table without further indexes, and commits as many operations "
      "at\n"
      "  once as the engine did on average, with the same settings and checkpoints. It steps nothing, keeps no index,\n"
      "  changes and deletes no row and answers nobody. *share* is the engine's rate over the ceiling's.\n"
      "  It is to be at least a quarter with up to 64 submitters, the largest load over HTTP. With 512 in one queue a "
      "batch is\n"
      "  so large that the ceiling is bare inserting with next to no syncing in it; that line shows what the engine's "
      "own\n"
      "  work and the tables that lists are read from cost beside it.\n"
      "- Rows and bytes per operation:";
  for (const Line& line : report.lines) {
    if (line.ceiling <= 0) continue;
    text +=
        format(" (%s) %.2f rows, %.0f bytes;", line.job.c_str(), line.run.rowsPerOperation, line.run.bytesPerOperation);
  }
  text.back() = '.';
  return text +
         "\n\nFEEL and DMN have figures of their own: [benchmarks-feel.md](benchmarks-feel.md); so have large "
         "instances and many "
         "timers: [benchmarks-scale.md](benchmarks-scale.md).\n";
}

std::vector<std::string> shortfalls(const Report& report) {
  std::vector<std::string> found;
  for (const Line& line : report.lines) {
    const std::string name = "(" + line.job + ") " + line.way;
    if (line.hasFloor && line.ceiling > 0 && line.run.perSecond < kShareOfCeiling * line.ceiling) {
      found.push_back(name + format(": %.0f %% of the ceiling", 100 * line.run.perSecond / line.ceiling));
    }
    if (line.way != kMostConnections) continue;
    if (line.run.p99 > kLargestP99) found.push_back(name + format(": p99 %.1f ms", line.run.p99));
    for (const Floor& floor : kHttpFloors) {
      if (line.job == floor.job && line.run.perSecond < floor.perSecond) {
        found.push_back(name + format(": %.0f/s, expected %.0f/s", line.run.perSecond, floor.perSecond));
      }
    }
  }
  if (report.waiting.memoryBytes > kLargestWaitingBytes) {
    found.push_back(format("a waiting instance takes %.0f bytes of memory", report.waiting.memoryBytes));
  }
  return found;
}

}  // namespace joinery::bench
