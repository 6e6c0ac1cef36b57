#include "engine/store/checkpointer.h"

namespace joinery::store {

Checkpointer::Checkpointer(const Connection::Options& options, std::function<void(const std::string&)> report)
    : m_connection(options), m_report(std::move(report)), m_thread([this] { run(); }) {}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void Checkpointer::wake() {
  const std::lock_guard lock(m_mutex);
  m_wanted = true;
  m_changed.notify_all();
}

void Checkpointer::waitUntilCopied(std::chrono::milliseconds timeout) {
  std::unique_lock lock(m_mutex);
  m_wanted = true;
  m_changed.notify_all();
  const std::uint64_t wanted = m_begun + 1;
  m_changed.wait_for(lock, timeout, [&] { return m_ended >= wanted || m_stopping; });
}

void Checkpointer::run() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_wanted || m_stopping; });
    if (m_stopping) return;
    m_wanted = false;
    ++m_begun;
    lock.unlock();
    try {
      m_connection.checkpoint();
    } catch (const StoreError& error) {
      m_report(std::string("checkpoint: ") + error.what());
    }
    lock.lock();
    ++m_ended;
    m_changed.notify_all();
  }
}

}  // namespace joinery::store
