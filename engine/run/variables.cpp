#include "engine/run/variables.h"

#include <algorithm>
#include <array>

#include "engine/run/compile/data.h"
#include "engine/run/inputs.h"

namespace joinery::run {

namespace {

struct Counter {
  std::string_view name;
  std::int64_t (*of)(const Loop&);
};

// 10.3.8, table 10.29: what expressions of a multi-instance activity may ask for.
constexpr Counter kCounters[] = {
    {"numberOfInstances", [](const Loop& l) { return l.total < 0 ? l.started : l.total; }},
    {"numberOfActiveInstances", [](const Loop& l) { return l.started - l.completed - l.terminated; }},
    {"numberOfCompletedInstances", [](const Loop& l) { return l.completed; }},
    {"numberOfTerminatedInstances", [](const Loop& l) { return l.terminated; }},
};

const Value* findIn(const Scope& scope, std::string_view name) {
  for (const auto& [key, value] : scope.variables) {
    if (key == name) return &value;
  }
  return nullptr;
}

// The scopes of an instance tree as FEEL sees them.
class TreeScope final : public feel::Scope {
 public:
  TreeScope(const Execution& ex, Key scope, const Value& extra) : m_execution(ex), m_scope(scope), m_extra(extra) {}

  const Value* find(std::string_view name) const override {
    if (const Value* found = m_extra.find(name)) return found;
    for (Key key = m_scope; key != 0;) {
      const run::Scope& scope = m_execution.scope(key);
      if (const Value* found = findIn(scope, name)) return found;
      if (scope.kind == ScopeKind::MultiInstanceBody) {
        if (const Value* found = counter(key, name)) return found;
      }
      if (scope.kind == ScopeKind::Process) return nullptr;
      key = scope.parent;
    }
    return nullptr;
  }

 private:
  const Value* counter(Key body, std::string_view name) const {
    for (std::size_t i = 0; i < std::size(kCounters); ++i) {
      if (kCounters[i].name != name) continue;
      m_counters[i] = Value(kCounters[i].of(m_execution.tree().loops.at(body)));
      return &m_counters[i];
    }
    return nullptr;
  }

  const Execution& m_execution;
  Key m_scope;
  const Value& m_extra;
  mutable std::array<Value, std::size(kCounters)> m_counters;
};

// "a.b.c": the variable a with the member b.c changed.
Value withPath(const Value& base, std::string_view path, const Value& value) {
  auto dot = path.find('.');
  if (dot == std::string_view::npos) return base.isObject() ? base.with(path, value) : Value().with(path, value);
  std::string_view head = path.substr(0, dot);
  const Value* inner = base.find(head);
  Value changed = withPath(inner ? *inner : Value(), path.substr(dot + 1), value);
  return base.isObject() ? base.with(head, changed) : Value().with(head, changed);
}

// Where a name is set from a scope: the nearest scope that has it, else the process instance.
Key homeOf(const Execution& ex, Key scope, std::string_view name) {
  for (Key key = scope;;) {
    const Scope& s = ex.scope(key);
    if (s.kind == ScopeKind::Process || findIn(s, name)) return key;
    key = s.parent;
  }
}

// The scope in which output mappings are evaluated: a sub-process's own, else the activity's.
Key resultScope(const Execution& ex, Key token) {
  const auto& owned = ex.tree().index.possessions;
  for (auto it = owned.lower_bound({token, Owned::Scope, 0});
       it != owned.end() && it->owner == token && it->kind == Owned::Scope; ++it) {
    if (ex.scope(it->key).kind == ScopeKind::SubProcess) return it->key;
  }
  return variableScope(ex, token);
}

// Results that are no data outputs go the way of all results. A call with data outputs gives nothing else.
Value undeclared(const Node& node, const Value& results) {
  if (!node.data || node.data->outputs.empty() || !results.isObject()) return results;
  if (node.kind == model::Kind::CallActivity) return {};
  Value::Object rest;
  for (const auto& [name, value] : results.members()) {
    const auto& outputs = node.data->outputs;
    if (std::find(outputs.begin(), outputs.end(), name) == outputs.end()) rest.emplace_back(name, value);
  }
  return Value::object(std::move(rest));
}

// What the only data output of a catching event stands for is the whole of what came, whatever its name there.
Value withSoleOutput(const Node& node, const Value& results) {
  bool sole = model::isCatchEvent(node.kind) && node.data->outputs.size() == 1 && results.isObject() &&
              results.members().size() == 1;
  return sole ? Value::object({{node.data->outputs.front(), results.members().front().second}}) : results;
}

// Data output associations: those whose data output has come (10.4.2).
Status writeData(Execution& ex, Key token, const Node& node, const Value& variables) {
  Value results = withSoleOutput(node, variables);
  Key scope = resultScope(ex, token);
  std::vector<std::pair<const DataAssociation*, Value>> moved;
  for (const DataAssociation& write : node.data->writes) {
    const Value* came = results.find(write.needs);
    if (!came) came = findVariable(ex, scope, write.needs);
    if (!write.needs.empty() && (!came || came->isNull())) continue;
    auto value = evaluate(ex, write.source, scope, results);
    if (!value) return value.error();
    Status suits = checkItem(write.type, write.target, *value);
    if (suits && !write.store.name.empty()) suits = ex.mayWriteStore(write.store.name, *value, write.store.capacity);
    if (!suits) return suits;
    moved.emplace_back(&write, std::move(*value));
  }
  for (const auto& [write, value] : moved) {
    if (write->store.name.empty()) {
      mergeVariable(ex, ex.token(token).scope, write->target, value);
    } else {
      ex.writeStore(ex.token(token).scope, node.element, write->store.name, value);
    }
  }
  return success();
}

}  // namespace

Key variableScope(const Execution& ex, Key token) {
  return ex.tree().variableScope(token);
}

const Value* findVariable(const Execution& ex, Key scope, std::string_view name) {
  return findIn(ex.scope(homeOf(ex, scope, name)), name);
}

Result<Value> evaluate(Execution& ex, const Expression& expression, Key scope, const Value& extra) {
  if (!expression.store.empty()) return ex.readStore(expression.store);
  if (!expression.feel && expression.variable.empty()) return expression.constant;
  TreeScope names(ex, scope, extra);
  if (!expression.variable.empty()) {
    const Value* found = names.find(expression.variable);
    return found ? *found : Value();
  }
  feel::Outcome outcome =
      expression.feel->evaluate(names, {.now = ex.context().now, .timeZone = ex.context().timeZone});
  if (!outcome.error) return std::move(outcome.value);
  Error error = *outcome.error;
  error.message = "'" + expression.text + "': " + error.message;
  return error;
}

Result<bool> evaluateCondition(Execution& ex, const Expression& expression, Key scope, const Value& extra) {
  auto value = evaluate(ex, expression, scope, extra);
  if (!value) return value.error();
  if (value->isBoolean()) return value->boolean();
  if (value->isNull()) return false;
  return makeError(
      ErrorKind::Refused, "condition-not-boolean",
      "the condition '" + expression.text + "' must give true, false or null, not a " + typeName(value->type()));
}

void setVariable(Execution& ex, Key scope, const std::string& name, const Value& value) {
  ex.emit({.type = RecordType::VariableSet, .scope = scope, .text = name, .data = value});
}

void mergeVariable(Execution& ex, Key scope, const std::string& name, const Value& value) {
  auto dot = name.find('.');
  if (dot == std::string::npos) return setVariable(ex, homeOf(ex, scope, name), name, value);
  std::string head = name.substr(0, dot);
  Key home = homeOf(ex, scope, head);
  const Value* base = findIn(ex.scope(home), head);
  setVariable(ex, home, head, withPath(base ? *base : Value(), std::string_view(name).substr(dot + 1), value));
}

void mergeVariables(Execution& ex, Key scope, const Value& variables) {
  if (!variables.isObject()) return;
  for (const auto& [name, value] : variables.members()) setVariable(ex, homeOf(ex, scope, name), name, value);
}

Value withTarget(const Value& locals, const std::string& target, const Value& value) {
  auto dot = target.find('.');
  if (dot == std::string::npos) return locals.with(target, value);
  std::string head = target.substr(0, dot);
  const Value* base = locals.find(head);
  return locals.with(head, withPath(base ? *base : Value(), std::string_view(target).substr(dot + 1), value));
}

Status mapInputs(Execution& ex, Key token, const Node& node) {
  if (node.inputs.empty() && !node.data) return success();
  Value locals = Value::object({});
  Key scope = variableScope(ex, token);
  if (node.data) {
    for (const std::string& property : node.data->properties) locals = locals.with(property, Value());
    const InputSet* set = availableSet(ex, token, node);
    for (const DataAssociation& read : node.data->reads) {
      if (!fills(ex, node, read, set, scope)) {
        locals = locals.with(read.input, Value());
        continue;
      }
      auto value = evaluate(ex, read.source, scope, locals);
      if (!value) return value.error();
      Status suits = checkItem(read.type, read.target, *value);
      if (!suits) return suits;
      locals = withTarget(locals, read.target, *value);
    }
  }
  for (const Mapping& input : node.inputs) {
    auto value = evaluate(ex, input.source, scope, locals);
    if (!value) return value.error();
    locals = withTarget(locals, input.target, *value);
  }
  if (!locals.members().empty()) openLocal(ex, token, node, locals);
  return success();
}

std::vector<std::string> inputNames(const Node& node) {
  std::vector<std::string> names;
  auto add = [&](const std::string& target) {
    std::string name = target.substr(0, target.find('.'));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  if (node.data) {
    for (const DataAssociation& read : node.data->reads) add(read.target);
  }
  for (const Mapping& input : node.inputs) add(input.target);
  return names;
}

Status storeResults(Execution& ex, Key token, const Node& node, const Value& variables) {
  if (node.data && !node.data->writes.empty()) {
    Status written = writeData(ex, token, node, variables);
    if (!written) return written;
  }
  if (node.outputs.empty()) {
    mergeVariables(ex, variableScope(ex, token), undeclared(node, variables));
    return success();
  }
  std::vector<Value> values;
  Key scope = resultScope(ex, token);
  for (const Mapping& output : node.outputs) {
    auto value = evaluate(ex, output.source, scope, variables);
    if (!value) return value.error();
    values.push_back(std::move(*value));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    mergeVariable(ex, ex.token(token).scope, node.outputs[i].target, values[i]);
  }
  return success();
}

Key openLocal(Execution& ex, Key token, const Node& node, const Value& variables) {
  Key local = variableScope(ex, token);
  if (local == ex.token(token).scope) {
    Record record{.type = RecordType::ScopeOpened, .scope = local, .owner = token, .element = node.element};
    record.text = "local";
    if (variables.isObject()) record.data = Value::object({{"variables", variables}});
    return ex.create(std::move(record));
  }
  if (variables.isObject()) {
    for (const auto& [name, value] : variables.members()) setVariable(ex, local, name, value);
  }
  return local;
}

Value visibleVariables(const Execution& ex, Key scope) {
  Value::Object found;
  for (Key key = scope;;) {
    const Scope& s = ex.scope(key);
    for (const auto& variable : s.variables) {
      bool known = std::any_of(found.begin(), found.end(), [&](const auto& v) { return v.first == variable.first; });
      if (!known) found.push_back(variable);
    }
    if (s.kind == ScopeKind::Process) return Value::object(std::move(found));
    key = s.parent;
  }
}

}  // namespace joinery::run
