// Who holds which bearer token.
//
//   sessions.signIn({"zhang.min", "secret", ""}, [](Result<Session> s) { ... });     // hashed on a worker thread
//   Result<std::shared_ptr<const Caller>> caller = sessions.authenticate(token);     // memory only, 1 µs
//
// A token is 256 random bits. Only its SHA-256 is stored ("sessions"), so a stolen database opens no session. Wrong
// passwords cost as long as right ones, and after five in a row for one name that name has to wait (retryAfter).
// Sessions live by the machine's clock: a rehearsal that moves the engine's clock by months signs nobody out.
//
// All functions may be called from any thread; completions run on the engine's writer thread or on a worker.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "engine/engine.h"
#include "runtime-server/identity/organisation.h"
#include "runtime-server/workers.h"

namespace joinery::server {

struct Session {
  std::string token;
  Instant expiresAt;
  std::shared_ptr<const Caller> caller;
};

struct SignIn {
  std::string user, password;
  // Not empty: the token is derived from the server's secret and this text, so that a repeated request gets the same
  // session without the token ever being stored.
  std::string idempotencyKey;
};

class Sessions {
 public:
  Sessions(Engine& engine, Organisation& organisation, Workers& passwords)
      : m_engine(engine), m_organisation(organisation), m_passwords(passwords) {}

  Status load();  // forgets the expired ones; makes the server's secret at the first start

  // Errors: Unauthorized "wrong-password" (also for unknown users), and the store's.
  void signIn(SignIn request, std::function<void(Result<Session>)> done);
  // Seconds that sign-ins under this name have to wait; 0: none.
  int retryAfter(const std::string& user) const;
  // A token without an end, for a service account. Its earlier ones stay valid until they are revoked.
  void issue(const std::string& user, std::function<void(Result<std::string>)> done);

  // Errors: Unauthorized "not-signed-in" (no such token, or expired).
  Result<std::shared_ptr<const Caller>> authenticate(const std::string& token);
  std::optional<Instant> expiry(const std::string& token) const;
  void end(const std::string& token, std::function<void(Status)> done);
  void endAll(const std::string& user, std::function<void(Status)> done);

 private:
  struct Entry {
    std::string user;
    std::int64_t expiresAt = 0;  // ms; kNever for service accounts
    std::shared_ptr<const Caller> caller;
    std::uint64_t generation = 0;
  };
  struct Failures {
    int count = 0;
    Instant last, lockedUntil;
  };
  void check(const SignIn& request, const std::function<void(Result<Session>)>& done);
  void open(const std::string& user, const std::string& token, std::int64_t expiresAt,
            std::function<void(Result<Session>)> done);
  void countFailure(const std::string& user);

  Engine& m_engine;
  Organisation& m_organisation;
  Workers& m_passwords;
  SystemClock m_clock;
  std::string m_secret;
  mutable std::mutex m_mutex;
  std::unordered_map<std::string, Entry> m_sessions;  // by the token's SHA-256
  std::unordered_map<std::string, Failures> m_failures;
};

}  // namespace joinery::server
