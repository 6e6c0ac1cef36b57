// Private to http/: the loop thread's inside, shared by server.cpp and connection.cpp.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "runtime-server/http/server.h"

namespace joinery::http {

using TimePoint = std::chrono::steady_clock::time_point;

// What a connection needs of its server.
struct Loop {
  explicit Loop(ServerOptions o) : options(std::move(o)) {}

  ServerOptions options;
  boost::asio::io_context io{1};
  std::function<void(std::shared_ptr<Exchange>)> handle;
  Counters counters;
  bool draining = false;

  // Any thread. Whatever arrives before the loop gets to it is run in one go: the writer thread of the engine answers
  // a whole commit with one wake-up.
  void deliver(std::function<void()> work);
  bool onLoopThread() const { return std::this_thread::get_id() == thread; }

  std::thread::id thread;
  std::mutex mutex;
  std::vector<std::function<void()>> inbox;
  bool ended = false;  // guarded by the mutex
};

// One client connection; loop thread only.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void start() = 0;
  virtual void checkDeadline(TimePoint now) = 0;
  virtual void drain() = 0;  // close when idle, else after the answer
  virtual void abort() = 0;
};

std::shared_ptr<Connection> makeConnection(Loop& loop, boost::asio::ip::tcp::socket socket,
                                           std::function<void(Connection*)> ended);

}  // namespace joinery::http
