// One API request after routing: who asks, the path's parameters, the checked body, and the ways to answer.
//
//   void getClock(const CallPtr& call) { call->answer(200, clockValue(call->api)); }
//
// Handlers get a shared pointer and keep it in their completions. Functions that say "loop" or "worker" follow the
// endpoint's `where`; answer() and fail() may be called from any thread, once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/value.h"
#include "runtime-server/api/api.h"
#include "runtime-server/http/exchange.h"

namespace joinery::server {

struct Endpoint;

class Call : public std::enable_shared_from_this<Call> {
 public:
  Call(Api& api, std::shared_ptr<http::Exchange> exchange) : api(api), exchange(std::move(exchange)) {}

  Api& api;
  std::shared_ptr<http::Exchange> exchange;
  const Endpoint* endpoint = nullptr;
  std::shared_ptr<const Caller> caller;  // null on public endpoints
  std::string token;                     // the bearer token as sent
  std::vector<std::string> parameters;   // of the path
  Value body = Value::object({});        // of endpoints with a JSON body

  const http::Request& request() const { return exchange->request; }
  const std::string& id() const { return parameters.front(); }
  // Empty if the client did not give it.
  std::string query(std::string_view name) const;
  Result<std::optional<bool>> flag(std::string_view name) const;  // "true" or "false"; Malformed otherwise
  bool wantsChinese() const;                                      // Accept-Language begins with "zh"

  // The key with the caller's name in front and the hash of method, target and body; nullopt without the header.
  std::optional<Idempotency> idempotency() const;

  void answer(int status, const Value& body);
  void answer(const StoredAnswer& stored);
  void answer(http::Response response);
  void fail(const Error& error);
  // For POSTs that change nothing: the same answer again under the same Idempotency-Key.
  void answerRepeatable(int status, const Value& body);
};

using CallPtr = std::shared_ptr<Call>;

// What a body holds under `name`; null counts as absent.
const Value* member(const Value& object, std::string_view name);
Value objectMember(const Value& object, std::string_view name);  // {} if absent

}  // namespace joinery::server
