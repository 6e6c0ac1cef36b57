// Long polls for jobs: who waits for which type, woken when the engine has made such a job available.
//
//   waiters.wait("send-letter", deadline, retry, giveUp);      // exactly one of the two is called
//
// Loop thread only, except wake().
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "engine/engine.h"
#include "runtime-server/http/server.h"

namespace joinery::server {

class JobWaiters {
 public:
  JobWaiters(Engine& engine, http::Server& server);

  void wait(const std::string& type, std::chrono::steady_clock::time_point deadline, std::function<void()> retry,
            std::function<void()> giveUp);

 private:
  struct Waiter {
    std::chrono::steady_clock::time_point deadline;
    std::function<void()> retry, giveUp;
  };
  using Waiters = std::list<std::shared_ptr<Waiter>>;
  void wake(const std::string& type);
  void giveUpAll();

  http::Server& m_server;
  std::unordered_map<std::string, Waiters> m_waiters;
  std::shared_ptr<void> m_subscription;
};

}  // namespace joinery::server
