#include "runtime-server/http/server.h"

#include <atomic>
#include <csignal>
#include <unordered_map>

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "runtime-server/http/head.h"
#include "runtime-server/http/loop.h"

namespace joinery::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

void Loop::deliver(std::function<void()> work) {
  bool first = false;
  {
    const std::lock_guard lock(mutex);
    if (ended) return;
    first = inbox.empty();
    inbox.push_back(std::move(work));
  }
  if (!first) return;
  asio::post(io, [this] {
    std::vector<std::function<void()>> batch;
    {
      const std::lock_guard lock(mutex);
      batch.swap(inbox);
    }
    for (auto& work : batch) work();
  });
}

struct Server::Core : Loop {
  explicit Core(ServerOptions o)
      : Loop(std::move(o)), acceptor(io), retry(io), sweeper(io), drainLimit(io), signals(io) {}

  tcp::acceptor acceptor;
  asio::steady_timer retry, sweeper, drainLimit;
  asio::signal_set signals;
  std::unordered_map<Connection*, std::shared_ptr<Connection>> connections;
  std::vector<std::function<void()>> drainListeners;
  std::atomic<bool> drainRequested{false};

  void accept();
  void admit(tcp::socket socket);
  void sweep();
  void startDrain();
  void finishWhenEmpty();
};

void Server::Core::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (draining || error == asio::error::operation_aborted) return;
    if (!error) {
      admit(std::move(socket));
      accept();
      return;
    }
    // Out of file descriptors and the like: try again soon rather than spin.
    retry.expires_after(std::chrono::milliseconds(100));
    retry.async_wait([this](error_code e) {
      if (!e) accept();
    });
  });
}

void Server::Core::admit(tcp::socket socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (connections.size() >= options.maxConnections) {
    ++counters.refused;
    Response full = problem(503, "too-many-connections", "The server has as many connections as it takes.");
    full.headers.emplace_back("Retry-After", "1");
    const std::string text = responseHead(full, true) + full.body;
    socket.non_blocking(true, ignored);
    asio::write(socket, asio::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    return;
  }
  ++counters.accepted;
  auto connection = makeConnection(*this, std::move(socket), [this](Connection* ended) {
    connections.erase(ended);
    counters.open = connections.size();
    if (draining) finishWhenEmpty();
  });
  connections.emplace(connection.get(), connection);
  counters.open = connections.size();
  connection->start();
}

// One timer for all deadlines: cheaper than one per connection, and exact enough for limits of seconds.
void Server::Core::sweep() {
  sweeper.expires_after(std::chrono::milliseconds(200));
  sweeper.async_wait([this](error_code error) {
    if (error) return;
    const auto now = std::chrono::steady_clock::now();
    for (auto& [key, connection] : connections) connection->checkDeadline(now);
    sweep();
  });
}

void Server::Core::startDrain() {
  if (draining) return;
  draining = true;
  error_code ignored;
  acceptor.close(ignored);
  retry.cancel();
  for (auto& listener : drainListeners) listener();
  const auto all = connections;  // drain() may end a connection at once
  for (const auto& [key, connection] : all) connection->drain();
  drainLimit.expires_after(options.drainTime);
  drainLimit.async_wait([this](error_code error) {
    if (error) return;
    const auto left = connections;
    for (const auto& [key, connection] : left) connection->abort();
    io.stop();
  });
  finishWhenEmpty();
}

void Server::Core::finishWhenEmpty() {
  if (!connections.empty()) return;
  drainLimit.cancel();
  sweeper.cancel();
  signals.cancel();
  io.stop();
}

Server::Server(ServerOptions options, std::function<void(std::shared_ptr<Exchange>)> handle)
    : m_core(std::make_unique<Core>(std::move(options))) {
  m_core->handle = std::move(handle);
}

// The loop has ended: what is still on its way finds nobody.
Server::~Server() {
  std::vector<std::function<void()>> left;
  {
    const std::lock_guard lock(m_core->mutex);
    m_core->ended = true;
    left.swap(m_core->inbox);
  }
}

Result<std::uint16_t> Server::listen() {
  error_code error;
  const auto refuse = [&](const char* code) {
    return makeError(ErrorKind::Unavailable, code,
                     "Cannot listen on " + m_core->options.address + ":" + std::to_string(m_core->options.port) + ": " +
                         error.message());
  };
  const auto address = asio::ip::make_address(m_core->options.address, error);
  if (error) return refuse("address-malformed");
  const tcp::endpoint endpoint(address, m_core->options.port);
  m_core->acceptor.open(endpoint.protocol(), error);
  if (error) return refuse("listen-failed");
  m_core->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  m_core->acceptor.bind(endpoint, error);
  if (error) return refuse("address-in-use");
  m_core->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return refuse("listen-failed");
  return m_core->acceptor.local_endpoint().port();
}

void Server::run() {
  m_core->thread = std::this_thread::get_id();
  m_core->signals.add(SIGTERM);
  m_core->signals.add(SIGINT);
  m_core->signals.async_wait([this](error_code error, int) {
    if (!error) drain();
  });
  m_core->accept();
  m_core->sweep();
  m_core->io.run();
}

void Server::drain() {
  m_core->drainRequested = true;
  m_core->deliver([core = m_core.get()] { core->startDrain(); });
}

bool Server::draining() const {
  return m_core->drainRequested;
}

void Server::onDrain(std::function<void()> listener) {
  m_core->drainListeners.push_back(std::move(listener));
}

void Server::post(std::function<void()> work) {
  m_core->deliver(std::move(work));
}

void Server::after(std::chrono::milliseconds delay, std::function<void()> work) {
  m_core->deliver([core = m_core.get(), delay, work = std::move(work)] {
    auto timer = std::make_shared<asio::steady_timer>(core->io, delay);
    timer->async_wait([timer, work](error_code error) {
      if (!error) work();
    });
  });
}

const Counters& Server::counters() const {
  return m_core->counters;
}

}  // namespace joinery::http
