// Expected failure as a value.
//
//   Result<Decimal> price = parseDecimal(text);
//   if (!price) return price.error();            // an Error converts to any Result<T>
//   use(*price);
//
// A function that can fail for a reason outside the program (bad input, a missing row, a conflict with the present
// state) returns Result<T>. Exceptions are kept for broken invariants and for the borders of third-party libraries.
// The types here are plain values: any thread may use its own copies.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/diagnostic.h"

namespace joinery {

// What an Error means to a caller; the server maps each to one HTTP status, in one table.
enum class ErrorKind {
  Malformed,     // the input does not follow its grammar (400)
  Unauthorized,  // nobody known is asking (401)
  Forbidden,     // known, but may not (403)
  NotFound,      // no such thing, or none the caller may see (404)
  Conflict,      // conflicts with the present state (409)
  TooLarge,      // a documented limit was passed (413)
  Refused,       // well-formed, but breaks a rule (422)
  Unavailable,   // starting, draining or read-only after a failed write (503)
  Internal       // a broken invariant; the message is for the log (500)
};

// `code` is a stable kebab-case word ("unknown-process"); `message` says what was expected and what came; `details`
// carries every single problem at once (a form's fields, a model's diagnostics).
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string code;
  std::string message;
  std::string element;  // id of the BPMN element, field or variable concerned; empty if none
  std::vector<Diagnostic> details;
};

struct Success {};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::move(value)) {}
  Result(Error error) : m_state(std::move(error)) {}

  bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Precondition of value access: ok(). Precondition of error(): !ok().
  T& value() { return std::get<0>(m_state); }
  const T& value() const { return std::get<0>(m_state); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(m_state); }

 private:
  std::variant<T, Error> m_state;
};

using Status = Result<Success>;
inline Status success() {
  return Success{};
}

inline Error makeError(ErrorKind kind, std::string code, std::string message, std::string element = {}) {
  return Error{kind, std::move(code), std::move(message), std::move(element), {}};
}

}  // namespace joinery
