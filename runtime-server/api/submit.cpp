#include "runtime-server/api/submit.h"

#include "engine/base/json.h"

namespace joinery::server {

void submit(const CallPtr& call, Submission submission, int status, RenderTree render) {
  submission.command.actor = submission.command.actor.empty() ? call->caller->user : submission.command.actor;
  submission.idempotency = call->idempotency();
  submission.render = [status, render = std::move(render)](const run::Tree& tree, const Answer& answer) {
    return StoredAnswer{status, toJson(render(tree, answer))};
  };
  call->api.engine.submit(std::move(submission), [call](Result<Answer> answer) {
    if (!answer) {
      call->fail(answer.error());
    } else if (answer->rendered) {
      call->answer(*answer->rendered);
    } else {
      call->fail(makeError(ErrorKind::Internal, "internal", "The engine rendered no answer."));
    }
  });
}

Result<EntityId> entityOf(const Call& call, const char* code) {
  const auto id = parseId(call.id());
  if (id) return *id;
  return makeError(ErrorKind::NotFound, code, "There is nothing under the id \"" + call.id() + "\".");
}

}  // namespace joinery::server
