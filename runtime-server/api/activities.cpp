// What people do inside a running process beside their tasks: choose activities of an ad-hoc sub-process, and (as
// administrators) add an instance of a multi-instance activity.
#include "runtime-server/api/access.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/api/tree_rows.h"

namespace joinery::server {
namespace {

void command(const CallPtr& call, run::CommandType type, std::string element) {
  const auto id = entityOf(*call, "unknown-instance");
  if (!id) {
    call->fail(id.error());
    return;
  }
  Value data = Value::object({});
  if (const Value* item = call->body.find("item")) data = data.with("item", *item);
  if (const std::string token = call->body.text("token"); !token.empty()) {
    const auto key = parseId(token);
    if (!key || key->tree != id->tree) {
      call->fail(makeError(ErrorKind::NotFound, "unknown-token", "The instance has no token \"" + token + "\"."));
      return;
    }
    data = data.with("token", Value(static_cast<std::int64_t>(key->key)));
  }
  Submission submission;
  submission.tree = id->tree;
  submission.command = {type, id->key, std::move(element), {}, std::move(data)};
  const run::Key key = id->key;
  submit(call, std::move(submission), 200, [call, key](const run::Tree& tree, const Answer& answer) {
    return instanceValue(instanceRowOf(tree, key, call->api.engine, answer.at))
        .with("variables", variablesOf(tree, key));
  });
}

}  // namespace

void workAdHoc(const CallPtr& call) {
  if (Status seen = maySeeInstance(call->api.engine, *call->caller, call->id()); !seen) {
    call->fail(seen.error());
    return;
  }
  const std::string start = call->body.text("start"), end = call->body.text("end");
  if (start.empty() == end.empty()) {
    call->fail(makeError(ErrorKind::Malformed, "missing-field",
                         "One of `start` (an activity) and `end` (an ad-hoc sub-process) must be given."));
    return;
  }
  if (end.empty()) return command(call, run::CommandType::StartActivity, start);
  command(call, run::CommandType::EndAdHocSubProcess, end);
}

void addLoopInstance(const CallPtr& call) {
  command(call, run::CommandType::AddLoopInstance, call->body.text("activity"));
}

}  // namespace joinery::server
