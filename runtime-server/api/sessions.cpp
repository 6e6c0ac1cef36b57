#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/problem.h"
#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

Value sessionValue(const std::string& token, Instant expiresAt, const Caller& caller) {
  return Value::object({{"token", token}, {"expiresAt", formatInstant(expiresAt)}, {"user", callerValue(caller)}});
}

}  // namespace

void signIn(const CallPtr& call) {
  const std::string user = call->body.text("user");
  if (const int seconds = call->api.sessions.retryAfter(user); seconds > 0) {
    http::Response response =
        http::problem(429, "too-many-attempts", "Too many wrong passwords for this user; wait before trying again.");
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    call->answer(std::move(response));
    return;
  }
  call->api.sessions.signIn({user, call->body.text("password"), std::string(call->request().header("idempotency-key"))},
                            [call](Result<Session> session) {
                              if (session) {
                                call->answer(201, sessionValue(session->token, session->expiresAt, *session->caller));
                              } else {
                                call->fail(session.error());
                              }
                            });
}

void currentSession(const CallPtr& call) {
  const auto expiresAt = call->api.sessions.expiry(call->token);
  call->answer(200, Value::object({{"expiresAt", orNull(expiresAt)}, {"user", callerValue(*call->caller)}}));
}

void signOut(const CallPtr& call) {
  call->api.sessions.end(call->token, [call](Status status) {
    if (status) {
      call->answer(StoredAnswer{204, ""});
    } else {
      call->fail(status.error());
    }
  });
}

}  // namespace joinery::server
