// The engine as its users see it: the server, the designer's simulator, the bench and the tests.
//
//   auto engine = Engine::open({.database = "joinery.db"});
//   (*engine)->deploy({{"permit.bpmn", bytes}}, {}, done);
//   (*engine)->submit(start("permit", variables), [](Result<Answer> a) { ... });   // called after the commit
//   (*engine)->queries().task("1042-7");
//
// Every write goes through one writer thread: it takes whatever is queued, steps each command on its tree, writes all
// of it in one transaction and answers each command only after the commit is durable (group commit). Trees live in a
// bounded cache; what is not there is replayed from the last snapshot and the log. After a failed write the engine is
// read-only for good (`health().writable` is false, commands get "store-read-only") until it is opened again: what
// was answered is on disk, and nothing is answered that is not.
//
// All functions may be called from any thread. Completions run on the writer thread: they must be short and must not
// block (post to your own executor). Queries read a snapshot on their own connections and see everything answered.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/value.h"
#include "engine/queries.h"
#include "engine/run/definition.h"
#include "engine/run/step.h"

namespace joinery::dmn {
struct Outcome;
}
namespace joinery::feel {
struct Limits;
}

namespace joinery {

struct EngineOptions {
  std::string database;          // SQLite file; ":memory:" for tests and simulation
  std::shared_ptr<Clock> clock;  // SystemClock if null; a ManualClock makes advanceClock possible
  std::string timeZone = "Asia/Shanghai";
  std::string vfs;  // SQLite's name of the file system to use; empty: the default. Tests make it fail.
  // What an operator should read: a failed write, a timer that could not fire. Standard error if empty. Any thread.
  std::function<void(const std::string&)> report;
  std::size_t cachedTrees = 20000;  // upper bound of trees kept in memory
  std::size_t maxBatch = 512;       // commands that share one commit at most
};

// The answer that goes with an Idempotency-Key; stored in the transaction of the command that it answers.
struct StoredAnswer {
  int status = 0;
  std::string body;
};
struct Idempotency {
  std::string key;       // with the caller's name in front, so that callers do not collide
  std::string bodyHash;  // of method, path and body
};
// Makes the answer that is stored with the effect of a call. The first call under a key stores it; the same key with
// the same hash within 24 hours does nothing and gets it back (`replayed`), with another hash Conflict
// "idempotency-key-reused". Refusals are not stored: nothing happened, so the call may be tried again.
template <typename T>
struct Once {
  Idempotency idempotency;
  std::function<StoredAnswer(const T&)> render;  // called on the writer thread, before the commit
};

struct DeployedFile {
  std::string name;  // "permit.bpmn", "opinion.form.json", "item.json", "sub/x.bpmn"
  std::string content;
};

struct DeployOptions {
  bool dryRun = false;
  bool specificationOnly = false;
  bool strict = false;  // soundness warnings become errors
  std::string actor;
};

struct DeployedDefinition {
  std::string id, kind, key, resource;  // kind: process | decision | form | item
  int version = 0;
};

struct Deployment {
  std::string id;
  Instant deployedAt;
  bool changed = true;  // false: everything equals the latest versions (200 instead of 201)
  std::vector<DeployedDefinition> definitions;
  std::vector<Diagnostic> problems;
  std::optional<StoredAnswer> replayed;  // see Once; the rest is empty then
};

struct Answer {
  run::TreeId tree = 0;
  run::Key subject = 0;                  // the started process scope
  Instant at;                            // of the step
  std::optional<StoredAnswer> rendered;  // what Submission::render made of it, now or (replayed) the first time
  bool replayed = false;                 // an earlier answer under the same Idempotency-Key is given again
};

// One command on its way in. A start (CommandType::StartInstance) may name a process key in `command.text` instead of a
// definition id and then takes the latest version ("unknown-process" if there is none), or with data.restartOf an ended
// instance whose definition, business key and variables it takes (run::restartOf). The actor of a job command is
// the worker, who must hold the job ("job-lock-lost").
struct Submission {
  run::TreeId tree = 0;  // 0: a new tree
  run::Command command;
  std::optional<Idempotency> idempotency;
  // Looked at on the writer thread against the unchanged tree, before the step: may refuse, or rewrite the command's
  // data (forms validate the submitted variables here). Optional.
  std::function<Status(const run::Tree&, run::Command&)> check;
  // Makes the answer to the caller out of the tree after the step, before the commit; required with `idempotency`,
  // which stores it. So a start can be answered without a query.
  std::function<StoredAnswer(const run::Tree&, const Answer&)> render;
};

// A message from outside, or one that a tree threw.
struct Message {
  std::string name;
  Value correlationKey;  // null: matches subscriptions without a key only
  Value variables;
  std::optional<Duration> ttl;  // wait that long for somebody
  std::string messageId;        // duplicates are a conflict; empty: none
};
struct Signal {
  std::string name;
  Value variables;
};
struct Correlation {
  std::string processInstanceId;
  std::string elementId;
};
struct Correlated {
  std::vector<Correlation> receivers;
  bool buffered = false;
  std::optional<StoredAnswer> replayed;
};

// One operation for many instances: "cancel", "suspend", "resume", "modify", "migrate", "set-variables", "retry" (every
// incident of the instance) or "restart". It is done a few instances at a time between other commands, in their order,
// each as its own unit of work, and goes on after a restart. What is refused for one instance does not stop the others.
struct BatchRequest {
  std::string operation;
  std::vector<std::string> instances;    // either these, each once,
  std::optional<InstanceFilter> filter;  // or what is found now; without states the live ones (restart: the ended ones)
  Value parameters;                      // an object, as the command for one instance has it
  std::string actor;
};
struct BatchMade {
  BatchRow batch;
  std::optional<StoredAnswer> replayed;
};

struct ActivateJobs {
  std::string type, worker;
  int maxJobs = 1;
  Duration lockFor;
};
struct ActivatedJob {
  std::string id, type, elementId, processInstanceId, process, businessKey;
  Value variables, headers;
  int retries = 0;
  Instant lockedUntil;
};
struct ActivatedJobs {
  std::vector<ActivatedJob> jobs;
  std::optional<StoredAnswer> replayed;
};

// What putDocuments answers.
struct DocumentsPut {
  std::optional<StoredAnswer> replayed;
};

struct Health {
  bool ready = false;
  bool writable = true;
  std::string reason;  // why not, if not
};

template <typename T>
using Done = std::function<void(Result<T>)>;

class Engine {
 public:
  // Opens or creates the database, migrates it, loads the definitions and starts the writer. Errors: "store-locked",
  // "store-newer" (made by a later version), "store-damaged", "store-io", "unknown-time-zone" (Malformed).
  static Result<std::unique_ptr<Engine>> open(EngineOptions options);
  virtual ~Engine() = default;

  // Checks and compiles on the calling thread (which may take a while: not for a network thread), stores and goes live
  // on the writer's. Errors: Refused "invalid-model" with every problem of every file in `details`.
  virtual void deploy(std::vector<DeployedFile> files, DeployOptions options, std::optional<Once<Deployment>> once,
                      Done<Deployment> done) = 0;
  virtual void submit(Submission submission, Done<Answer> done) = 0;
  virtual void publish(Message message, std::optional<Once<Correlated>> once, Done<Correlated> done) = 0;
  // To everybody who waits for it, and to every signal start event of a latest version.
  virtual void broadcast(Signal signal, std::optional<Once<Correlated>> once, Done<Correlated> done) = 0;

  // Errors: "batch-malformed", "batch-too-large" (beyond 1,000,000 instances), "unknown-instance".
  virtual void createBatch(BatchRequest request, std::optional<Once<BatchMade>> once, Done<BatchMade> done) = 0;
  // What is done stays done. Errors: "unknown-batch", "batch-ended".
  virtual void cancelBatch(std::string id, std::optional<Once<BatchMade>> once, Done<BatchMade> done) = 0;

  // Locks up to maxJobs jobs of the type for the worker; an empty list if there are none (to wait for some, see
  // onJobs). Completing, failing or extending a job whose lock is another worker's is Conflict "job-lock-lost".
  virtual void activateJobs(ActivateJobs request, std::optional<Once<ActivatedJobs>> once,
                            Done<ActivatedJobs> done) = 0;
  virtual void extendJob(std::string jobId, std::string worker, Duration lockFor, Done<Success> done) = 0;
  // Calls `listener` on the writer thread after each commit that made jobs available, with their types; the returned
  // object ends it. A job whose lock ran out or whose retry is due counts as made available at that time.
  virtual std::shared_ptr<void> onJobs(std::function<void(const std::vector<std::string>& types)> listener) = 0;

  // All changes or none, in one transaction; Conflict "document-changed" names the first whose expectation fails.
  virtual void putDocuments(std::vector<DocumentChange> changes, std::optional<Once<DocumentsPut>> once,
                            Done<DocumentsPut> done) = 0;

  // Manual clock only ("clock-not-manual" otherwise): moves through every due timer in order; done when all have
  // fired and everything that follows has run.
  virtual void advanceClock(Instant to, Done<Success> done) = 0;
  virtual Instant now() const = 0;

  virtual Queries& queries() = 0;
  virtual std::shared_ptr<const run::Definition> definition(const std::string& definitionId) const = 0;

  // Makes a decision of the latest version of a deployed model; changes nothing and waits for nobody. `model`: its
  // name, id or namespace, empty where the decision alone is clear. Errors: "unknown-decision", "ambiguous-decision"; a
  // passed limit is the outcome's own error.
  virtual Result<dmn::Outcome> evaluateDecision(const std::string& decision, const std::string& model,
                                                const Value& variables, const feel::Limits& limits) const = 0;

  // Calls `listener` on the writer thread after each commit with the events of that commit; the returned object ends
  // the subscription when it is destroyed.
  virtual std::shared_ptr<void> listen(std::function<void(const std::vector<Event>&)> listener) = 0;

  virtual Health health() const = 0;
  virtual Value metrics() const = 0;  // counters and gauges by name: commits, commands, batch sizes, trees cached, ...

  // Refuses new commands ("draining"), finishes what is queued, closes the database. The destructor does the same.
  virtual void drain() = 0;
};

}  // namespace joinery
