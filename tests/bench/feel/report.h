// The figures of FEEL and DMN as text for the terminal and as docs/benchmarks-feel.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace joinery::bench {

inline constexpr const char* kLargeTable = "table of 10,000 rules, 6 inputs";
inline constexpr const char* kLargeFilter = "filter of 1,000 objects";

// Shows the runs as Google Benchmark does, and keeps the medians (or the only run) by name.
class Collector final : public benchmark::ConsoleReporter {
 public:
  Collector() : ConsoleReporter(OO_Tabular) {}
  void ReportRuns(const std::vector<Run>& runs) override;
  const std::map<std::string, double>& nanoseconds() const { return m_nanoseconds; }

 private:
  std::map<std::string, double> m_nanoseconds;
};

struct FeelReport {
  std::string peerVersion;
  std::map<std::string, double> nanoseconds;  // "joinery/arithmetic" -> per evaluation
};

std::string table(const FeelReport& report);     // Markdown
std::string document(const FeelReport& report);  // docs/benchmarks-feel.md whole
// What does not reach the floors that the project has set itself; empty: all is well.
std::vector<std::string> shortfalls(const FeelReport& report);

}  // namespace joinery::bench
