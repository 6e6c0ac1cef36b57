#include "engine/write/requests.h"

namespace joinery::write {

namespace {

using run::CommandType;

Error unknownTree(run::TreeId id) {
  return makeError(ErrorKind::NotFound, "unknown-instance", "there is no instance tree " + std::to_string(id));
}

bool isJobCommand(CommandType type) {
  return type == CommandType::CompleteJob || type == CommandType::FailJob || type == CommandType::ThrowJobError;
}

// A worker may only act on a job that it holds: its lock may have run out, but nobody else took it.
Status checkLock(Writing& writing, run::TreeId tree, const run::Command& command) {
  const std::optional<std::string> worker = writing.store.jobs.worker(tree, command.key);
  if (!worker || *worker == command.actor) return success();  // a job that is gone is the step's to refuse
  return makeError(
      ErrorKind::Conflict, "job-lock-lost",
      "the job is not locked by '" + command.actor + "'" + (worker->empty() ? "" : " but by '" + *worker + "'"));
}

// An instance that something from outside has started begins there again.
Value startElementOf(Writing& writing, run::TreeId tree, const run::Definition& definition) {
  store::Statement& first = writing.store.connection.cached(std::string("SELECT ") + store::kLogColumns +
                                                            " FROM log WHERE tree = ? ORDER BY pos LIMIT 1");
  Value found;
  if (first.bind(tree).step()) {
    for (const run::Record& record : store::readLogRow(first).records) {
      if (record.type != run::RecordType::ElementEntered) continue;
      for (const run::StartTrigger& trigger : run::startTriggers(definition)) {
        if (trigger.element == record.element) found = Value(run::elementId(definition, record.element));
      }
      break;
    }
  }
  first.reset();
  return found;
}

Status resolveRestart(Writing& writing, const std::string& id, run::Command& command) {
  const std::optional<EntityId> parsed = parseId(id);
  const store::LoadedTree* ended = parsed ? writing.store.trees.get(parsed->tree) : nullptr;
  if (!ended) return makeError(ErrorKind::NotFound, "unknown-instance", "there is no instance '" + id + "'", id);
  Result<run::Command> again = run::restartOf(ended->tree, parsed->key, command.data);
  if (!again) return again.error();
  const run::Scope& scope = ended->tree.scopes.at(parsed->key);
  const run::Definition* before = writing.catalog->byId(scope.definitionId);
  if (before && scope.parent == 0 && !again->data.find("instructions")) {
    const Value element = startElementOf(writing, parsed->tree, *before);
    if (!element.isNull()) again->data = again->data.with("startElement", element);
  }
  again->actor = command.actor;
  command = std::move(*again);
  return success();
}

Status prepare(Writing& writing, Submission& submission, const run::Tree& tree) {
  run::Command& command = submission.command;
  if (command.type == CommandType::StartInstance) {
    if (Status resolved = resolveStart(writing, command); !resolved) return resolved;
  }
  if (isJobCommand(command.type)) {
    if (Status locked = checkLock(writing, tree.id, command); !locked) return locked;
  }
  return submission.check ? submission.check(tree, command) : success();
}

Result<Answer> execute(Unit& unit, Submission& submission) {
  store::LoadedTree* loaded = submission.tree == 0 ? &unit.newTree() : unit.tree(submission.tree);
  if (!loaded) return unknownTree(submission.tree);
  Writing& writing = unit.writing();
  if (Status ready = prepare(writing, submission, loaded->tree); !ready) return ready.error();

  Answer answer{.tree = loaded->tree.id, .at = writing.now()};
  // A start gives its process scope the first key of the tree.
  if (submission.command.type == CommandType::StartInstance) answer.subject = loaded->tree.nextKey;
  const auto render = [&] {
    if (submission.render) answer.rendered = submission.render(loaded->tree, answer);
  };
  const Result<run::StepResult> stepped = unit.perform(*loaded, submission.command, render);
  if (!stepped) return stepped.error();
  answer.subject = stepped->subject;
  unit.settle();
  if (!unit.calledBeforeWriting()) render();
  if (submission.idempotency) {
    writing.store.answers.keep(submission.idempotency->key, submission.idempotency->bodyHash,
                               {answer.rendered->status, answer.rendered->body}, writing.now());
  }
  return answer;
}

}  // namespace

// A start may name the process instead of a definition, or an instance that is to be restarted.
Status resolveStart(Writing& writing, run::Command& command) {
  if (const std::string restarted = command.data.text("restartOf"); !restarted.empty()) {
    if (Status resolved = resolveRestart(writing, restarted, command); !resolved) return resolved;
  }
  if (writing.catalog->byId(command.text)) return success();
  const store::CatalogEntry* latest = writing.catalog->latest("process", command.text);
  if (!latest) {
    return makeError(ErrorKind::NotFound, "unknown-process", "no process '" + command.text + "' is deployed");
  }
  command.text = latest->row.id;
  return success();
}

Result<Answer> submit(Writing& writing, Submission& submission) {
  if (submission.idempotency) {
    auto earlier =
        writing.store.answers.find(submission.idempotency->key, submission.idempotency->bodyHash, writing.now());
    if (!earlier) return earlier.error();
    if (*earlier) {
      return Answer{.at = writing.now(),
                    .rendered = StoredAnswer{(*earlier)->status, std::move((*earlier)->body)},
                    .replayed = true};
    }
    if (!submission.render) {
      return makeError(ErrorKind::Internal, "answer-missing", "an idempotent command needs `render`");
    }
  }
  return unitOfWork<Answer>(writing, [&](Unit& unit) { return execute(unit, submission); });
}

}  // namespace joinery::write
