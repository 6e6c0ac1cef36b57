#include "engine/run/inputs.h"

#include <algorithm>

#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

bool hasValue(const Execution& ex, Key scope, const std::string& name) {
  const Value* value = findVariable(ex, scope, name);
  return value && !value->isNull();
}

bool isAvailable(const Execution& ex, Key scope, const DataAssociation& read) {
  return std::all_of(read.sources.begin(), read.sources.end(),
                     [&](const std::string& source) { return hasValue(ex, scope, source); });
}

bool isAvailable(const Execution& ex, Key scope, const DataSpec& data, const std::string& input) {
  return std::all_of(data.reads.begin(), data.reads.end(),
                     [&](const DataAssociation& read) { return read.input != input || isAvailable(ex, scope, read); });
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Required inputs of any set that are not there, each once.
Value missingInputs(const Execution& ex, Key scope, const DataSpec& data) {
  Value::List missing;
  for (const InputSet& set : data.inputSets) {
    for (const std::string& input : set.required) {
      const Value name(input);
      if (isAvailable(ex, scope, data, input) || std::find(missing.begin(), missing.end(), name) != missing.end()) {
        continue;
      }
      missing.push_back(name);
    }
  }
  return Value::list(std::move(missing));
}

void await(Execution& ex, Key token, const Node& node, const std::string& input, Value missing) {
  Record record{
      .type = RecordType::InputAwaited, .scope = ex.token(token).scope, .owner = token, .element = node.element};
  record.text = input;
  record.data = Value::object({{"missing", std::move(missing)}});
  ex.create(std::move(record));
}

void unawait(Execution& ex, Key key, const Subscription& s) {
  ex.emit({.type = RecordType::MessageUnawaited, .key = key, .scope = s.scope, .owner = s.owner, .element = s.element});
}

// An input comes while the activity executes.
Status fillLate(Execution& ex, Key token, const Node& node, const std::string& input) {
  const Key scope = variableScope(ex, token);
  Value locals = Value::object({});
  for (const DataAssociation& read : node.data->reads) {
    if (read.input != input) continue;
    auto value = evaluate(ex, read.source, scope, locals);
    if (!value) return value.error();
    Status suits = checkItem(read.type, read.target, *value);
    if (!suits) return suits;
    locals = withTarget(locals, read.target, *value);
  }
  openLocal(ex, token, node, locals);
  return success();
}

}  // namespace

const InputSet* availableSet(const Execution& ex, Key token, const Node& node) {
  if (!node.data) return nullptr;
  const Key scope = variableScope(ex, token);
  for (const InputSet& set : node.data->inputSets) {
    const bool available = std::all_of(set.required.begin(), set.required.end(), [&](const std::string& input) {
      return isAvailable(ex, scope, *node.data, input);
    });
    if (available) return &set;
  }
  return nullptr;
}

bool fills(const Execution& ex, const Node& node, const DataAssociation& read, const InputSet* set, Key scope) {
  if (read.input.empty() || !set) return true;
  return contains(set->inputs, read.input) && isAvailable(ex, scope, *node.data, read.input);
}

bool awaitsInputs(Execution& ex, Key token, const Node& node) {
  if (!node.data || node.data->inputSets.empty() || availableSet(ex, token, node)) return false;
  await(ex, token, node, {}, missingInputs(ex, variableScope(ex, token), *node.data));
  return true;
}

void awaitLateInputs(Execution& ex, Key token, const Node& node) {
  const InputSet* set = availableSet(ex, token, node);
  if (!set) return;
  for (const std::string& input : set->whileExecuting) {
    if (isAvailable(ex, variableScope(ex, token), *node.data, input)) continue;
    await(ex, token, node, input, Value::list({Value(input)}));
  }
}

Key awaitedSet(const Execution& ex, Key token) {
  const Key key = ex.possession(token, Owned::Subscription);
  if (!key) return 0;
  const Subscription& s = ex.tree().subscriptions.at(key);
  return s.awaited == Awaited::Input && s.message.empty() ? key : 0;
}

void lookAtInput(Execution& ex, Key key) {
  const Subscription s = ex.tree().subscriptions.at(key);
  const Node& node = ex.nodeOf(s.owner);
  if (s.message.empty()) {
    const bool waits = node.data && !node.data->inputSets.empty() && !availableSet(ex, s.owner, node);
    if (waits) return;
    unawait(ex, key, s);
    return activate(ex, s.owner);
  }
  if (!node.data || !isAvailable(ex, variableScope(ex, s.owner), *node.data, s.message)) return;
  unawait(ex, key, s);
  Status filled = fillLate(ex, s.owner, node, s.message);
  if (!filled && !ex.possession(s.owner, Owned::Incident)) raise(ex, s.owner, Stage::Activating, filled.error());
}

}  // namespace joinery::run
