// Modify: a person starts elements and takes tokens away, also in and out of sub-processes.
#include <charconv>

#include "engine/run/commands/commands.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

struct Instruction {
  const Node* activate = nullptr;
  Key cancel = 0;
};

Key tokenKey(const Value& value) {
  if (value.isNumber()) return static_cast<Key>(value.number().toInt64().value_or(0));
  if (!value.isString()) return 0;
  std::string_view text = value.string();
  text.remove_prefix(text.rfind('-') + 1);  // rfind gives npos for none, and npos + 1 is 0
  Key key = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), key);
  return fault == std::errc() && end == text.data() + text.size() ? key : 0;
}

Result<Instruction> readActivate(const Definition& definition, const Value& wanted) {
  auto it = wanted.isString() ? definition.nodeIds.find(wanted.string()) : definition.nodeIds.end();
  if (it == definition.nodeIds.end()) {
    return makeError(ErrorKind::NotFound, "unknown-element", "the process has no element " + wanted.string(),
                     wanted.string());
  }
  const Node& node = definition.at(it->second);
  if (node.triggeredByEvent || node.kind == model::Kind::BoundaryEvent) {
    return makeError(ErrorKind::Refused, "cannot-activate",
                     "a " + std::string(model::kindName(node.kind)) + " begins by its event alone", node.id);
  }
  return Instruction{.activate = &node};
}

Result<Instruction> read(const Execution& ex, Key process, const Value& value) {
  const Value* activate = value.find("activate");
  const Value* cancel = value.find("cancel");
  if (!activate == !cancel || (activate && !activate->isString())) {
    return makeError(ErrorKind::Malformed, "command-malformed", "an instruction has either `activate` or `cancel`");
  }
  if (activate) return readActivate(ex.definitionOf(process), *activate);
  Key token = tokenKey(*cancel);
  if (!ex.hasToken(token) || ex.processOf(ex.token(token).scope) != process) {
    return makeError(ErrorKind::NotFound, "unknown-token", "the instance has no such token");
  }
  return Instruction{.cancel = token};
}

// The running instance of the scope that a node lies in, opened (without its start events) if there is none.
// Several running instances leave no one meant: 0.
Key scopeFor(Execution& ex, Key process, int scopeIndex) {
  const Definition& definition = ex.definitionOf(process);
  int nodeIndex = definition.scopeAt(scopeIndex).node;
  if (nodeIndex < 0) return process;
  const Node& around = definition.at(nodeIndex);
  Key found = 0;
  for (const auto& [key, scope] : ex.tree().scopes) {
    bool isOne = (scope.kind == ScopeKind::SubProcess || scope.kind == ScopeKind::EventSubProcess) &&
                 scope.element == around.element && ex.processOf(key) == process;
    if (!isOne) continue;
    if (found != 0) return 0;
    found = key;
  }
  if (found != 0 || around.triggeredByEvent || around.loop) return found;
  Key parent = scopeFor(ex, process, around.scope);
  if (parent == 0) return 0;
  Key token = ex.create({.type = RecordType::ElementEntered, .scope = parent, .element = around.element});
  return openSubProcess(ex, token, around, false);
}

// Whether scopeFor will find or can open the scope; checked before anything is emitted.
bool scopeIsClear(const Execution& ex, Key process, int scopeIndex) {
  const Definition& definition = ex.definitionOf(process);
  int nodeIndex = definition.scopeAt(scopeIndex).node;
  if (nodeIndex < 0) return true;
  const Node& around = definition.at(nodeIndex);
  int running = 0;
  for (const auto& [key, scope] : ex.tree().scopes) {
    if (scope.kind != ScopeKind::Local && scope.kind != ScopeKind::MultiInstanceBody &&
        scope.element == around.element && scope.kind != ScopeKind::Process && ex.processOf(key) == process) {
      ++running;
    }
  }
  if (running > 0) return running == 1;
  return !around.triggeredByEvent && !around.loop && scopeIsClear(ex, process, around.scope);
}

void takeAway(Execution& ex, Key token, std::vector<Key>& touched) {
  if (!ex.hasToken(token)) return;  // it went with another
  Key scope = ex.token(token).scope;
  bool turn = !ex.token(token).onFlow && isTurn(ex, token);
  const Node* node = turn ? &ex.nodeOf(token) : nullptr;
  terminate(ex, token, "cancelled");
  if (!turn) return touched.push_back(scope);
  ex.emit({.type = RecordType::LoopAdvanced, .key = scope, .element = node->element, .text = "terminated"});
  node->loop->behaviour->turnGone(ex, scope, *node);
}

}  // namespace

Status modifyInstance(Execution& ex, const Command& command) {
  Status live = needLiveInstance(ex, command.key);
  if (!live) return live;
  Status running = needNotSuspended(ex, command.key);
  if (!running) return running;
  const Value* list = command.data.find("instructions");
  if (!list || !list->isList()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "`instructions` must be a list");
  }
  std::vector<Instruction> instructions;
  for (const Value& value : list->items()) {
    auto instruction = read(ex, command.key, value);
    if (!instruction) return instruction.error();
    if (instruction->activate && !scopeIsClear(ex, command.key, instruction->activate->scope)) {
      return makeError(ErrorKind::Refused, "cannot-activate", "no single running scope for this element can be told",
                       instruction->activate->id);
    }
    instructions.push_back(*instruction);
  }
  // Activations first, so that a scope whose last token is cancelled does not end in between.
  std::vector<Key> touched;
  for (const Instruction& i : instructions) {
    if (i.activate) start(ex, scopeFor(ex, command.key, i.activate->scope), *i.activate);
  }
  for (const Instruction& i : instructions) {
    if (i.cancel) takeAway(ex, i.cancel, touched);
  }
  for (Key scope : touched) settle(ex, scope);
  return success();
}

}  // namespace joinery::run
