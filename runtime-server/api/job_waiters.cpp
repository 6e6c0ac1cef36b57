#include "runtime-server/api/job_waiters.h"

namespace joinery::server {

using std::chrono::steady_clock;

JobWaiters::JobWaiters(Engine& engine, http::Server& server) : m_server(server) {
  m_subscription = engine.onJobs([this](const std::vector<std::string>& types) {
    m_server.post([this, types] {
      for (const std::string& type : types) wake(type);
    });
  });
  m_server.onDrain([this] { giveUpAll(); });
}

void JobWaiters::wait(const std::string& type, steady_clock::time_point deadline, std::function<void()> retry,
                      std::function<void()> giveUp) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now());
  if (left.count() <= 0 || m_server.draining()) {
    giveUp();
    return;
  }
  auto waiter = std::make_shared<Waiter>(Waiter{deadline, std::move(retry), std::move(giveUp)});
  m_waiters[type].push_back(waiter);
  m_server.after(left + std::chrono::milliseconds(1), [this, type, weak = std::weak_ptr<Waiter>(waiter)] {
    const auto expired = weak.lock();
    if (!expired) return;
    auto& list = m_waiters[type];
    list.remove(expired);
    if (list.empty()) m_waiters.erase(type);
    if (auto over = std::exchange(expired->giveUp, nullptr)) over();
  });
}

void JobWaiters::wake(const std::string& type) {
  const auto found = m_waiters.find(type);
  if (found == m_waiters.end()) return;
  const Waiters woken = std::move(found->second);
  m_waiters.erase(found);
  for (const auto& waiter : woken) {
    waiter->giveUp = nullptr;
    waiter->retry();
  }
}

void JobWaiters::giveUpAll() {
  auto all = std::move(m_waiters);
  m_waiters.clear();
  for (auto& [type, waiters] : all) {
    for (const auto& waiter : waiters) {
      if (auto over = std::exchange(waiter->giveUp, nullptr)) over();
    }
  }
}

}  // namespace joinery::server
