// What can be asked of the writer, each as one function inside the writer's transaction. See engine/engine.h for what
// they mean; an Error means that nothing was written.
#pragma once

#include "engine/engine.h"
#include "engine/write/unit.h"

namespace joinery::write {

Result<Answer> submit(Writing& writing, Submission& submission);
Result<Correlated> publish(Writing& writing, const Message& message, const std::optional<Once<Correlated>>& once);
Result<Correlated> broadcast(Writing& writing, const Signal& signal, const std::optional<Once<Correlated>>& once);
Result<ActivatedJobs> activateJobs(Writing& writing, const ActivateJobs& request,
                                   const std::optional<Once<ActivatedJobs>>& once);
Status extendJob(Writing& writing, const std::string& jobId, const std::string& worker, const Duration& lockFor);
Result<DocumentsPut> putDocuments(Writing& writing, const std::vector<DocumentChange>& changes,
                                  const std::optional<Once<DocumentsPut>>& once);
Result<BatchMade> createBatch(Writing& writing, const BatchRequest& request,
                              const std::optional<Once<BatchMade>>& once);
Result<BatchMade> cancelBatch(Writing& writing, const std::string& id, const std::optional<Once<BatchMade>>& once);
// Does the next few instances of batches that run; returns how many.
int workBatches(Writing& writing);
// Puts the definition that a start names, or the instance that it restarts, into the command.
Status resolveStart(Writing& writing, run::Command& command);
// Fires what is due, at most `limit` timers, in the order in which they are due; returns how many there were.
int fireTimers(Writing& writing, int limit);

// Does `body` as one unit of work unless this was asked before; then gives the answer of that time.
template <typename T>
Result<T> doOnce(Writing& writing, const std::optional<Once<T>>& once, const std::function<Result<T>(Unit&)>& body) {
  if (once) {
    auto earlier = writing.store.answers.find(once->idempotency.key, once->idempotency.bodyHash, writing.now());
    if (!earlier) return earlier.error();
    if (*earlier) {
      T replayed;
      replayed.replayed = StoredAnswer{(*earlier)->status, std::move((*earlier)->body)};
      return replayed;
    }
  }
  return unitOfWork<T>(writing, [&](Unit& unit) -> Result<T> {
    unit.protect();
    Result<T> result = body(unit);
    if (result && once) {
      const StoredAnswer answer = once->render(*result);
      writing.store.answers.keep(once->idempotency.key, once->idempotency.bodyHash, {answer.status, answer.body},
                                 writing.now());
    }
    return result;
  });
}

}  // namespace joinery::write
