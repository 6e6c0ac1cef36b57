#include "tests/bench/feel/peer.h"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/json.h"

namespace joinery::bench {
namespace {

[[noreturn]] void runNode(int input, int output) {
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  const std::string script = std::string(JOINERY_SOURCE_DIR) + "/tests/bench/feel/peer.mjs";
  ::execlp("node", "node", script.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

Peer::Peer(const Value& cases) {
  int to[2], from[2];
  if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  m_pid = ::fork();
  if (m_pid == 0) runNode(to[0], from[1]);
  ::close(to[0]);
  ::close(from[1]);
  m_to = ::fdopen(to[1], "w");
  m_from = ::fdopen(from[0], "r");
  std::fprintf(m_to, "%s\n", toJson(cases).c_str());
  std::fflush(m_to);
  const std::string ready = readLine();
  if (!ready.starts_with("ready ")) throw std::runtime_error("feelin did not start: run `npm ci` in tests/bench/feel");
  m_version = ready.substr(6);
}

Peer::~Peer() {
  std::fclose(m_to);  // the end of its input ends it
  std::fclose(m_from);
  ::waitpid(m_pid, nullptr, 0);
}

std::pair<double, Value> Peer::run(std::size_t index, std::size_t count) {
  std::fprintf(m_to, "%zu %zu\n", index, count);
  std::fflush(m_to);
  const std::string answer = readLine();
  const std::size_t space = answer.find(' ');
  if (space == std::string::npos) throw std::runtime_error("feelin broke off at case " + std::to_string(index));
  return {std::atof(answer.c_str()), parseJson(answer.substr(space + 1)).value()};
}

std::string Peer::readLine() {
  std::string out;
  for (int c; (c = std::fgetc(m_from)) != EOF && c != '\n';) out += static_cast<char>(c);
  return out;
}

}  // namespace joinery::bench
