// Functions that want to be told, each until the token that it got is destroyed.
//
//   std::shared_ptr<void> token = listeners.add([](int n) { ... });
//   listeners.tell(3);
//   token.reset();           // returns once no call is under way any more; may be done within the call itself
//
// Any thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace joinery::write {

template <typename... Args>
class Listeners {
 public:
  std::shared_ptr<void> add(std::function<void(Args...)> function) {
    auto listener = std::make_shared<Listener>();
    listener->function = std::move(function);
    const std::lock_guard lock(m_mutex);
    m_listeners.push_back(listener);
    return std::shared_ptr<void>(listener.get(), [listener](void*) {
      const std::lock_guard quiet(listener->calling);
      listener->function = nullptr;
    });
  }

  bool empty() const {
    const std::lock_guard lock(m_mutex);
    return m_listeners.empty();
  }

  void tell(Args... args) {
    for (const auto& listener : alive()) {
      const std::lock_guard calling(listener->calling);
      const std::function<void(Args...)> function = listener->function;  // outlives an end of itself within the call
      if (function) function(args...);
    }
  }

 private:
  struct Listener {
    std::recursive_mutex calling;
    std::function<void(Args...)> function;
  };

  // Forgets those whose token is gone.
  std::vector<std::shared_ptr<Listener>> alive() {
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<Listener>> kept;
    for (auto& listener : m_listeners) {
      const std::lock_guard quiet(listener->calling);
      if (listener->function) kept.push_back(listener);
    }
    m_listeners = kept;
    return kept;
  }

  mutable std::mutex m_mutex;
  std::vector<std::shared_ptr<Listener>> m_listeners;
};

}  // namespace joinery::write
