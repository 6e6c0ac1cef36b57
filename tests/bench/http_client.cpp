#include "tests/bench/http_client.h"

#include <charconv>
#include <optional>
#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace joinery::bench {

namespace {

// One answer at the beginning of `buffer`, if it is there whole; takes it out.
std::optional<Reply> takeReply(std::string& buffer) {
  const std::size_t end = buffer.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  Reply reply;
  std::from_chars(buffer.data() + 9, buffer.data() + 12, reply.status);  // "HTTP/1.1 200"
  std::size_t length = 0;
  for (const char* name : {"Content-Length: ", "content-length: "}) {
    const std::size_t at = buffer.find(name);
    if (at < end) std::from_chars(buffer.data() + at + 16, buffer.data() + end, length);
  }
  if (buffer.size() < end + 4 + length) return std::nullopt;
  reply.body = buffer.substr(end + 4, length);
  buffer.erase(0, end + 4 + length);
  return reply;
}

void sendAll(int socket, const std::string& text) {
  // Requests are far smaller than the socket's buffer, and one at a time is under way.
  if (::send(socket, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size())) {
    throw std::runtime_error("the server closed a connection");
  }
}

struct Line {
  int socket = -1;
  std::string received;
  SteadyClock::time_point begin;
};

}  // namespace

std::string HttpLoad::text(const Request& request) const {
  std::string text = request.method + " " + request.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  if (!m_token.empty()) text += "Authorization: Bearer " + m_token + "\r\n";
  if (!request.body.empty()) text += "Content-Type: " + request.contentType + "\r\n";
  return text + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
}

int HttpLoad::connect() const {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(m_port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (descriptor < 0 || ::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("no connection to port " + std::to_string(m_port));
  }
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return descriptor;
}

Reply HttpLoad::call(const Request& request) {
  const int descriptor = connect();
  sendAll(descriptor, text(request));
  std::string received;
  char buffer[65536];
  while (true) {
    const ssize_t count = ::recv(descriptor, buffer, sizeof buffer, 0);
    if (count <= 0) throw std::runtime_error(request.path + ": the server closed the connection");
    received.append(buffer, static_cast<std::size_t>(count));
    if (std::optional<Reply> reply = takeReply(received)) {
      ::close(descriptor);
      return *reply;
    }
  }
}

LoadResult HttpLoad::run(int connections, double seconds, const std::function<bool(Request&)>& next) {
  LoadResult result;
  result.latencies.reserve(500'000);
  std::vector<Line> lines(static_cast<std::size_t>(connections));
  const int poll = ::epoll_create1(0);
  const SteadyClock::time_point begin = SteadyClock::now();
  const auto end = begin + std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
  int active = 0;
  const auto sendNext = [&](Line& line) {
    Request request;
    if (SteadyClock::now() >= end || !next(request)) return false;
    line.begin = SteadyClock::now();
    sendAll(line.socket, text(request));
    return true;
  };
  for (Line& line : lines) {
    line.socket = connect();
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &line}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, line.socket, &event);
    if (sendNext(line)) ++active;
  }
  std::vector<epoll_event> events(static_cast<std::size_t>(connections));
  char buffer[65536];
  while (active > 0) {
    const int ready = ::epoll_wait(poll, events.data(), connections, 10'000);
    if (ready <= 0) throw std::runtime_error("the server has not answered for ten seconds");
    for (int i = 0; i < ready; ++i) {
      Line& line = *static_cast<Line*>(events[static_cast<std::size_t>(i)].data.ptr);
      const ssize_t count = ::recv(line.socket, buffer, sizeof buffer, 0);
      if (count <= 0) throw std::runtime_error("the server closed a connection");
      line.received.append(buffer, static_cast<std::size_t>(count));
      const std::optional<Reply> reply = takeReply(line.received);
      if (!reply) continue;
      result.latencies.add(SteadyClock::now() - line.begin);
      if ((reply->status < 200 || reply->status > 299) && ++result.failures == 1) {
        result.firstFailure = std::to_string(reply->status) + " " + reply->body;
      }
      if (!sendNext(line)) --active;
    }
  }
  result.seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
  for (const Line& line : lines) ::close(line.socket);
  ::close(poll);
  return result;
}

}  // namespace joinery::bench
