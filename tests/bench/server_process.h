// build/bin/joinery-server on a temporary database, for the time of a benchmark; ended with SIGTERM.
#pragma once

#include <string>

namespace joinery::bench {

class ServerProcess {
 public:
  explicit ServerProcess(const std::string& database);  // throws std::runtime_error if it does not start
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  int port() const { return m_port; }
  static constexpr const char* kPassword = "bench-password";

 private:
  int m_pid = -1;
  int m_port = 0;
};

}  // namespace joinery::bench
