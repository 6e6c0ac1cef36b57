// joinery-bench: the figures of docs/benchmarks.md. Exit status 1 if a floor is not reached.
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "tests/bench/ceiling.h"
#include "tests/bench/http_bench.h"
#include "tests/bench/library_bench.h"
#include "tests/bench/report.h"

namespace joinery::bench {

namespace {

struct Options {
  int runs = 3;
  double seconds = 5;
  bool library = true, http = true, write = false;
  std::string folder = "/var/tmp";
  std::vector<std::string> jobs = {"a", "b"};
  std::vector<int> connections = {1, 16, 64}, submitters = {1, 16, 64, kBeyondTheFloor};
};

constexpr const char* kUsage =
    "joinery-bench [--runs N] [--seconds S] [--folder DIR] [--library | --http] [--job J] [--at-once N] [--write]\n"
    "  --folder DIR  where the temporary databases go (default /var/tmp)\n"
    "  --library     only the library, --http only the server\n"
    "  --job J       only job a or b\n"
    "  --at-once N   only with N submitters or connections\n"
    "  --write       write docs/benchmarks.md\n";

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const bool hasValue = i + 1 < argc;
    if (flag == "--runs" && hasValue) {
      options.runs = std::max(1, std::atoi(argv[++i]));
    } else if (flag == "--seconds" && hasValue) {
      options.seconds = std::max(0.5, std::atof(argv[++i]));
    } else if (flag == "--folder" && hasValue) {
      options.folder = argv[++i];
    } else if (flag == "--library") {
      options.http = false;
    } else if (flag == "--http") {
      options.library = false;
    } else if (flag == "--job" && hasValue) {
      options.jobs = {argv[++i]};
    } else if (flag == "--at-once" && hasValue) {
      options.submitters = options.connections = {std::max(1, std::atoi(argv[++i]))};
    } else if (flag == "--write") {
      options.write = true;
    } else {
      return false;
    }
  }
  return true;
}

template <typename Measure>
Run repeat(int runs, Measure measure) {
  std::vector<Run> all;
  for (int i = 0; i < runs; ++i) all.push_back(measure());
  return medianOf(all);
}

void add(Report& report, Line line) {
  report.lines.push_back(std::move(line));
  Report one = report;
  one.lines = {report.lines.back()};
  const std::string text = table(one);
  std::cout << text.substr(text.find("|\n", text.find("---")) + 2) << std::flush;  // the row alone
}

void measureLibrary(const Options& options, Report& report) {
  for (const std::string& job : options.jobs) {
    for (const int count : options.submitters) {
      const LibraryOptions library{options.folder, options.seconds, count};
      std::vector<double> ceilings;
      const Run run = repeat(options.runs, [&] {
        const Run one = job == "a" ? startInstances(library) : completeTasks(library);
        ceilings.push_back(ceiling(options.folder, options.seconds, one));
        return one;
      });
      add(report, {job, "library, " + std::to_string(count) + " submitter" + (count > 1 ? "s" : ""), run,
                   median(ceilings), count != kBeyondTheFloor});
    }
  }
}

void measureHttp(const Options& options, Report& report) {
  for (const std::string& job : options.jobs) {
    for (const int count : options.connections) {
      const HttpOptions http{options.folder, options.seconds, count};
      const Run run =
          repeat(options.runs, [&] { return job == "a" ? startInstancesOverHttp(http) : completeTasksOverHttp(http); });
      add(report, {job, "HTTP, " + std::to_string(count) + " connection" + (count > 1 ? "s" : ""), run});
    }
  }
}

int run(const Options& options) {
  Report report{.runs = options.runs, .seconds = options.seconds};
  std::cout << machine() << "\n" << table(report) << std::flush;
  // First, in a process that has used no memory yet.
  if (options.library) report.waiting = waitingCost(options.folder);
  if (options.library) measureLibrary(options, report);
  if (options.http) measureHttp(options, report);
  if (options.library) {
    std::cout << "waiting instance: " << static_cast<int>(report.waiting.memoryBytes) << " bytes of memory, "
              << static_cast<int>(report.waiting.databaseBytes) << " bytes of database\n";
  }
  if (options.write) std::ofstream(std::string(JOINERY_SOURCE_DIR) + "/docs/benchmarks.md") << document(report);
  const std::vector<std::string> missed = shortfalls(report);
  for (const std::string& text : missed) std::cout << "below the floor: " << text << "\n";
  return missed.empty() ? 0 : 1;
}

}  // namespace

}  // namespace joinery::bench

int main(int argc, char** argv) {
  joinery::bench::Options options;
  if (!joinery::bench::parse(argc, argv, options)) {
    std::cerr << joinery::bench::kUsage;
    return 2;
  }
  try {
    return joinery::bench::run(options);
  } catch (const std::exception& error) {
    std::cerr << "joinery-bench: " << error.what() << "\n";
    return 3;
  }
}
