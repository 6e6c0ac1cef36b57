#include "tests/bench/server_process.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace joinery::bench {

namespace {

[[noreturn]] void runServer(const std::string& database, int output) {
  ::dup2(output, STDOUT_FILENO);
  ::setenv("JOINERY_ADMIN_PASSWORD", ServerProcess::kPassword, 1);
  const std::string program = std::string(JOINERY_BIN_DIR) + "/joinery-server";
  ::execl(program.c_str(), program.c_str(), "--database", database.c_str(), "--listen", "127.0.0.1:0", "--log-level",
          "err", static_cast<char*>(nullptr));
  ::_exit(127);
}

// The port in the line "listening on http://127.0.0.1:PORT".
int readPort(int input) {
  std::string line;
  char c = 0;
  while (::read(input, &c, 1) == 1 && c != '\n') line.push_back(c);
  const std::size_t colon = line.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(line.c_str() + colon + 1);
}

}  // namespace

ServerProcess::ServerProcess(const std::string& database) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  m_pid = ::fork();
  if (m_pid == 0) runServer(database, ends[1]);
  ::close(ends[1]);
  m_port = readPort(ends[0]);
  ::close(ends[0]);
  if (m_port == 0) throw std::runtime_error("joinery-server did not start");
}

ServerProcess::~ServerProcess() {
  if (m_pid <= 0) return;
  ::kill(m_pid, SIGTERM);
  ::waitpid(m_pid, nullptr, 0);
}

}  // namespace joinery::bench
