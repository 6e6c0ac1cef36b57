// What workers answer. That the worker still holds the job's lock is checked by whoever gave the lock.
#include "engine/run/jobs.h"

#include "engine/run/commands/commands.h"
#include "engine/run/errors.h"
#include "engine/run/flow.h"

namespace joinery::run {

namespace {

Result<const Job*> needJob(const Execution& ex, Key key) {
  auto job = need(ex.tree().jobs, key, "job-gone", "the job is completed or cancelled already");
  if (!job) return job;
  Status running = needNotSuspended(ex, (*job)->scope);
  if (!running) return running.error();
  return job;
}

Record jobRecord(const Job& job, RecordType type, const Command& command) {
  Record record{.type = type, .key = command.key, .scope = job.scope, .owner = job.token, .element = job.element};
  record.actor = command.actor;
  return record;
}

Value variablesOf(const Command& command) {
  const Value* variables = command.data.find("variables");
  return variables ? *variables : Value();
}

}  // namespace

Status completeJob(Execution& ex, const Command& command) {
  auto job = needJob(ex, command.key);
  if (!job) return job.error();
  Key token = (*job)->token;
  Record record = jobRecord(**job, RecordType::JobCompleted, command);
  Value variables = variablesOf(command);
  record.data = variables;
  ex.emit(std::move(record));
  complete(ex, token, variables);
  return success();
}

// data.retries says how many are left, else one less than before; with none left the token stands still.
Status failJob(Execution& ex, const Command& command) {
  auto job = needJob(ex, command.key);
  if (!job) return job.error();
  Key token = (*job)->token;
  Record record = jobRecord(**job, RecordType::JobFailed, command);
  const Value* retries = command.data.find("retries");
  record.number = retries && retries->isNumber() ? retries->number().toInt64().value_or(0) : (*job)->retries - 1;
  if (record.number < 0) record.number = 0;
  record.text = command.data.text("message");
  const Value* wanted = command.data.find("retryAt");
  const std::int64_t pause = retryAt(ex, **job, record.number);
  if (wanted && wanted->isNumber()) {
    record.data = Value::object({{"retryAt", *wanted}});
  } else if (pause != 0 && record.number > 0) {
    record.data = Value::object({{"retryAt", Value(pause)}});
  }
  bool noneLeft = record.number == 0;
  ex.emit(std::move(record));
  if (noneLeft && !ex.possession(token, Owned::Incident)) {
    raise(ex, token, Stage::Activating, "job-failed", command.data.text("message", "the worker gave no message"));
  }
  return success();
}

Status throwJobError(Execution& ex, const Command& command) {
  auto job = needJob(ex, command.key);
  if (!job) return job.error();
  std::string code = command.data.text("code");
  if (code.empty()) return makeError(ErrorKind::Malformed, "command-malformed", "`code` must name the error");
  Key token = (*job)->token;
  ThrownError error{code, command.data.text("message"), variablesOf(command)};
  throwErrorAt(ex, token, error);
  return success();
}

}  // namespace joinery::run
