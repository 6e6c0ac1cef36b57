#include "engine/dmn/dmn.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/rules.h"

namespace joinery::server {
namespace {

Value traceValue(const dmn::DecisionTrace& trace) {
  return Value::object({{"id", trace.id},
                        {"name", trace.name},
                        {"matchedRules", textList(trace.matchedRules)},
                        {"output", trace.output}});
}

}  // namespace

void evaluateDecision(const CallPtr& call) {
  const Value variables = objectMember(call->body, "variables");
  const auto outcome =
      call->api.engine.evaluateDecision(call->parameters.front(), call->query("model"), variables, kRequestLimits);
  if (!outcome) {
    call->fail(outcome.error());
    return;
  }
  if (outcome->error) {
    call->fail(refused(*outcome->error));
    return;
  }
  Value::List decisions;
  for (const dmn::DecisionTrace& trace : outcome->decisions) decisions.push_back(traceValue(trace));
  Value out = Value::object({{"result", outcome->result}, {"decisions", Value::list(std::move(decisions))}});
  if (!outcome->warnings.empty()) out = out.with("warnings", textList(outcome->warnings));
  call->answerRepeatable(200, out);
}

}  // namespace joinery::server
