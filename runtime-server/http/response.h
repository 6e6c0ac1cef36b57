// One HTTP answer, and the endless answer of an event stream.
//
//   exchange->answer({200, "application/json", body});
//
// Response is a plain value. The connection adds Date, Content-Length, the security headers and, where the client
// accepts it and it pays, gzip.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace joinery::http {

struct Response {
  int status = 200;
  std::string contentType;  // empty: no content
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // Contents shared with others (static files); used instead of `body` when set.
  std::shared_ptr<const std::string> shared;
  bool compress = true;  // false: already compressed, or not worth trying

  const std::string& content() const { return shared ? *shared : body; }
};

// A problem+json answer (RFC 9457) for what goes wrong before the API is reached.
Response problem(int status, const std::string& code, const std::string& detail);

const char* reasonPhrase(int status);  // "Not Found"; "Unknown" for others than the server's own

}  // namespace joinery::http
