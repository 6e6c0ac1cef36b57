#include "engine/run/commands/commands.h"
#include "engine/run/commands/instructions.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// data.startElement is an index or an id; without it the process begins at its none start events.
Result<std::int32_t> startElement(const Definition& definition, const Value& data) {
  const Value* wanted = data.find("startElement");
  if (!wanted || wanted->isNull()) {
    const Body& body = definition.scopes.front();
    if (!body.starts.empty() || body.nodes.empty()) return -1;
    return makeError(ErrorKind::Refused, "no-start-event",
                     "the process has no none start event: it begins with a message, signal or timer",
                     definition.info.key);
  }
  const Node* node = nullptr;
  if (wanted->isString()) {
    auto it = definition.nodeIds.find(wanted->string());
    if (it != definition.nodeIds.end()) node = &definition.at(it->second);
  } else if (wanted->isNumber()) {
    node = definition.node(static_cast<std::int32_t>(wanted->number().toInt64().value_or(-1)));
  }
  if (!node || node->scope != 0) {
    return makeError(ErrorKind::NotFound, "unknown-element", "startElement names no element of the process");
  }
  return node->element;
}

// A restart begins where its instructions say, or where every instance begins.
Status beginAt(Execution& ex, const Definition& definition, const Command& command, const Value& list, Value data) {
  auto instructions = readInstructions(ex, 0, definition, list);
  if (!instructions) return instructions.error();
  if (instructions->empty()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "`instructions` must say where to begin");
  }
  const Value* variables = command.data.find("variables");
  Key scope = openProcess(ex, definition, 0, std::move(data), variables ? *variables : Value(), command.actor);
  ex.result().subject = scope;
  for (const Instruction& i : *instructions) begin(ex, scope, i);
  return success();
}

Value startData(const Command& command) {
  Value data;
  for (const char* name : {"businessKey", "restartOf"}) {
    std::string text = command.data.text(name);
    if (!text.empty()) data = data.with(name, Value(text));
  }
  return data;
}

}  // namespace

Status startInstance(Execution& ex, const Command& command) {
  const Definition* definition = ex.context().definitions.byId(command.text);
  if (!definition) {
    return makeError(ErrorKind::NotFound, "unknown-definition",
                     "there is no process definition '" + command.text + "'");
  }
  if (!ex.tree().scopes.empty()) {
    return makeError(ErrorKind::Malformed, "command-malformed", "an instance starts in an empty tree");
  }
  const Value* list = command.data.find("instructions");
  if (list && !list->isNull()) return beginAt(ex, *definition, command, *list, startData(command));
  auto element = startElement(*definition, command.data);
  if (!element) return element.error();
  const Value* part = command.data.find("part");
  if (part && part->isNumber()) ex.setStartPart(static_cast<int>(part->number().toInt64().value_or(-1)));
  const Value* variables = command.data.find("variables");
  const Value given = variables ? *variables : Value();
  Key scope = openProcess(ex, *definition, 0, startData(command), given, command.actor);
  beginProcess(ex, scope, *element, given);
  ex.result().subject = scope;
  settle(ex, scope);
  return success();
}

}  // namespace joinery::run
