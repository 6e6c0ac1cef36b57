#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {

void listIncidents(const CallPtr& call) {
  const auto page = pageOf(*call);
  if (!page) {
    call->fail(page.error());
    return;
  }
  const IncidentFilter filter{call->query("processInstanceId"), call->query("process")};
  answerPage(*call, call->api.engine.queries().incidents(filter, *page), incidentValue);
}

void retryIncident(const CallPtr& call) {
  const auto id = entityOf(*call, "unknown-incident");
  if (!id) {
    call->fail(id.error());
    return;
  }
  Submission submission;
  submission.tree = id->tree;
  submission.command = {run::CommandType::RetryIncident, id->key, {}, {}, Value::object({})};
  submit(call, std::move(submission), 200, [id = call->id()](const run::Tree&, const Answer&) {
    return Value::object({{"id", id}});
  });
}

}  // namespace joinery::server
