// A small HTTP/1.1 client for load: many keep-alive connections on one thread, each with one request under way.
//
//   HttpLoad load(port, token);
//   Reply reply = load.call("POST", "/api/v1/sessions", body);                       // one request, waited for
//   LoadResult result = load.run(64, 3.0, [&](Request& r) { ...; return more; });   // closed loop
//
// Understands what the server sends: Content-Length, no chunks. A failed connection or an answer that is not 2xx counts
// as a failure, and the first one is kept as text.
#pragma once

#include <functional>
#include <string>

#include "tests/bench/figures.h"

namespace joinery::bench {

struct Reply {
  int status = 0;
  std::string body;
};

struct Request {
  std::string method = "POST", path, body;
  std::string contentType = "application/json";
};

struct LoadResult {
  Latencies latencies;
  double seconds = 0;
  int failures = 0;
  std::string firstFailure;
};

class HttpLoad {
 public:
  explicit HttpLoad(int port) : m_port(port) {}
  void setToken(std::string token) { m_token = std::move(token); }

  Reply call(const Request& request);
  // `next` fills in the next request and returns false when there are no more.
  LoadResult run(int connections, double seconds, const std::function<bool(Request&)>& next);

 private:
  std::string text(const Request& request) const;
  int connect() const;

  int m_port;
  std::string m_token;
};

}  // namespace joinery::bench
