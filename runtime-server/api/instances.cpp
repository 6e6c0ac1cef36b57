#include "engine/base/json.h"
#include "runtime-server/api/access.h"
#include "runtime-server/api/form_check.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/api/tree_rows.h"

namespace joinery::server {
namespace {

// Comma-separated words of a query parameter.
std::vector<std::string> wordsOf(const Call& call, std::string_view name) {
  std::vector<std::string> out;
  std::string_view rest;
  const std::string text = call.query(name);
  rest = text;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(','));
    if (!word.empty()) out.emplace_back(word);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return out;
}

Result<InstanceFilter> filterOf(const Call& call) {
  InstanceFilter filter;
  filter.process = call.query("process");
  filter.businessKey = call.query("businessKey");
  filter.definitionId = call.query("definitionId");
  filter.parentId = call.query("parentId");
  for (const std::string& word : wordsOf(call, "state")) {
    const auto state = instanceState(word);
    if (!state)
      return makeError(ErrorKind::Malformed, "malformed-query", "No instance state \"" + word + "\".", "state");
    filter.states.push_back(*state);
  }
  if (!call.caller->administrator) filter.participant = Participant{call.caller->user, call.caller->groups};
  return filter;
}

// Answers with the error if the caller may not see the instance of the path.
bool sees(Call& call) {
  const Status seen = maySeeInstance(call.api.engine, *call.caller, call.id());
  if (!seen) call.fail(seen.error());
  return seen.ok();
}

}  // namespace

void startInstance(const CallPtr& call) {
  const std::string process = call->body.text("process");
  const std::string definitionId = call->body.text("definitionId");
  if (process.empty() == definitionId.empty()) {
    call->fail(makeError(ErrorKind::Malformed, "missing-field",
                         "A start names either \"process\" (the latest version) or \"definitionId\".", "/process"));
    return;
  }
  Submission submission;
  submission.command.type = run::CommandType::StartInstance;
  submission.command.text = process.empty() ? definitionId : process;
  submission.command.data = Value::object(
      {{"businessKey", call->body.text("businessKey")}, {"variables", objectMember(call->body, "variables")}});
  submission.check = [call](const run::Tree&, run::Command& command) { return checkStartForm(*call, command); };
  submit(call, std::move(submission), 201, [call](const run::Tree& tree, const Answer& answer) {
    return instanceValue(instanceRowOf(tree, answer.subject, call->api.engine, answer.at))
        .with("variables", variablesOf(tree, answer.subject));
  });
}

void listInstances(const CallPtr& call) {
  const auto page = pageOf(*call);
  const auto filter = filterOf(*call);
  if (!page || !filter) {
    call->fail(page ? filter.error() : page.error());
    return;
  }
  answerPage(*call, call->api.engine.queries().instances(*filter, *page), instanceValue);
}

void getInstance(const CallPtr& call) {
  if (!sees(*call)) return;
  const auto row = call->api.engine.queries().instance(call->id());
  if (!row) {
    call->fail(row.error());
    return;
  }
  const auto variables = call->api.engine.queries().variables(call->id());
  if (variables) {
    call->answer(200, instanceValue(*row).with("variables", *variables));
  } else {
    call->fail(variables.error());
  }
}

void listTokens(const CallPtr& call) {
  if (!sees(*call)) return;
  const auto page = pageOf(*call);
  if (page) {
    answerPage(*call, call->api.engine.queries().tokens(call->id(), *page), tokenValue);
  } else {
    call->fail(page.error());
  }
}

void listHistory(const CallPtr& call) {
  if (!sees(*call)) return;
  const auto page = pageOf(*call);
  if (page) {
    const HistoryFilter filter{wordsOf(*call, "types")};
    answerPage(*call, call->api.engine.queries().history(call->id(), filter, *page), historyValue);
  } else {
    call->fail(page.error());
  }
}

void getVariables(const CallPtr& call) {
  if (!sees(*call)) return;
  const auto variables = call->api.engine.queries().variables(call->id());
  if (variables) {
    call->answer(200, *variables);
  } else {
    call->fail(variables.error());
  }
}

}  // namespace joinery::server
