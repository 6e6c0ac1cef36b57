// Receive task (10.3.3): waits for its message, or begins the process with it (instantiate).
#include "engine/run/compile/compiler.h"
#include "engine/run/elements/event_based_gateway.h"
#include "engine/run/events/message.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto message = std::make_unique<MessageEvent>();
  bool given = false;
  message->message = compileMessage(compiler, element, given);
  if (!given)
    compiler.need(element, "message-missing", "the receive task needs a messageRef: without it nothing could end it");
  bool instantiates = element.attributeOr("instantiate", "false") == "true";
  if (instantiates && (!node.incoming.empty() || node.loop)) {
    compiler.refuse(element, "instantiate-with-incoming",
                    "a receive task that instantiates its process may have no incoming flow and no loop");
  }
  node.extra = std::move(message);
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& spec = static_cast<const MessageEvent&>(*node.extra).message;
  Status waits = awaitMessage(ex, {token, ex.token(token).scope, variableScope(ex, token), node}, spec);
  if (!waits) raise(ex, token, Stage::Activating, waits.error());
}

// The process begins here: its message has come.
void begin(Execution& ex, Key scope, const Node& node) {
  if (node.instantiatedBy >= 0) return beginBehindGateway(ex, scope, node);
  complete(ex, ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = node.element}));
}

void trigger(const Node& node, StartTrigger& start) {
  start.type = StartTrigger::Type::Message;
  start.message = static_cast<const MessageEvent&>(*node.extra).message.name;
}

}  // namespace

extern const ElementBehaviour kReceiveTask;
const ElementBehaviour kReceiveTask{
    .kind = model::Kind::ReceiveTask, .compile = compile, .activate = activate, .begin = begin, .trigger = trigger};

}  // namespace joinery::run
