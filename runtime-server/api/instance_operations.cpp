// What administrators do to a running instance.
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/api/tree_rows.h"

namespace joinery::server {
namespace {

void operate(const CallPtr& call, run::CommandType type, Value data, std::string text = {}) {
  const auto id = entityOf(*call, "unknown-instance");
  if (!id) {
    call->fail(id.error());
    return;
  }
  Submission submission;
  submission.tree = id->tree;
  submission.command = {type, id->key, std::move(text), {}, std::move(data)};
  const run::Key key = id->key;
  submission.check = [call, key](const run::Tree& tree, run::Command&) {
    const auto scope = tree.scopes.find(key);
    if (scope != tree.scopes.end() && scope->second.kind == run::ScopeKind::Process) return success();
    return Status(makeError(ErrorKind::NotFound, "unknown-instance", "No process instance \"" + call->id() + "\"."));
  };
  submit(call, std::move(submission), 200, [call, key](const run::Tree& tree, const Answer& answer) {
    return instanceValue(instanceRowOf(tree, key, call->api.engine, answer.at))
        .with("variables", variablesOf(tree, key));
  });
}

Value reasonOf(const Call& call) {
  return Value::object({{"reason", call.body.text("reason")}});
}

}  // namespace

void patchVariables(const CallPtr& call) {
  operate(call, run::CommandType::SetVariables, Value::object({{"variables", call->body}}));
}

void cancelInstance(const CallPtr& call) {
  operate(call, run::CommandType::CancelInstance, reasonOf(*call));
}

void suspendInstance(const CallPtr& call) {
  operate(call, run::CommandType::SuspendInstance, reasonOf(*call));
}

void resumeInstance(const CallPtr& call) {
  operate(call, run::CommandType::ResumeInstance, reasonOf(*call));
}

void modifyInstance(const CallPtr& call) {
  const Value* instructions = call->body.find("instructions");
  operate(call, run::CommandType::ModifyInstance,
          Value::object({{"instructions", *instructions}, {"reason", call->body.text("reason")}}));
}

void migrateInstance(const CallPtr& call) {
  const Value* dryRun = member(call->body, "dryRun");
  operate(call, run::CommandType::MigrateInstance,
          Value::object({{"mapping", objectMember(call->body, "mapping")},
                         {"reason", call->body.text("reason")},
                         {"dryRun", dryRun != nullptr ? *dryRun : Value(false)}}),
          call->body.text("targetDefinitionId"));
}

// A new instance; the one that ended stays as it is.
void restartInstance(const CallPtr& call) {
  Submission submission;
  submission.command.type = run::CommandType::StartInstance;
  submission.command.data = call->body.with("restartOf", call->id());
  submit(call, std::move(submission), 201, [call](const run::Tree& tree, const Answer& answer) {
    return instanceValue(instanceRowOf(tree, answer.subject, call->api.engine, answer.at))
        .with("variables", variablesOf(tree, answer.subject));
  });
}

}  // namespace joinery::server
