// Batches: made as one unit of work, then done a few instances at a time between the commands.
#include <algorithm>
#include <sstream>

#include "engine/write/batch.h"
#include "engine/write/requests.h"

namespace joinery::write {

namespace {

constexpr int kMaxInstances = 1'000'000;
constexpr int kItemsPerCommit = 64;
constexpr std::uint64_t kRecordsPerCommit = 20'000;  // large instances: fewer of them at once

Error malformed(std::string message) {
  return makeError(ErrorKind::Malformed, "batch-malformed", std::move(message));
}

Status checkParameters(const BatchOperation& operation, const Value& parameters) {
  std::istringstream takes(operation.takes);
  std::vector<std::string> known;
  for (std::string word; takes >> word;) known.push_back(word);
  for (const auto& [name, value] : parameters.members()) {
    if (value.isNull() || std::find(known.begin(), known.end(), name) != known.end()) continue;
    return malformed("\"" + std::string(operation.word) + "\" has no \"" + name + "\"");
  }
  if (operation.needs && !parameters.find(operation.needs)) {
    return malformed("\"" + std::string(operation.word) + "\" needs \"" + operation.needs + "\"");
  }
  return success();
}

Result<std::vector<EntityId>> instancesOf(Writing& writing, const BatchRequest& request,
                                          const BatchOperation& operation) {
  if (request.filter.has_value() == !request.instances.empty()) {
    return malformed("a batch names either its \"instances\" or a \"filter\"");
  }
  std::vector<EntityId> instances;
  if (request.filter) {
    InstanceFilter filter = *request.filter;
    if (filter.states.empty() && operation.ofEnded) {
      filter.states = {run::InstanceState::Completed, run::InstanceState::Terminated, run::InstanceState::Failed};
    }
    instances = writing.store.batches.find(filter, *writing.catalog, kMaxInstances + 1);
  }
  for (const std::string& id : request.instances) {
    const std::optional<EntityId> parsed = parseId(id);
    if (!parsed) return makeError(ErrorKind::NotFound, "unknown-instance", "there is no instance '" + id + "'", id);
    instances.push_back(*parsed);
  }
  if (instances.size() > kMaxInstances) {
    return makeError(ErrorKind::TooLarge, "batch-too-large",
                     "a batch has at most " + std::to_string(kMaxInstances) + " instances");
  }
  return instances;
}

void performOne(Writing& writing, const store::BatchWork& work, const BatchOperation& operation,
                const store::BatchItem& item) {
  const auto performed = unitOfWork<std::optional<EntityId>>(writing, [&](Unit& unit) {
    unit.protect();
    return operation.perform(unit, {item.instance, work.parameters, work.actor});
  });
  if (performed) {
    writing.store.batches.done(item, *performed);
  } else {
    writing.store.batches.failed(item, performed.error());
  }
}

}  // namespace

Result<BatchMade> createBatch(Writing& writing, const BatchRequest& request,
                              const std::optional<Once<BatchMade>>& once) {
  return doOnce<BatchMade>(writing, once, [&](Unit&) -> Result<BatchMade> {
    const BatchOperation* operation = batchOperation(request.operation);
    if (!operation) {
      return malformed("the operation must be one of " + batchOperations() + ", not \"" + request.operation + "\"");
    }
    const Value parameters = request.parameters.isObject() ? request.parameters : Value::object({});
    if (Status fits = checkParameters(*operation, parameters); !fits) return fits.error();
    const auto instances = instancesOf(writing, request, *operation);
    if (!instances) return instances.error();
    store::Batches& batches = writing.store.batches;
    const std::int64_t number = batches.create(
        {.operation = request.operation, .actor = request.actor, .parameters = parameters}, writing.now());
    batches.add(number, *instances);
    writing.batchesRunning = true;
    return BatchMade{*batches.row(number), {}};
  });
}

Result<BatchMade> cancelBatch(Writing& writing, const std::string& id, const std::optional<Once<BatchMade>>& once) {
  return doOnce<BatchMade>(writing, once, [&](Unit&) -> Result<BatchMade> {
    store::Batches& batches = writing.store.batches;
    const std::optional<std::int64_t> number = store::batchNumber(id);
    const std::optional<BatchRow> row = number ? batches.row(*number) : std::nullopt;
    if (!row) return makeError(ErrorKind::NotFound, "unknown-batch", "there is no batch '" + id + "'", id);
    if (row->endedAt)
      return makeError(ErrorKind::Conflict, "batch-ended", "the batch is " + row->state + " already", id);
    batches.cancel(*number, writing.now());
    return BatchMade{*batches.row(*number), {}};
  });
}

int workBatches(Writing& writing) {
  const std::uint64_t before = writing.records;
  store::Batches& batches = writing.store.batches;
  int performed = 0;
  while (const std::optional<store::BatchWork> work = batches.running()) {
    const BatchOperation* operation = batchOperation(work->operation);
    const std::vector<store::BatchItem> items = batches.left(work->number, kItemsPerCommit - performed);
    if (items.empty() || !operation) {
      batches.complete(work->number, writing.now());
      continue;
    }
    for (const store::BatchItem& item : items) {
      performOne(writing, *work, *operation, item);
      ++performed;
      if (performed == kItemsPerCommit || writing.records - before > kRecordsPerCommit) return performed;
    }
  }
  writing.batchesRunning = false;
  return performed;
}

}  // namespace joinery::write
