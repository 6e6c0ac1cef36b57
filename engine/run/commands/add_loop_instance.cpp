// One more instance of a multi-instance activity that runs (10.3.8). Taking one away is a part of modify.
#include "engine/run/commands/commands.h"
#include "engine/run/loops/loops.h"

namespace joinery::run {

namespace {

Result<Key> needBody(const Execution& ex, Key process, const Node& node, Key outer) {
  Key found = 0;
  for (const auto& [key, loop] : ex.tree().loops) {
    const Scope& scope = ex.scope(key);
    if (scope.element != node.element || ex.processOf(key) != process || (outer != 0 && scope.owner != outer)) continue;
    if (found != 0) {
      return makeError(ErrorKind::Conflict, "loop-ambiguous", "the activity runs several times: `token` must name one",
                       node.id);
    }
    found = key;
  }
  if (found != 0) return found;
  return makeError(ErrorKind::Conflict, "loop-not-running", "the multi-instance activity does not run", node.id);
}

}  // namespace

Status addLoopInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  Status running = needNotSuspended(ex, command.key);
  if (!running) return running;
  const Definition& definition = ex.definitionOf(command.key);
  auto it = definition.nodeIds.find(command.text);
  if (it == definition.nodeIds.end()) {
    return makeError(ErrorKind::NotFound, "unknown-element", "the process has no element " + command.text,
                     command.text);
  }
  const Node& node = definition.at(it->second);
  if (!node.loop || !node.loop->behaviour->growsWhileRunning) {
    return makeError(ErrorKind::Refused, "not-multi-instance", "the element is no multi-instance activity",
                     command.text);
  }
  const Value* token = command.data.find("token");
  Key outer = token && token->isNumber() ? static_cast<Key>(token->number().toInt64().value_or(0)) : 0;
  auto body = needBody(ex, command.key, node, outer);
  if (!body) return body.error();
  const Value* item = command.data.find("item");
  node.loop->behaviour->add(ex, *body, node, item ? *item : Value(), false);
  return success();
}

}  // namespace joinery::run
