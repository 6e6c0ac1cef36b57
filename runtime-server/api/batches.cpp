// One operation for many instances.
#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {
namespace {

StoredAnswer madeAnswer(const BatchMade& made) {
  return {201, toJson(batchValue(made.batch))};
}

StoredAnswer cancelledAnswer(const BatchMade& made) {
  return {200, toJson(batchValue(made.batch))};
}

Result<InstanceFilter> filterOf(const Value& filter) {
  InstanceFilter out;
  out.process = filter.text("process");
  out.definitionId = filter.text("definitionId");
  out.businessKey = filter.text("businessKey");
  for (const std::string& word : textsOf(member(filter, "states"))) {
    const auto state = instanceState(word);
    if (!state) {
      return makeError(ErrorKind::Malformed, "wrong-type", "No instance state \"" + word + "\".", "/filter/states");
    }
    out.states.push_back(*state);
  }
  return out;
}

}  // namespace

void createBatch(const CallPtr& call) {
  BatchRequest request;
  request.operation = call->body.text("operation");
  request.instances = textsOf(member(call->body, "instances"));
  request.parameters = objectMember(call->body, "parameters");
  request.actor = call->caller->user;
  if (const Value* filter = member(call->body, "filter")) {
    const auto read = filterOf(*filter);
    if (!read) {
      call->fail(read.error());
      return;
    }
    request.filter = *read;
  }
  call->api.engine.createBatch(std::move(request), onceOf<BatchMade>(*call, madeAnswer),
                               answerWith<BatchMade>(call, madeAnswer));
}

void listBatches(const CallPtr& call) {
  const auto page = pageOf(*call);
  if (page) {
    answerPage(*call, call->api.engine.queries().batches(*page), batchValue);
  } else {
    call->fail(page.error());
  }
}

void getBatch(const CallPtr& call) {
  const auto batch = call->api.engine.queries().batch(call->id());
  if (batch) {
    call->answer(200, batchValue(*batch));
  } else {
    call->fail(batch.error());
  }
}

void listBatchOutcomes(const CallPtr& call) {
  const auto page = pageOf(*call);
  const auto batch = call->api.engine.queries().batch(call->id());
  if (page && batch) {
    answerPage(*call, call->api.engine.queries().batchOutcomes(call->id(), *page), batchOutcomeValue);
  } else {
    call->fail(page ? batch.error() : page.error());
  }
}

void cancelBatch(const CallPtr& call) {
  call->api.engine.cancelBatch(call->id(), onceOf<BatchMade>(*call, cancelledAnswer),
                               answerWith<BatchMade>(call, cancelledAnswer));
}

}  // namespace joinery::server
