#include "tests/bench/figures.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace joinery::bench {

double Latencies::percentile(double share) {
  if (m_micros.empty()) return 0;
  const std::size_t at =
      std::min(m_micros.size() - 1, static_cast<std::size_t>(share * static_cast<double>(m_micros.size())));
  std::nth_element(m_micros.begin(), m_micros.begin() + static_cast<std::ptrdiff_t>(at), m_micros.end());
  return m_micros[at] / 1000.0;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Run medianOf(const std::vector<Run>& runs) {
  const auto field = [&](double Run::*member) {
    std::vector<double> values;
    for (const Run& run : runs) values.push_back(run.*member);
    return median(values);
  };
  return {field(&Run::perSecond),        field(&Run::p50),   field(&Run::p99),
          field(&Run::commitsPerSecond), field(&Run::batch), field(&Run::rowsPerOperation),
          field(&Run::bytesPerOperation)};
}

std::int64_t residentBytes() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

std::string temporaryDatabase(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::remove((path + suffix).c_str());
  return path;
}

std::string readModel(const std::string& name) {
  std::ifstream file(std::string(JOINERY_SOURCE_DIR) + "/tests/bench/models/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no model " + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace joinery::bench
