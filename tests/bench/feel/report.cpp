#include "tests/bench/feel/report.h"

#include <cstdio>
#include <fstream>
#include <thread>

#include <sys/utsname.h>

#include "tests/bench/feel/cases.h"

namespace joinery::bench {
namespace {

constexpr double kTimesFaster = 20;

struct Ceiling {
  const char* name;
  double microseconds;
};
constexpr Ceiling kCeilings[] = {{kLargeTable, 50}, {kLargeFilter, 200}};

template <typename... Values>
std::string format(const char* text, Values... values) {
  char out[300];
  std::snprintf(out, sizeof out, text, values...);
  return out;
}

// 0 if it was not measured (a filter on the command line).
double timeOf(const FeelReport& report, const std::string& name) {
  const auto found = report.nanoseconds.find(name);
  return found == report.nanoseconds.end() ? 0 : found->second;
}

double timesFaster(const FeelReport& report, const std::string& name) {
  const double ours = timeOf(report, "joinery/" + name), theirs = timeOf(report, "feelin/" + name);
  return ours > 0 && theirs > 0 ? theirs / ours : 0;
}

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

std::string machine() {
  utsname system{};
  ::uname(&system);
  return processor() + ", " + std::to_string(std::thread::hardware_concurrency()) + " cores, Linux " + system.release;
}

}  // namespace

void Collector::ReportRuns(const std::vector<Run>& runs) {
  ConsoleReporter::ReportRuns(runs);
  for (const Run& run : runs) {
    const bool median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
    if (run.error_occurred || (run.run_type == Run::RT_Aggregate && !median)) continue;
    std::string name = run.run_name.function_name;
    m_nanoseconds[name] = run.GetAdjustedRealTime();
  }
}

std::string table(const FeelReport& report) {
  std::string text =
      "| case | joinery, evaluations/s | feelin, evaluations/s | times as many |\n|---|---:|---:|---:|\n";
  for (const FeelCase& c : comparedCases()) {
    const double ours = timeOf(report, "joinery/" + c.name), theirs = timeOf(report, "feelin/" + c.name);
    if (ours > 0 && theirs > 0)
      text += format("| %s | %.0f | %.0f | %.0f |\n", c.name.c_str(), 1e9 / ours, 1e9 / theirs, theirs / ours);
  }
  text += "\n| case | time | at most |\n|---|---:|---:|\n";
  for (const Ceiling& ceiling : kCeilings)
    if (const double time = timeOf(report, std::string("joinery/") + ceiling.name); time > 0)
      text += format("| %s | %.1f µs | %.0f µs |\n", ceiling.name, time / 1000, ceiling.microseconds);
  return text;
}

std::string document(const FeelReport& report) {
  std::string text = "# Benchmarks of FEEL and DMN\n\nWritten by `./run bench feel --write`. Machine: " + machine() +
                     ".\n\n" + table(report) + "\n## What is measured\n\n";
  text +=
      "Google Benchmark, one thread, both sides in turns within one run; the expressions are in "
      "`tests/bench/feel/cases.cpp`, and\nboth sides have to give the same results before anything is measured.\n\n"
      "- **joinery**: expressions and tables are compiled once; measured is an evaluation of a JSON context to a JSON "
      "result.\n"
      "- **feelin " +
      report.peerVersion +
      "** (npm, in Node): its `evaluate(expression, context)`, the whole of its interface: it has no compiled "
      "expressions, so it\n  reads the text each time. It calculates in binary floating point, joinery in decimal128. "
      "It "
      "has no decision tables: the 100\n  rules are gone through in order with its `unaryTest`, until one hits (the "
      "76th).\n";
  return text;
}

std::vector<std::string> shortfalls(const FeelReport& report) {
  std::vector<std::string> out;
  for (const FeelCase& c : comparedCases())
    if (const double times = timesFaster(report, c.name); times > 0 && times < kTimesFaster)
      out.push_back(c.name + format(": %.1f times as many as feelin, expected %.0f", times, kTimesFaster));
  for (const Ceiling& ceiling : kCeilings)
    if (const double time = timeOf(report, std::string("joinery/") + ceiling.name) / 1000; time > ceiling.microseconds)
      out.push_back(ceiling.name + format(": %.1f µs, at most %.0f are allowed", time, ceiling.microseconds));
  return out;
}

}  // namespace joinery::bench
