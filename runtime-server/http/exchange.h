// A request on its way to an answer: what a handler receives and answers, at once or later from any thread.
//
//   void handle(std::shared_ptr<Exchange> exchange) {
//     engine.submit(command, [exchange](Result<Answer> a) { exchange->answer(render(a)); });
//   }
//
// The handler runs on the server's loop thread and must not block it. Exactly one of answer() and stream() takes
// effect; whatever comes later is dropped. An exchange that nobody answers before it is destroyed becomes a 500, so
// that no client ever waits for a lost request.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "runtime-server/http/request.h"
#include "runtime-server/http/response.h"

namespace joinery::http {

// An answer without an end (server-sent events). Any thread.
class Stream {
 public:
  virtual ~Stream() = default;
  // Queues bytes for the client. False when the client is gone or so slow that its queue passed the limit (it is then
  // dropped; event streams resume by Last-Event-ID).
  virtual bool write(std::string bytes) = 0;
  virtual void close() = 0;
  virtual std::size_t waiting() const = 0;  // bytes that the client has not taken yet
};

class Exchange {
 public:
  virtual ~Exchange() = default;
  Request request;

  virtual void answer(Response response) = 0;
  virtual std::shared_ptr<Stream> stream(std::string contentType) = 0;
  // Runs `work` on the loop thread soon. Work that many threads hand over at once is run in one go.
  virtual void later(std::function<void()> work) = 0;
  // True when the client has closed its side: nobody reads an answer. Loop thread only.
  virtual bool gone() const = 0;
};

}  // namespace joinery::http
