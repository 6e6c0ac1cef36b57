// A few threads for work that would hold up the loop thread: database reads, password hashing, compiling a deployment.
//
//   Workers workers(2, "reads");
//   workers.run([call] { list(call); });
//
// run() may be called from any thread and never blocks; jobs start in the order of their arrival. A job must not throw.
// The destructor finishes what is queued.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace joinery::server {

class Workers {
 public:
  explicit Workers(int threads);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void run(std::function<void()> job);

 private:
  void work();

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_jobs;
  bool m_ending = false;
  std::vector<std::thread> m_threads;
};

}  // namespace joinery::server
