// Receive task (10.3.3): waits for its message.
#include "engine/run/compile/compiler.h"
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
  if (element.attributeOr("instantiate", "false") == "true") {
    compiler.need(element, "unsupported-element", "a receive task that instantiates its process cannot be executed");
  }
  node.extra = std::move(message);
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& spec = static_cast<const MessageEvent&>(*node.extra).message;
  Status waits = awaitMessage(ex, {token, ex.token(token).scope, variableScope(ex, token), node}, spec);
  if (!waits) raise(ex, token, Stage::Activating, waits.error());
}

}  // namespace

extern const ElementBehaviour kReceiveTask;
const ElementBehaviour kReceiveTask{.kind = model::Kind::ReceiveTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
