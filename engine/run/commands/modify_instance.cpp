// Modify: a person starts elements and takes tokens away, also in and out of sub-processes.
#include "engine/run/commands/commands.h"
#include "engine/run/commands/instructions.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// Takes a token away, and a sub-process with it that has nothing else left: what was moved out of it must not let it
// complete. The body of a loop goes on with its other turns, and is done when none is left.
void takeAway(Execution& ex, Key token, const std::string& why, std::vector<Key>& left) {
  if (!ex.hasToken(token)) return;  // it went with another
  Key scope = ex.token(token).scope;
  const Node* turnOf = !ex.token(token).onFlow && isTurn(ex, token) ? &ex.nodeOf(token) : nullptr;
  terminate(ex, token, why);
  if (!turnOf) return left.push_back(scope);
  ex.emit({.type = RecordType::LoopAdvanced, .key = scope, .element = turnOf->element, .text = "terminated"});
  turnOf->loop->behaviour->turnGone(ex, scope, *turnOf);
}

void endIfLeft(Execution& ex, Key key, const std::string& why, const std::string& actor) {
  if (!ex.hasScope(key) || ex.hasTokens(key) || ex.possession(key, Owned::Scope)) return;
  const Scope scope = ex.scope(key);
  std::vector<Key> left;
  if (scope.kind == ScopeKind::Process) {
    if (!needLiveInstance(ex, key)) return;
    endProcess(ex, key, "terminated", why, actor);
    return returnToCaller(ex, key, scope.owner);
  }
  if (scope.kind == ScopeKind::SubProcess) {
    takeAway(ex, scope.owner, why, left);
  } else if (scope.kind == ScopeKind::EventSubProcess) {
    clearScope(ex, key, why);
    ex.emit({.type = RecordType::ScopeClosed,
             .key = key,
             .scope = scope.parent,
             .owner = scope.owner,
             .element = scope.element});
    left.push_back(scope.parent);
  } else {
    settle(ex, key);
  }
  for (Key around : left) endIfLeft(ex, around, why, actor);
}

}  // namespace

Status modifyInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  Status running = needNotSuspended(ex, command.key);
  if (!running) return running;
  const Value* list = command.data.find("instructions");
  auto instructions = readInstructions(ex, command.key, ex.definitionOf(command.key), list ? *list : Value());
  if (!instructions) return instructions.error();
  std::string reason = command.data.text("reason");
  Record modified{.type = RecordType::InstanceModified, .scope = command.key, .actor = command.actor};
  modified.data = Value::object({{"instructions", *list}});
  if (!reason.empty()) modified.data = modified.data.with("reason", Value(reason));
  ex.emit(std::move(modified));
  // Beginnings first, so that a scope whose last token is taken away does not end in between.
  for (const Instruction& i : *instructions) {
    if (i.begins()) begin(ex, command.key, i);
  }
  std::string why = reason.empty() ? "cancelled" : reason;
  std::vector<Key> left;
  for (const Instruction& i : *instructions) {
    for (Key token : i.cancel) takeAway(ex, token, why, left);
  }
  for (Key scope : left) endIfLeft(ex, scope, why, command.actor);
  return success();
}

}  // namespace joinery::run
