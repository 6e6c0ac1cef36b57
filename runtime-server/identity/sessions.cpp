#include "runtime-server/identity/sessions.h"

#include <algorithm>
#include <future>

#include "engine/base/json.h"
#include "runtime-server/identity/crypto.h"

namespace joinery::server {
namespace {

constexpr const char* kCollection = "sessions";
constexpr std::int64_t kSessionMs = 12LL * 3600 * 1000;
constexpr std::int64_t kNever = 253402300799000;  // the end of the year 9999
constexpr int kFreeFailures = 5;
constexpr std::int64_t kLongestLockMs = 300'000;
constexpr std::int64_t kForgetFailuresMs = 900'000;
constexpr std::size_t kMostFailures = 10000;

std::string encode(const std::string& user, std::int64_t expiresAt) {
  return toJson(Value::object({{"user", user}, {"expiresAt", formatInstant({expiresAt})}}));
}

// Compared when the user is unknown, so that the answer takes as long as for a known one.
const std::string& nobodysHash() {
  static const std::string hash = hashPassword(randomToken());
  return hash;
}

}  // namespace

Status Sessions::load() {
  std::vector<DocumentChange> changes;
  PageRequest page{.cursor = "", .limit = kMaxLimit};
  do {
    auto rows = m_engine.queries().documents(kCollection, "", page);
    if (!rows) return rows.error();
    for (const DocumentRow& row : rows->items) {
      auto value = parseJson(row.value);
      if (!value) return value.error();
      const auto expires = parseInstant(value->text("expiresAt"));
      if (!expires || *expires <= m_clock.now()) {
        changes.push_back({kCollection, row.key, std::nullopt, std::nullopt});
      } else {
        m_sessions[row.key] = {value->text("user"), expires->ms, nullptr, 0};
      }
    }
    page.cursor = rows->nextCursor;
  } while (!page.cursor.empty());
  auto secret = m_engine.queries().document("settings", "secret");
  if (!secret) return secret.error();
  m_secret = *secret ? (*secret)->value : randomToken();
  if (!*secret) changes.push_back({"settings", "secret", m_secret, 0});
  if (changes.empty()) return success();
  std::promise<Status> written;
  m_engine.putDocuments(std::move(changes), std::nullopt,
                        [&](Result<DocumentsPut> put) { written.set_value(put ? success() : Status(put.error())); });
  return written.get_future().get();
}

int Sessions::retryAfter(const std::string& user) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_failures.find(user);
  if (found == m_failures.end()) return 0;
  const std::int64_t ms = found->second.lockedUntil.ms - m_clock.now().ms;
  return ms <= 0 ? 0 : static_cast<int>((ms + 999) / 1000);
}

void Sessions::countFailure(const std::string& user) {
  const std::lock_guard lock(m_mutex);
  const Instant now = m_clock.now();
  if (m_failures.size() >= kMostFailures) {
    std::erase_if(m_failures, [&](const auto& f) { return now.ms - f.second.last.ms > kForgetFailuresMs; });
    if (m_failures.size() >= kMostFailures) m_failures.erase(m_failures.begin());
  }
  Failures& failures = m_failures[user];
  if (now.ms - failures.last.ms > kForgetFailuresMs) failures = {};
  failures.last = now;
  if (++failures.count < kFreeFailures) return;
  const int doublings = std::min(failures.count - kFreeFailures, 20);
  failures.lockedUntil.ms = now.ms + std::min(kLongestLockMs, std::int64_t{1000} << doublings);
}

void Sessions::signIn(SignIn request, std::function<void(Result<Session>)> done) {
  m_passwords.run([this, request = std::move(request), done = std::move(done)] { check(request, done); });
}

void Sessions::check(const SignIn& request, const std::function<void(Result<Session>)>& done) {
  const auto user = m_organisation.user(request.user);
  const bool known = user && !user->disabled && !user->passwordHash.empty();
  const bool right = verifyPassword(known ? user->passwordHash : nobodysHash(), request.password);
  if (!known || !right) {
    countFailure(request.user);
    done(makeError(ErrorKind::Unauthorized, "wrong-password", "The user name or the password is wrong."));
    return;
  }
  {
    const std::lock_guard lock(m_mutex);
    m_failures.erase(request.user);
  }
  const std::string token =
      request.idempotencyKey.empty()
          ? randomToken()
          : hmacToken(m_secret, user->id + "\n" + user->passwordHash + "\n" + request.idempotencyKey);
  if (const auto open = expiry(token)) {
    done(Session{token, *open, m_organisation.caller(user->id)});
    return;
  }
  open(user->id, token, m_clock.now().ms + kSessionMs, done);
}

void Sessions::open(const std::string& user, const std::string& token, std::int64_t expiresAt,
                    std::function<void(Result<Session>)> done) {
  const std::string key = sha256Hex(token);
  m_engine.putDocuments({{kCollection, key, encode(user, expiresAt), std::nullopt}}, std::nullopt,
                        [this, key, user, token, expiresAt, done = std::move(done)](Result<DocumentsPut> put) {
                          if (!put) {
                            done(put.error());
                            return;
                          }
                          {
                            const std::lock_guard lock(m_mutex);
                            m_sessions[key] = {user, expiresAt, nullptr, 0};
                          }
                          done(Session{token, {expiresAt}, m_organisation.caller(user)});
                        });
}

void Sessions::issue(const std::string& user, std::function<void(Result<std::string>)> done) {
  open(user, randomToken(), kNever, [done = std::move(done)](Result<Session> session) {
    done(session ? Result<std::string>(session->token) : Result<std::string>(session.error()));
  });
}

Result<std::shared_ptr<const Caller>> Sessions::authenticate(const std::string& token) {
  const std::string key = sha256Hex(token);
  const std::lock_guard lock(m_mutex);
  const auto found = m_sessions.find(key);
  if (found != m_sessions.end() && found->second.expiresAt > m_clock.now().ms) {
    Entry& entry = found->second;
    const std::uint64_t generation = m_organisation.generation();
    if (!entry.caller || entry.generation != generation) {
      entry.caller = m_organisation.caller(entry.user);
      entry.generation = generation;
    }
    if (entry.caller) return entry.caller;
  }
  return makeError(ErrorKind::Unauthorized, "not-signed-in",
                   "The request needs a valid bearer token in \"Authorization\"; see POST /sessions.");
}

std::optional<Instant> Sessions::expiry(const std::string& token) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_sessions.find(sha256Hex(token));
  if (found == m_sessions.end() || found->second.expiresAt <= m_clock.now().ms) return std::nullopt;
  return Instant{found->second.expiresAt};
}

void Sessions::end(const std::string& token, std::function<void(Status)> done) {
  const std::string key = sha256Hex(token);
  m_engine.putDocuments({{kCollection, key, std::nullopt, std::nullopt}}, std::nullopt,
                        [this, key, done = std::move(done)](Result<DocumentsPut> put) {
                          if (put) {
                            const std::lock_guard lock(m_mutex);
                            m_sessions.erase(key);
                          }
                          done(put ? success() : Status(put.error()));
                        });
}

void Sessions::endAll(const std::string& user, std::function<void(Status)> done) {
  std::vector<DocumentChange> changes;
  {
    const std::lock_guard lock(m_mutex);
    for (const auto& [key, entry] : m_sessions) {
      if (entry.user == user) changes.push_back({kCollection, key, std::nullopt, std::nullopt});
    }
  }
  auto copy = changes;
  m_engine.putDocuments(std::move(copy), std::nullopt,
                        [this, changes = std::move(changes), done = std::move(done)](Result<DocumentsPut> put) {
                          if (put) {
                            const std::lock_guard lock(m_mutex);
                            for (const DocumentChange& change : changes) m_sessions.erase(change.key);
                          }
                          done(put ? success() : Status(put.error()));
                        });
}

}  // namespace joinery::server
