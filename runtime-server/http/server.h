// An HTTP/1.1 server on one loop thread: connections in, exchanges out.
//
//   http::Server server({.address = "127.0.0.1", .port = 0}, [&](std::shared_ptr<Exchange> e) { dispatch(e); });
//   auto port = server.listen();         // Error "address-in-use" and the like
//   server.run();                        // until SIGTERM or SIGINT has drained it
//
// It keeps connections alive, takes pipelined requests one after another, and never waits for a bad client: too large
// a body is 413, too large a header 431, too slow a request 408, one connection too many 503; a client that does not
// read its answer is dropped. Draining stops accepting, lets requests in flight finish, ends event streams, and returns
// from run(); after `drainTime` it returns anyway. TLS and HTTP/2 are a proxy's business.
//
// run() is the loop thread; post(), after() and drain() may be called from any thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "runtime-server/http/exchange.h"

namespace joinery::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::size_t maxBody = 16U << 20;
  std::size_t maxHeader = 32U << 10;
  std::size_t maxConnections = 4096;
  std::size_t maxStreamBacklog = 4U << 20;    // bytes waiting for a slow reader of an event stream
  std::chrono::milliseconds idleTime{75000};  // between requests
  std::chrono::milliseconds headerTime{10000};
  std::chrono::milliseconds bodyTime{60000};
  std::chrono::milliseconds writeTime{30000};
  std::chrono::milliseconds drainTime{30000};
};

// What the server has counted since its start. Written and read on the loop thread.
struct Counters {
  static constexpr std::array<double, 12> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,   0.1,   0.25,   0.5,   1,    5};  // seconds
  std::uint64_t accepted = 0, refused = 0, open = 0, streams = 0;
  std::array<std::uint64_t, 6> byStatusClass{};             // [2] counts 2xx
  std::array<std::uint64_t, kBounds.size() + 1> latency{};  // not cumulative; the last is "more"
  double latencySum = 0;
};

class Server {
 public:
  Server(ServerOptions options, std::function<void(std::shared_ptr<Exchange>)> handle);
  ~Server();

  Result<std::uint16_t> listen();
  void run();
  void drain();
  bool draining() const;  // any thread
  // Called on the loop thread when draining starts, e.g. to answer long polls.
  void onDrain(std::function<void()> listener);

  void post(std::function<void()> work);
  void after(std::chrono::milliseconds delay, std::function<void()> work);  // dropped when the loop has ended
  const Counters& counters() const;

 private:
  struct Core;
  std::unique_ptr<Core> m_core;
};

}  // namespace joinery::http
