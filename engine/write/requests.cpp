#include "engine/write/requests.h"

#include "engine/store/tree_view.h"

namespace joinery::write {

Result<Correlated> publish(Writing& writing, const Message& message, const std::optional<Once<Correlated>>& once) {
  return doOnce<Correlated>(writing, once, [&](Unit& unit) -> Result<Correlated> {
    store::Messages& messages = writing.store.messages;
    const Instant waitsUntil = message.ttl ? addDuration(writing.now(), *message.ttl) : writing.now();
    if (!message.messageId.empty() && !messages.rememberId(message.messageId, writing.now(), waitsUntil)) {
      return makeError(ErrorKind::Conflict, "message-duplicate",
                       "a message with the id '" + message.messageId + "' was received before");
    }
    Correlated correlated;
    correlated.receivers = unit.deliverMessage(message.name, message.correlationKey, message.variables);
    if (correlated.receivers.empty() && message.ttl) {
      std::vector<std::string> keys;
      for (const Value& key : unit.keysOf(message.name, message.correlationKey, message.variables)) {
        keys.push_back(*store::correlationText(key));
      }
      messages.buffer(message.name, keys, message.variables, writing.now(), waitsUntil);
      correlated.buffered = true;
    }
    unit.settle();
    return correlated;
  });
}

Result<Correlated> broadcast(Writing& writing, const Signal& signal, const std::optional<Once<Correlated>>& once) {
  return doOnce<Correlated>(writing, once, [&](Unit& unit) -> Result<Correlated> {
    Correlated correlated;
    correlated.receivers = unit.deliverSignal(signal.name, signal.variables, 0);
    unit.settle();
    return correlated;
  });
}

Result<ActivatedJobs> activateJobs(Writing& writing, const ActivateJobs& request,
                                   const std::optional<Once<ActivatedJobs>>& once) {
  return doOnce<ActivatedJobs>(writing, once, [&](Unit& unit) -> Result<ActivatedJobs> {
    ActivatedJobs activated;
    const Instant until = addDuration(writing.now(), request.lockFor);
    for (const store::AvailableJob& available :
         writing.store.jobs.available(request.type, writing.now(), request.maxJobs)) {
      const store::LoadedTree* loaded = unit.tree(available.tree);
      if (!loaded) continue;
      const auto found = loaded->tree.jobs.find(available.key);
      if (found == loaded->tree.jobs.end()) continue;
      writing.store.jobs.lock(available, request.worker, until);
      const store::CatalogEntry* definition = writing.catalog->byNumber(available.definition);
      ActivatedJob job{.id = formatId(available.tree, available.key), .type = request.type};
      job.elementId = available.element;
      job.processInstanceId = formatId(available.tree, available.instance);
      job.process = definition ? definition->row.key : std::string();
      job.businessKey = loaded->tree.scopes.at(available.instance).businessKey;
      job.variables = store::visibleVariables(loaded->tree, found->second.scope);
      job.headers = found->second.headers.isNull() ? Value::object({}) : found->second.headers;
      job.retries = found->second.retries;
      job.lockedUntil = until;
      activated.jobs.push_back(std::move(job));
    }
    // When the locks run out, the jobs are there again.
    if (!activated.jobs.empty()) writing.consequences.jobs.push_back({request.type, until.ms});
    return activated;
  });
}

Status extendJob(Writing& writing, const std::string& jobId, const std::string& worker, const Duration& lockFor) {
  const std::optional<EntityId> id = parseId(jobId);
  const std::optional<std::string> holder = id ? writing.store.jobs.worker(id->tree, id->key) : std::nullopt;
  if (!holder) return makeError(ErrorKind::NotFound, "unknown-job", "there is no job '" + jobId + "'", jobId);
  if (*holder != worker) {
    return makeError(ErrorKind::Conflict, "job-lock-lost", "the job is not locked by '" + worker + "'", jobId);
  }
  writing.store.jobs.extend(id->tree, id->key, addDuration(writing.now(), lockFor));
  return success();
}

Result<DocumentsPut> putDocuments(Writing& writing, const std::vector<DocumentChange>& changes,
                                  const std::optional<Once<DocumentsPut>>& once) {
  return doOnce<DocumentsPut>(writing, once, [&](Unit& unit) -> Result<DocumentsPut> {
    if (Status put = writing.store.documents.put(changes); !put) return put.error();
    for (const DocumentChange& change : changes) {
      if (change.collection == kDataStores) unit.storesChanged();
    }
    unit.settle();
    return DocumentsPut{};
  });
}

}  // namespace joinery::write
