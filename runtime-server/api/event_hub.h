// The event stream: sends every committed event to those who may see it, and lets a client go on where it stopped.
//
//   hub.subscribe(caller, stream, 4711);       // everything after event 4711, then live
//
// A subscriber that gave a last event is first served from the database, a piece at a time and only as fast as it
// reads, and joins the live events when it has caught up: there is no gap and nothing comes twice. A client that reads
// too slowly is dropped and resumes by its last event.
//
// subscribe() may be called from any thread; the sending is done on a thread of the hub's own.
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "engine/engine.h"
#include "runtime-server/http/server.h"
#include "runtime-server/identity/caller.h"
#include "runtime-server/workers.h"

namespace joinery::server {

class EventHub {
 public:
  EventHub(Engine& engine, http::Server& server);
  ~EventHub();

  void subscribe(std::shared_ptr<const Caller> caller, std::shared_ptr<http::Stream> stream,
                 std::optional<std::int64_t> after);

 private:
  struct Subscriber {
    std::shared_ptr<const Caller> caller;
    std::shared_ptr<http::Stream> stream;
    std::int64_t last = 0;
    bool catchingUp = false;
    std::unordered_map<std::string, bool> visible;  // by process instance
  };
  using SubscriberPtr = std::shared_ptr<Subscriber>;

  void deliver(const std::vector<Event>& events);
  void catchUp(const SubscriberPtr& subscriber);
  bool send(Subscriber& subscriber, const std::vector<Event>& events);  // false: the client is gone
  bool sees(Subscriber& subscriber, const Event& event);
  void remove(const SubscriberPtr& subscriber);
  void beat();

  Engine& m_engine;
  http::Server& m_server;
  std::atomic<std::size_t> m_count{0};
  std::list<SubscriberPtr> m_subscribers;  // only on m_thread
  std::shared_ptr<void> m_subscription;
  Workers m_thread{1};
};

}  // namespace joinery::server
