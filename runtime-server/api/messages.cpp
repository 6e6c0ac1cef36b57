#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {
namespace {

Value receivers(const Correlated& correlated) {
  Value::List list;
  for (const Correlation& c : correlated.receivers) {
    list.push_back(Value::object({{"processInstanceId", c.processInstanceId}, {"elementId", c.elementId}}));
  }
  return Value::list(std::move(list));
}

StoredAnswer messageAnswer(const Correlated& correlated) {
  return {200, toJson(Value::object({{"correlated", receivers(correlated)}, {"buffered", correlated.buffered}}))};
}

StoredAnswer signalAnswer(const Correlated& correlated) {
  return {200, toJson(Value::object({{"correlated", receivers(correlated)}}))};
}

}  // namespace

void publishMessage(const CallPtr& call) {
  Message message;
  message.name = call->body.text("name");
  if (const Value* key = member(call->body, "correlationKey")) message.correlationKey = *key;
  message.variables = objectMember(call->body, "variables");
  if (member(call->body, "ttl") != nullptr) message.ttl = *parseDuration(call->body.text("ttl"));
  message.messageId = call->body.text("messageId");
  call->api.engine.publish(std::move(message), onceOf<Correlated>(*call, messageAnswer),
                           answerWith<Correlated>(call, messageAnswer));
}

void broadcastSignal(const CallPtr& call) {
  call->api.engine.broadcast({call->body.text("name"), objectMember(call->body, "variables")},
                             onceOf<Correlated>(*call, signalAnswer), answerWith<Correlated>(call, signalAnswer));
}

}  // namespace joinery::server
