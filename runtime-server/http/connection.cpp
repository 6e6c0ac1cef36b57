// The only place that knows Beast: reads requests within the limits, hands them out, writes answers.
#include <atomic>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <sys/socket.h>

#include "runtime-server/http/gzip.h"
#include "runtime-server/http/head.h"
#include "runtime-server/http/loop.h"
#include "runtime-server/http/url.h"

namespace joinery::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Parser = beast::request_parser<beast::string_body>;
using std::chrono::steady_clock;

Method methodOf(beast::verb verb) {
  switch (verb) {
    case beast::verb::get:
      return Method::Get;
    case beast::verb::head:
      return Method::Head;
    case beast::verb::post:
      return Method::Post;
    case beast::verb::put:
      return Method::Put;
    case beast::verb::patch:
      return Method::Patch;
    case beast::verb::delete_:
      return Method::Delete;
    case beast::verb::options:
      return Method::Options;
    default:
      return Method::Other;
  }
}

// The bytes of an event stream on their way out; shared by its writers and the connection.
class StreamQueue final : public Stream, public std::enable_shared_from_this<StreamQueue> {
 public:
  StreamQueue(Loop& loop, std::function<void()> wake) : m_loop(loop), m_wake(std::move(wake)) {}

  bool write(std::string bytes) override {
    const std::lock_guard lock(m_mutex);
    if (m_closed) return false;
    if (bytes.empty()) return true;
    if (m_pending.size() + bytes.size() > m_loop.options.maxStreamBacklog) {
      m_closed = m_overflow = true;
      wakeLater();
      return false;
    }
    if (m_pending.empty()) wakeLater();
    m_pending += bytes;
    return true;
  }

  void close() override {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    wakeLater();
  }

  std::size_t waiting() const override {
    const std::lock_guard lock(m_mutex);
    return m_pending.size();
  }

  // Takes what waits; nullopt when the stream is over and everything was taken.
  std::optional<std::string> take() {
    const std::lock_guard lock(m_mutex);
    if (m_overflow || (m_closed && m_pending.empty())) return std::nullopt;
    return std::exchange(m_pending, {});
  }

  // The connection is gone: writers learn it at their next write. Loop thread.
  void detach() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_wake = nullptr;
  }

 private:
  void wakeLater() {
    m_loop.deliver([self = shared_from_this()] {
      std::function<void()> wake;
      {
        const std::lock_guard lock(self->m_mutex);
        wake = self->m_wake;
      }
      if (wake) wake();
    });
  }

  Loop& m_loop;
  mutable std::mutex m_mutex;
  std::function<void()> m_wake;
  std::string m_pending;
  bool m_closed = false, m_overflow = false;
};

class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(Loop& loop, tcp::socket socket, std::function<void(Connection*)> ended)
      : m_loop(loop), m_socket(std::move(socket)), m_wake(loop.io), m_ended(std::move(ended)) {}

  void start() override {
    asio::co_spawn(
        m_loop.io, [self = shared_from_this()] { return self->run(); },
        [self = shared_from_this()](const std::exception_ptr&) { self->finish(); });
  }

  void checkDeadline(TimePoint now) override {
    if (now < m_deadline) return;
    m_expired = true;
    cancel();
  }

  void drain() override {
    m_closing = true;
    if (m_stream) m_stream->close();
    if (m_phase == Phase::Idle) cancel();
  }

  void abort() override { cancel(); }

  bool peerGone() {
    char byte = 0;
    const auto n = ::recv(m_socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return n == 0 || (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
  }

  // From exchanges, on the loop thread; `serial` tells which request they belong to.
  void respond(std::uint64_t serial, Response response) {
    if (serial != m_serial || m_response || m_stream) return;
    m_response = std::move(response);
    m_wake.cancel();
  }

  std::shared_ptr<StreamQueue> openStream(std::uint64_t serial, std::string contentType) {
    if (serial != m_serial || m_response || m_stream) return nullptr;
    m_streamType = std::move(contentType);
    m_stream = std::make_shared<StreamQueue>(m_loop, [weak = weak_from_this()] {
      if (auto self = weak.lock()) self->m_wake.cancel();
    });
    m_wake.cancel();
    return m_stream;
  }

  Loop& loop() { return m_loop; }

 private:
  enum class Phase { Idle, Reading, Waiting, Writing };

  asio::awaitable<void> run();
  asio::awaitable<bool> readFirstBytes();
  asio::awaitable<bool> readRequest(Parser& parser);
  asio::awaitable<void> waitForAnswer();
  asio::awaitable<bool> write(Response response, bool head, bool acceptsGzip);
  asio::awaitable<void> refuse(error_code error);
  asio::awaitable<void> pump();
  asio::awaitable<void> linger();
  void dispatch(Parser& parser);
  void count(int status);

  void enter(Phase phase, std::optional<std::chrono::milliseconds> limit) {
    m_phase = phase;
    m_expired = false;
    m_deadline = limit ? steady_clock::now() + *limit : TimePoint::max();
  }

  void cancel() {
    error_code ignored;
    m_socket.cancel(ignored);
    m_wake.cancel();
    if (m_phase == Phase::Waiting || m_phase == Phase::Writing) m_socket.close(ignored);
  }

  void finish() {
    if (m_stream) {
      m_stream->detach();
      --m_loop.counters.streams;
    }
    ++m_serial;
    error_code ignored;
    m_socket.close(ignored);
    if (auto ended = std::exchange(m_ended, nullptr)) ended(this);
  }

  Loop& m_loop;
  tcp::socket m_socket;
  asio::steady_timer m_wake;
  std::function<void(Connection*)> m_ended;
  boost::beast::flat_buffer m_buffer;
  Phase m_phase = Phase::Idle;
  TimePoint m_deadline = TimePoint::max();
  TimePoint m_began;
  bool m_expired = false, m_closing = false;
  std::uint64_t m_serial = 0;
  std::optional<Response> m_response;
  std::shared_ptr<StreamQueue> m_stream;
  std::string m_streamType;
};

class HttpExchange final : public Exchange {
 public:
  HttpExchange(std::shared_ptr<HttpConnection> connection, std::uint64_t serial)
      : m_connection(std::move(connection)), m_serial(serial) {}

  ~HttpExchange() override {
    if (!m_answered.exchange(true)) send(problem(500, "internal", "The request was dropped; see the server's log."));
  }

  void answer(Response response) override {
    if (!m_answered.exchange(true)) send(std::move(response));
  }

  std::shared_ptr<Stream> stream(std::string contentType) override {
    if (m_answered.exchange(true)) return nullptr;
    return m_connection->openStream(m_serial, std::move(contentType));
  }

  void later(std::function<void()> work) override { m_connection->loop().deliver(std::move(work)); }
  bool gone() const override { return m_connection->peerGone(); }

 private:
  void send(Response response) {
    Loop& loop = m_connection->loop();
    if (loop.onLoopThread()) {
      m_connection->respond(m_serial, std::move(response));
      return;
    }
    loop.deliver([connection = m_connection, serial = m_serial, response = std::move(response)]() mutable {
      connection->respond(serial, std::move(response));
    });
  }

  std::shared_ptr<HttpConnection> m_connection;
  std::uint64_t m_serial;
  std::atomic<bool> m_answered{false};
};

asio::awaitable<void> HttpConnection::run() {
  while (!m_closing) {
    if (!co_await readFirstBytes()) co_return;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(m_loop.options.maxHeader));
    parser.body_limit(m_loop.options.maxBody);
    if (!co_await readRequest(parser)) co_return;
    m_began = steady_clock::now();
    const bool head = parser.get().method() == beast::verb::head;
    const bool keepAlive = parser.get().keep_alive();
    const bool acceptsGzip =
        parser.get()[beast::field::accept_encoding].find("gzip") != boost::beast::string_view::npos;
    enter(Phase::Waiting, std::nullopt);
    dispatch(parser);
    co_await waitForAnswer();
    if (m_stream) {
      co_await pump();
      co_return;
    }
    if (!m_response) co_return;
    if (!keepAlive || m_loop.draining) m_closing = true;
    if (!co_await write(*std::exchange(m_response, std::nullopt), head, acceptsGzip)) co_return;
  }
  if (m_phase == Phase::Writing) co_await linger();
}

asio::awaitable<bool> HttpConnection::readFirstBytes() {
  if (m_buffer.size() != 0) co_return true;  // pipelined
  enter(Phase::Idle, m_loop.options.idleTime);
  error_code error;
  const std::size_t n =
      co_await m_socket.async_read_some(m_buffer.prepare(8192), asio::redirect_error(asio::use_awaitable, error));
  m_buffer.commit(n);
  co_return !error;
}

asio::awaitable<bool> HttpConnection::readRequest(Parser& parser) {
  error_code error;
  enter(Phase::Reading, m_loop.options.headerTime);
  co_await beast::async_read_header(m_socket, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
  if (!error && !parser.is_done()) {
    enter(Phase::Reading, m_loop.options.bodyTime);
    if (boost::beast::iequals(parser.get()[beast::field::expect], "100-continue")) {
      static const std::string kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(m_socket, asio::buffer(kContinue), asio::redirect_error(asio::use_awaitable, error));
    }
    if (!error)
      co_await beast::async_read(m_socket, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
  }
  if (!error) co_return true;
  co_await refuse(error);
  co_return false;
}

// What the client hears when its request could not be read; the connection ends after it.
asio::awaitable<void> HttpConnection::refuse(error_code error) {
  Response answer;
  if (m_expired) {
    answer = problem(408, "request-timeout", "The request did not arrive in time.");
  } else if (error == beast::error::body_limit) {
    answer = problem(413, "body-too-large",
                     "The body may have at most " + std::to_string(m_loop.options.maxBody) + " bytes.");
  } else if (error == beast::error::header_limit) {
    answer = problem(431, "header-too-large",
                     "The header may have at most " + std::to_string(m_loop.options.maxHeader) + " bytes.");
  } else if (error == beast::error::end_of_stream || error == beast::error::partial_message ||
             error.category() != beast::make_error_code(beast::error::bad_line_ending).category()) {
    co_return;  // the client went away
  } else {
    answer = problem(400, "malformed-request", "Not HTTP/1.1: " + error.message() + ".");
  }
  m_closing = true;
  m_began = steady_clock::now();
  if (co_await write(std::move(answer), false, false)) co_await linger();
}

// A client that is still sending would lose our answer to a reset if we closed at once: read a little more, unseen.
asio::awaitable<void> HttpConnection::linger() {
  error_code error;
  m_socket.shutdown(tcp::socket::shutdown_send, error);
  enter(Phase::Reading, std::chrono::milliseconds(2000));
  m_buffer.clear();
  while (!error) {
    co_await m_socket.async_read_some(m_buffer.prepare(65536), asio::redirect_error(asio::use_awaitable, error));
  }
}

void HttpConnection::dispatch(Parser& parser) {
  auto exchange = std::make_shared<HttpExchange>(shared_from_this(), m_serial);
  auto message = parser.release();
  Request& request = exchange->request;
  request.method = methodOf(message.method());
  const std::string_view target(message.target().data(), message.target().size());
  request.path = target.substr(0, target.find('?'));
  for (const auto& field : message) {
    request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  request.body = std::move(message.body());
  if (request.path.size() < target.size()) {
    auto queries = parseQuery(target.substr(request.path.size() + 1));
    if (!queries) {
      exchange->answer(problem(400, "malformed-query", "The query has a broken percent-encoding."));
      return;
    }
    request.queries = std::move(*queries);
  }
  m_loop.handle(std::move(exchange));
}

asio::awaitable<void> HttpConnection::waitForAnswer() {
  while (!m_response && !m_stream && m_socket.is_open()) {
    error_code woken;
    m_wake.expires_at(TimePoint::max());
    co_await m_wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

asio::awaitable<bool> HttpConnection::write(Response response, bool head, bool acceptsGzip) {
  ++m_serial;
  constexpr std::size_t kWorthCompressing = 8192;
  if (acceptsGzip && response.compress && response.content().size() >= kWorthCompressing) {
    if (std::string packed = gzip(response.content(), 1); !packed.empty()) {
      response.body = std::move(packed);
      response.shared = nullptr;
      response.headers.emplace_back("Content-Encoding", "gzip");
      response.headers.emplace_back("Vary", "Accept-Encoding");
    }
  }
  enter(Phase::Writing, m_loop.options.writeTime);
  std::string text = responseHead(response, m_closing);
  const std::string& content = response.content();
  constexpr std::size_t kOneWrite = 16384;
  const bool joined = !head && content.size() < kOneWrite;
  if (joined) text += content;
  error_code error;
  co_await asio::async_write(m_socket, asio::buffer(text), asio::redirect_error(asio::use_awaitable, error));
  if (!error && !joined && !head) {
    co_await asio::async_write(m_socket, asio::buffer(content), asio::redirect_error(asio::use_awaitable, error));
  }
  count(response.status);
  co_return !error;
}

asio::awaitable<void> HttpConnection::pump() {
  ++m_loop.counters.streams;
  auto stream = m_stream;
  std::string out = streamHead(m_streamType);
  error_code error;
  while (!error) {
    enter(Phase::Writing, m_loop.options.writeTime);
    if (!out.empty()) {
      co_await asio::async_write(m_socket, asio::buffer(out), asio::redirect_error(asio::use_awaitable, error));
    }
    auto more = stream->take();
    if (error || !more) break;
    out = std::move(*more);
    if (!out.empty()) continue;
    enter(Phase::Waiting, std::nullopt);
    m_wake.expires_at(TimePoint::max());
    error_code woken;
    co_await m_wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (!m_socket.is_open()) break;
  }
  count(200);
}

void HttpConnection::count(int status) {
  Counters& c = m_loop.counters;
  ++c.byStatusClass[static_cast<std::size_t>(status / 100) % c.byStatusClass.size()];
  if (m_stream) return;
  const double seconds = std::chrono::duration<double>(steady_clock::now() - m_began).count();
  c.latencySum += seconds;
  std::size_t bucket = 0;
  while (bucket < Counters::kBounds.size() && seconds > Counters::kBounds[bucket]) ++bucket;
  ++c.latency[bucket];
}

}  // namespace

std::shared_ptr<Connection> makeConnection(Loop& loop, tcp::socket socket, std::function<void(Connection*)> ended) {
  return std::make_shared<HttpConnection>(loop, std::move(socket), std::move(ended));
}

}  // namespace joinery::http
