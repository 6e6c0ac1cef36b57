// feelin in a Node process of its own, asked over pipes (peer.mjs). For one thread; throws std::runtime_error if the
// process cannot be started or breaks off.
#pragma once

#include <cstdio>
#include <string>
#include <utility>

#include <sys/types.h>

#include "engine/base/value.h"

namespace joinery::bench {

class Peer {
 public:
  explicit Peer(const Value& cases);
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  const std::string& version() const { return m_version; }
  // Seconds for so many evaluations of a case, and what came out.
  std::pair<double, Value> run(std::size_t index, std::size_t count);

 private:
  std::string readLine();

  pid_t m_pid = 0;
  std::FILE* m_to = nullptr;
  std::FILE* m_from = nullptr;
  std::string m_version;
};

}  // namespace joinery::bench
