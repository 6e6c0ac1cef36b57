#include "engine/feel/feel.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/rules.h"

namespace joinery::server {

void evaluateFeel(const CallPtr& call) {
  std::string text = call->body.text("expression");
  if (!text.empty() && text.front() == '=') text.erase(0, 1);
  const Value context = objectMember(call->body, "context");
  feel::CompileOptions options;
  feel::addNames(context, options.names);
  const auto expression = feel::Expression::compile(text, options);
  if (!expression) {
    call->fail(refused(expression.error()));
    return;
  }
  const feel::Outcome outcome = expression->evaluate(
      feel::ContextScope(context), {call->api.engine.now(), call->api.options.timeZone, kRequestLimits});
  if (outcome.error) {
    call->fail(refused(*outcome.error));
    return;
  }
  Value out = Value::object({{"value", outcome.value}});
  if (!outcome.warnings.empty()) out = out.with("warnings", textList(outcome.warnings));
  call->answerRepeatable(200, out);
}

}  // namespace joinery::server
