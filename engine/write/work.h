// A piece of work on its way through the writer: done inside the transaction, answered after the commit.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "engine/engine.h"
#include "engine/write/writing.h"

namespace joinery::write {

class Work {
 public:
  virtual ~Work() = default;
  virtual void run(Writing& writing) = 0;  // throws StoreError
  virtual void answer() = 0;               // after the commit of what `run` wrote
  virtual void refuse(const Error& error) = 0;
};

template <typename T, typename Body>
class Request final : public Work {
 public:
  Request(Body body, Done<T> done) : m_body(std::move(body)), m_done(std::move(done)) {}

  void run(Writing& writing) override { m_result.emplace(m_body(writing)); }
  void answer() override {
    if (m_done) m_done(std::move(*m_result));
  }
  void refuse(const Error& error) override {
    if (m_done) m_done(error);
  }

 private:
  Body m_body;  // Result<T>(Writing&)
  Done<T> m_done;
  std::optional<Result<T>> m_result;
};

template <typename T, typename Body>
std::unique_ptr<Work> makeWork(Body body, Done<T> done) {
  return std::make_unique<Request<T, Body>>(std::move(body), std::move(done));
}

}  // namespace joinery::write
