#include "runtime-server/api/access.h"
#include "runtime-server/api/form_check.h"
#include "runtime-server/api/handlers.h"

namespace joinery::server {
namespace {

// A form with the variables that it is shown over.
struct Shown {
  BoundFormPtr bound;
  Value variables;
  Value draft;
};

Error noForm(const Call& call) {
  return makeError(ErrorKind::NotFound, "no-form", "\"" + call.id() + "\" has no form.");
}

Result<Shown> taskFormOf(const Call& call) {
  Queries& queries = call.api.engine.queries();
  const auto task = queries.task(call.id());
  if (!task) return task.error();
  if (const Status seen = maySeeTask(*call.caller, *task); !seen) return seen.error();
  auto bound = call.api.forms.atElement(task->definitionId, task->elementId, task->form);
  if (!bound) return bound.error();
  if (!*bound) return noForm(call);
  auto variables = queries.taskVariables(call.id());
  if (!variables) return variables.error();
  return Shown{*bound, std::move(*variables), objectMember(task->fields, "draft")};
}

Result<Shown> startFormOf(const Call& call) {
  const auto rules = call.api.forms.atStart(call.id());
  if (!rules) return rules.error();
  if (!(*rules)->form) return noForm(call);
  return Shown{(*rules)->form, Value::object({}), Value::object({})};
}

void page(Call& call, const Result<Shown>& shown) {
  if (!shown) {
    call.fail(shown.error());
    return;
  }
  // What was saved but not yet completed lies over the variables.
  Value variables = shown->variables;
  for (const auto& [name, value] : shown->draft.members()) variables = variables.with(name, value);
  call.answer(200, formPage(*shown->bound, variables));
}

void evaluate(Call& call, const Result<Shown>& shown) {
  if (!shown) {
    call.fail(shown.error());
    return;
  }
  call.answerRepeatable(200, formEvaluation(call, *shown->bound, shown->variables, *call.body.find("data")));
}

}  // namespace

void getTaskForm(const CallPtr& call) {
  page(*call, taskFormOf(*call));
}

void evaluateTaskForm(const CallPtr& call) {
  evaluate(*call, taskFormOf(*call));
}

void getStartForm(const CallPtr& call) {
  page(*call, startFormOf(*call));
}

void evaluateStartForm(const CallPtr& call) {
  evaluate(*call, startFormOf(*call));
}

}  // namespace joinery::server
