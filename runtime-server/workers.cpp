#include "runtime-server/workers.h"

namespace joinery::server {

Workers::Workers(int threads) {
  for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(m_mutex);
    m_ending = true;
  }
  m_wake.notify_all();
  for (std::thread& thread : m_threads) thread.join();
}

void Workers::run(std::function<void()> job) {
  {
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(std::move(job));
  }
  m_wake.notify_one();
}

void Workers::work() {
  while (true) {
    std::function<void()> job;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
      if (m_jobs.empty()) return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
    }
    job();
  }
}

}  // namespace joinery::server
