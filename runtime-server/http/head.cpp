#include "runtime-server/http/head.h"

#include <array>
#include <ctime>

namespace joinery::http {
namespace {

// IMF-fixdate (RFC 9110 5.6.7), made once a second. HTTP's own wall clock: no part of the engine's time.
const std::string& dateHeader() {
  thread_local std::time_t last = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != last) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 64> buffer{};
    const std::size_t n = std::strftime(buffer.data(), buffer.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
    text.assign(buffer.data(), n);
    last = now;
  }
  return text;
}

constexpr const char* kSecurityHeaders =
    "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\nX-Frame-Options: DENY\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

void appendStatus(std::string& out, int status) {
  out += "HTTP/1.1 ";
  out += std::to_string(status);
  out += ' ';
  out += reasonPhrase(status);
  out += "\r\n";
  out += dateHeader();
  out += kSecurityHeaders;
}

}  // namespace

std::string responseHead(const Response& response, bool closing) {
  std::string out;
  out.reserve(512 + response.body.size());
  appendStatus(out, response.status);
  bool cacheSaid = false;
  for (const auto& [name, value] : response.headers) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
    cacheSaid = cacheSaid || name == "Cache-Control";
  }
  if (!cacheSaid) out += "Cache-Control: no-store\r\n";
  if (!response.contentType.empty()) {
    out += "Content-Type: ";
    out += response.contentType;
    out += "\r\n";
  }
  if (response.status != 204 && response.status != 304) {
    out += "Content-Length: ";
    out += std::to_string(response.content().size());
    out += "\r\n";
  }
  out += closing ? "Connection: close\r\n\r\n" : "\r\n";
  return out;
}

std::string streamHead(const std::string& contentType) {
  std::string out;
  appendStatus(out, 200);
  out += "Content-Type: " + contentType + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
  return out;
}

}  // namespace joinery::http
