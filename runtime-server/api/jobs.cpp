#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/identity/crypto.h"

namespace joinery::server {
namespace {

using std::chrono::steady_clock;
constexpr std::int64_t kLongestWaitMs = 60'000;
constexpr std::int64_t kMostJobs = 100;

StoredAnswer render(const ActivatedJobs& activated) {
  Value::List jobs;
  for (const ActivatedJob& job : activated.jobs) jobs.push_back(jobValue(job));
  return {200, toJson(Value::object({{"jobs", Value::list(std::move(jobs))}}))};
}

// One long poll. Every attempt has its own Idempotency-Key, made of the client's and its number: a repeated request
// walks through the same empty attempts to the same jobs.
struct Poll {
  CallPtr call;
  ActivateJobs wanted;
  steady_clock::time_point deadline;
  int attempt = 0;
};

void attempt(const std::shared_ptr<Poll>& poll) {
  const CallPtr& call = poll->call;
  if (call->exchange->gone()) return;  // jobs for nobody would be locked in vain
  std::optional<Once<ActivatedJobs>> once = onceOf<ActivatedJobs>(*call, render);
  if (once) once->idempotency.key += "\n" + std::to_string(poll->attempt++);
  call->api.engine.activateJobs(poll->wanted, std::move(once), [poll](Result<ActivatedJobs> activated) {
    const CallPtr& call = poll->call;
    if (!activated) {
      call->fail(activated.error());
      return;
    }
    const StoredAnswer answer = activated->replayed ? *activated->replayed : render(*activated);
    static const std::string kNone = render({}).body;
    if (answer.body != kNone) {
      call->answer(answer);
      return;
    }
    call->exchange->later([poll, answer] {
      poll->call->api.jobs.wait(
          poll->wanted.type, poll->deadline, [poll] { attempt(poll); }, [poll, answer] { poll->call->answer(answer); });
    });
  });
}

std::optional<std::int64_t> integerOf(const Value& body, std::string_view name) {
  const Value* found = member(body, name);
  return found != nullptr ? found->number().toInt64() : std::nullopt;
}

Duration durationOf(const Value& body, std::string_view name, const char* fallback) {
  return *parseDuration(body.text(name, fallback));
}

void finish(const CallPtr& call, run::CommandType type, Value data) {
  const auto id = entityOf(*call, "unknown-job");
  if (!id) {
    call->fail(id.error());
    return;
  }
  Submission submission;
  submission.tree = id->tree;
  submission.command = {type, id->key, {}, call->body.text("worker"), std::move(data)};
  submit(call, std::move(submission), 200, [id = call->id()](const run::Tree&, const Answer&) {
    return Value::object({{"id", id}});
  });
}

}  // namespace

void activateJobs(const CallPtr& call) {
  auto poll = std::make_shared<Poll>();
  poll->call = call;
  poll->wanted.type = call->body.text("type");
  poll->wanted.worker = call->body.text("worker");
  const std::int64_t most = integerOf(call->body, "maxJobs").value_or(1);
  if (most < 1 || most > kMostJobs) {
    call->fail(makeError(ErrorKind::Malformed, "out-of-range",
                         "\"maxJobs\" must be from 1 to " + std::to_string(kMostJobs) + ".", "/maxJobs"));
    return;
  }
  poll->wanted.maxJobs = static_cast<int>(most);
  poll->wanted.lockFor = durationOf(call->body, "lockFor", "PT30S");
  const std::int64_t wait = std::min(durationOf(call->body, "waitFor", "PT0S").ms, kLongestWaitMs);
  poll->deadline = steady_clock::now() + std::chrono::milliseconds(wait);
  attempt(poll);
}

void completeJob(const CallPtr& call) {
  finish(call, run::CommandType::CompleteJob, Value::object({{"variables", objectMember(call->body, "variables")}}));
}

void failJob(const CallPtr& call) {
  Value::Object data = {{"message", call->body.text("message")}};
  if (const Value* retries = member(call->body, "retries")) data.emplace_back("retries", *retries);
  if (member(call->body, "retryIn") != nullptr) {
    const Instant at = addDuration(call->api.engine.now(), durationOf(call->body, "retryIn", "PT0S"));
    data.emplace_back("retryAt", Value(at.ms));
  }
  finish(call, run::CommandType::FailJob, Value::object(std::move(data)));
}

void throwJobError(const CallPtr& call) {
  finish(call, run::CommandType::ThrowJobError,
         Value::object({{"code", call->body.text("code")},
                        {"message", call->body.text("message")},
                        {"variables", objectMember(call->body, "variables")}}));
}

// Extending twice under one key locks for the same time again, from a later now: no harm, so nothing is stored.
void extendJob(const CallPtr& call) {
  call->api.engine.extendJob(call->id(), call->body.text("worker"), durationOf(call->body, "lockFor", "PT30S"),
                             [call](Result<Success> extended) {
                               if (extended) {
                                 call->answerRepeatable(200, Value::object({{"id", call->id()}}));
                               } else {
                                 call->fail(extended.error());
                               }
                             });
}

}  // namespace joinery::server
