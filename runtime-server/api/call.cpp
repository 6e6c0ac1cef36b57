#include "runtime-server/api/call.h"

#include "engine/base/json.h"
#include "runtime-server/api/problem.h"
#include "runtime-server/identity/crypto.h"

namespace joinery::server {

std::string Call::query(std::string_view name) const {
  const std::string* found = request().query(name);
  return found != nullptr ? *found : std::string();
}

Result<std::optional<bool>> Call::flag(std::string_view name) const {
  const std::string text = query(name);
  if (text.empty()) return std::optional<bool>();
  if (text == "true" || text == "false") return std::optional<bool>(text == "true");
  return makeError(ErrorKind::Malformed, "malformed-query",
                   "\"" + std::string(name) + "\" must be true or false; got \"" + text + "\".", std::string(name));
}

bool Call::wantsChinese() const {
  return request().header("accept-language").substr(0, 2) == "zh";
}

std::optional<Idempotency> Call::idempotency() const {
  const std::string_view key = request().header("idempotency-key");
  if (key.empty()) return std::nullopt;
  std::string said = std::string(http::methodName(request().method)) + " " + request().path + "\n";
  for (const auto& [name, value] : request().queries) said += name + "=" + value + "\n";
  return Idempotency{(caller ? caller->user : std::string()) + "\n" + std::string(key),
                     sha256Hex(said + request().body)};
}

void Call::answer(int status, const Value& body) {
  exchange->answer({status, "application/json", toJson(body), {}, nullptr, true});
}

void Call::answer(const StoredAnswer& stored) {
  exchange->answer({stored.status, stored.body.empty() ? "" : "application/json", stored.body, {}, nullptr, true});
}

void Call::answer(http::Response response) {
  exchange->answer(std::move(response));
}

void Call::fail(const Error& error) {
  exchange->answer(problemOf(error));
}

void Call::answerRepeatable(int status, const Value& body) {
  const auto key = idempotency();
  if (!key) {
    answer(status, body);
    return;
  }
  auto before = api.answers.find(*key);
  if (!before) {
    fail(before.error());
  } else if (*before) {
    answer(**before);
  } else {
    StoredAnswer made{status, toJson(body)};
    api.answers.keep(*key, made);
    answer(made);
  }
}

const Value* member(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  return found == nullptr || found->isNull() ? nullptr : found;
}

Value objectMember(const Value& object, std::string_view name) {
  const Value* found = member(object, name);
  return found != nullptr && found->isObject() ? *found : Value::object({});
}

}  // namespace joinery::server
