#include "engine/feel/feel.h"
#include "runtime-server/api/handlers.h"

namespace joinery::server {

void evaluateFeel(const CallPtr& call) {
  std::string text = call->body.text("expression");
  if (!text.empty() && text.front() == '=') text.erase(0, 1);
  const Value context = objectMember(call->body, "context");
  feel::CompileOptions options;
  for (const auto& [name, value] : context.members()) options.names.push_back(name);
  const auto expression = feel::Expression::compile(text, options);
  if (!expression) {
    Error error = expression.error();
    error.kind = ErrorKind::Refused;  // the request is well-formed; its expression is not
    call->fail(error);
    return;
  }
  const feel::Outcome outcome =
      expression->evaluate(feel::ContextScope(context), {call->api.engine.now(), call->api.options.timeZone});
  if (outcome.error) {
    Error error = *outcome.error;
    error.kind = ErrorKind::Refused;
    call->fail(error);
    return;
  }
  Value out = Value::object({{"value", outcome.value}});
  if (!outcome.warnings.empty()) {
    Value::List warnings;
    for (const std::string& warning : outcome.warnings) warnings.emplace_back(warning);
    out = out.with("warnings", Value::list(std::move(warnings)));
  }
  call->answerRepeatable(200, out);
}

}  // namespace joinery::server
