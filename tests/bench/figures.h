// What one run of a benchmark measured, and the small tools to get it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace joinery::bench {

using SteadyClock = std::chrono::steady_clock;

// Durations of single operations; percentiles in milliseconds.
class Latencies {
 public:
  void add(SteadyClock::duration duration) { m_micros.push_back(toMicros(duration)); }
  void reserve(std::size_t count) { m_micros.reserve(count); }
  double percentile(double share);  // 0.99; 0 if there are none
  std::size_t count() const { return m_micros.size(); }

 private:
  static std::uint32_t toMicros(SteadyClock::duration duration) {
    return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(duration).count());
  }
  std::vector<std::uint32_t> m_micros;
};

struct Run {
  double perSecond = 0;  // operations
  double p50 = 0, p99 = 0;
  double commitsPerSecond = 0;
  double batch = 0;  // operations in one commit, mean
  double rowsPerOperation = 0;
  double bytesPerOperation = 0;  // of content: the log's blobs and the texts and numbers of other rows
};

struct WaitingCost {
  double memoryBytes = 0;    // per waiting instance, without SQLite's page cache
  double databaseBytes = 0;  // per waiting instance
  int instances = 0;
};

double median(std::vector<double> values);
// Field by field.
Run medianOf(const std::vector<Run>& runs);

std::int64_t residentBytes();                                                       // of this process
std::string temporaryDatabase(const std::string& folder, const std::string& name);  // removes what is there
std::string readModel(const std::string& name);

}  // namespace joinery::bench
