// Message (10.5.5): awaited by name and correlation key, thrown to whoever waits in any instance.
#include "engine/run/events/message.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/correlation.h"
#include "engine/run/execution.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<MessageEvent>();
  bool given = false;
  extra->message = compileMessage(compiler, definition, given);
  bool isJob = !Compiler::joinery(event, "jobType").empty();
  if (!given && !isJob) compiler.need(event, "message-missing", "the message event needs a messageRef");
  return extra;
}

Status arm(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  return awaitMessage(ex, waiting, static_cast<const MessageEvent&>(*spec.extra).message);
}

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec& spec) {
  Status thrown = throwMessage(ex, token, node, static_cast<const MessageEvent&>(*spec.extra).message);
  if (!thrown) return thrown.error();
  return true;
}

void trigger(const EventSpec& spec, StartTrigger& start) {
  start.type = StartTrigger::Type::Message;
  start.message = static_cast<const MessageEvent&>(*spec.extra).message.name;
}

}  // namespace

MessageSpec compileMessage(Compiler& compiler, const model::Element& holder, bool& given) {
  MessageSpec spec;
  const model::Element* message = compiler.reference(holder, "messageRef");
  given = message != nullptr;
  if (!message) return spec;
  spec.name = message->name().empty() ? message->id() : message->name();
  if (const std::string* key = message->attribute("correlationKey", model::kJoinery)) {
    spec.correlationKey = compiler.value(*message, *key);
  }
  return spec;
}

Status awaitMessage(Execution& ex, const Waiting& waiting, const MessageSpec& spec) {
  auto key = spec.correlationKey.given() ? evaluate(ex, spec.correlationKey, waiting.variables)
                                         : expectedKey(ex, waiting, spec.name);
  if (!key) return key.error();
  Record record{.type = RecordType::MessageAwaited, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.text = spec.name;
  record.number = static_cast<std::int64_t>(Awaited::Message);
  record.data = std::move(*key);
  ex.create(std::move(record));
  return success();
}

Status throwMessage(Execution& ex, Key token, const Node& node, const MessageSpec& spec) {
  auto key = evaluate(ex, spec.correlationKey, variableScope(ex, token));
  if (!key) return key.error();
  Value variables = carriedVariables(ex, token, node);
  Record record{.type = RecordType::MessageThrown, .scope = ex.token(token).scope, .element = node.element};
  record.text = spec.name;
  record.data = Value::object({{"correlationKey", *key}, {"variables", variables}});
  Key process = ex.processOf(record.scope);
  bool learnt = learnKeys(ex, process, spec.name, variables);
  ex.result().messages.push_back({process, spec.name, std::move(*key), std::move(variables), node.messageTargets});
  ex.emit(std::move(record));
  if (learnt) awaitWithKeys(ex, process);
  return success();
}

extern const EventBehaviour kMessageEvent;
const EventBehaviour kMessageEvent{.kind = model::Kind::MessageEventDefinition,
                                   .positions = kProcessStart | kEventSubProcessStart |
                                                kEventSubProcessStartNonInterrupting | kCatch | kBoundary |
                                                kBoundaryNonInterrupting | kThrow | kEnd,
                                   .compile = compile,
                                   .arm = arm,
                                   .fire = fire,
                                   .trigger = trigger};

}  // namespace joinery::run
