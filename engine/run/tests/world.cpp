#include "engine/run/tests/world.h"

#include <algorithm>

#include "engine/run/state/tree_index.h"

namespace joinery::run::test {

std::vector<Diagnostic> World::deploy(const std::string& xml, const std::string& resource, CompileOptions options) {
  auto document = model::Document::parse(xml, resource);
  if (!document) {
    auto details = document.error().details;
    if (details.empty()) details.push_back({.code = document.error().code, .message = document.error().message});
    return details;
  }
  std::vector<Diagnostic> found = (*document)->diagnostics();
  CompileResult result = compile(**document, options);
  found.insert(found.end(), result.diagnostics.begin(), result.diagnostics.end());
  if (hasErrors(found)) return found;
  for (auto& definition : result.definitions) {
    auto& versions = m_definitions[info(*definition).key];
    int version = static_cast<int>(versions.size()) + 1;
    setIdentity(*definition, info(*definition).key + ":" + std::to_string(version), version, resource);
    versions.push_back(definition);
  }
  return found;
}

const Definition* World::byId(std::string_view id) const {
  auto colon = id.rfind(':');
  auto it = m_definitions.find(std::string(id.substr(0, colon)));
  if (it == m_definitions.end()) return nullptr;
  for (const auto& definition : it->second) {
    if (info(*definition).id == id) return definition.get();
  }
  return nullptr;
}

const Definition* World::latest(std::string_view key) const {
  auto it = m_definitions.find(std::string(key));
  return it == m_definitions.end() ? nullptr : it->second.back().get();
}

const Definition* World::sameDeployment(std::string_view key, std::string_view) const {
  return latest(key);
}

Value::List World::items(const std::string& name) const {
  auto it = stores.find(name);
  return it == stores.end() ? Value::List() : it->second;
}

std::vector<Diagnostic> World::deployDecisions(const std::string& xml, const std::string& resource) {
  dmn::Compiled compiled = dmn::compile({{resource, xml}});
  if (compiled.model) m_decisions = std::move(compiled.model);
  return std::move(compiled.diagnostics);
}

Result<dmn::Outcome> World::decide(std::string_view decision, std::string_view model, const Value& variables,
                                   const feel::EvaluateOptions& options) const {
  if (m_decisions) return m_decisions->evaluate(decision, model, variables, options);
  return makeError(ErrorKind::NotFound, "unknown-decision", "no decision is deployed");
}

const Definition* World::definitionOf(const Tree& tree, Key scope) const {
  while (tree.scopes.contains(scope)) {
    const Scope& s = tree.scopes.at(scope);
    if (s.kind == ScopeKind::Process) return byId(s.definitionId);
    scope = s.parent;
  }
  return nullptr;
}

Result<StepResult> World::stepOnce(TreeId id, const Command& command) {
  Instance& instance = instances[id];
  instance.tree.id = instance.replayed.id = id;
  StepContext context{*this, now, timeZone, maxRecords, this};
  Tree before = checking ? instance.tree : Tree{};
  auto result = step(instance.tree, command, context);
  if (!result) {
    if (checking && !(before == instance.tree)) faults.push_back("a refused command changed the tree");
    if (instance.log.empty()) instances.erase(id);
    return result;
  }
  for (const StoreWrite& write : result->storeWrites) stores[write.name] = write.items;
  if (checking) check(id, result->records);
  if (printing) print(id, result->records);
  return result;
}

void World::check(TreeId id, const std::vector<Record>& records) {
  Instance& instance = instances[id];
  auto decoded = decodeRecords(encodeRecords(records));
  if (!decoded || *decoded != records) faults.push_back("decoded records differ");
  for (const Record& record : records) applyRecord(instance.replayed, record, now);
  instance.log.insert(instance.log.end(), records.begin(), records.end());
  if (!(instance.replayed == instance.tree)) faults.push_back("the replayed tree differs");
  auto tree = decodeTree(encodeTree(instance.tree));
  if (!tree || !(*tree == instance.tree)) faults.push_back("the decoded tree differs");
  if (tree && !sameIndex(*tree, instance.tree)) faults.push_back("the rebuilt index differs");
  if (!sameIndex(instance.replayed, instance.tree)) faults.push_back("the replayed index differs");
  if (reloading && tree) instance.tree = std::move(*tree);
}

// Scopes that a step opens and closes are gone when it is over, so the nearest process is followed through the records.
void World::print(TreeId id, const std::vector<Record>& records) {
  const Tree& tree = instances[id].tree;
  std::map<Key, Key> parents;
  std::map<Key, std::string> processes;
  for (const Record& r : instances[id].log.empty() ? records : instances[id].log) {
    bool runs = r.type == RecordType::InstanceStarted || r.type == RecordType::InstanceMigrated;
    if (runs) processes[r.key] = r.text;
    if (r.type == RecordType::ScopeOpened) parents[r.key] = r.scope;
  }
  auto definitionAt = [&](Key scope) -> const Definition* {
    while (scope && !processes.contains(scope)) scope = parents.contains(scope) ? parents[scope] : 0;
    return scope ? byId(processes[scope]) : definitionOf(tree, scope);
  };
  for (const Record& r : records) {
    if (r.type == RecordType::InstanceMigrated) processes[r.key] = r.data.text("from");  // what comes before it
  }
  for (const Record& r : records) {
    if (r.type == RecordType::InstanceMigrated) processes[r.key] = r.text;
    bool ofProcess =
        processes.contains(r.key) && (r.type == RecordType::InstanceStarted || r.type == RecordType::InstanceEnded ||
                                      r.type == RecordType::InstanceSuspended || r.type == RecordType::InstanceResumed);
    const Definition* definition = definitionAt(ofProcess ? r.key : r.scope ? r.scope : r.key);
    std::string element = definition && r.element >= 0 ? elementId(*definition, r.element) : "";
    lines.push_back((id == 1 ? "" : "tree " + std::to_string(id) + ": ") + compactLine(r, element));
  }
}

Status World::run(TreeId id, const Command& command) {
  auto result = stepOnce(id, command);
  if (!result) return result.error();
  m_unrouted.emplace_back(id, std::move(*result));
  while (!m_unrouted.empty()) {
    auto [from, done] = std::move(m_unrouted.front());
    m_unrouted.pop_front();
    route(from, done);
  }
  return success();
}

void World::route(TreeId from, const StepResult& result) {
  for (const ThrownMessage& message : result.messages) {
    publish(message.name, message.correlationKey, message.variables, message.targets);
  }
  for (const ThrownSignal& signal : result.thrownSignals) broadcast(signal.name, signal.variables, from);
}

Status World::start(const std::string& process, const Value& variables, const std::string& startElement, int part) {
  const Definition* definition = latest(process);
  if (!definition) return makeError(ErrorKind::NotFound, "unknown-process", process);
  TreeId id = instances.empty() ? 1 : instances.rbegin()->first + 1;
  Value data = Value::object({{"variables", variables}});
  if (!startElement.empty()) data = data.with("startElement", Value(startElement));
  if (part >= 0) data = data.with("part", Value(std::int64_t{part}));
  return run(id, {.type = CommandType::StartInstance, .text = info(*definition).id, .data = data});
}

Status World::restart(TreeId tree, const Value& wishes) {
  if (!instances.contains(tree)) return makeError(ErrorKind::NotFound, "unknown-instance", std::to_string(tree));
  auto command = restartOf(instances.at(tree).tree, 1, wishes);
  if (!command) return command.error();
  return run(instances.rbegin()->first + 1, *command);
}

Status World::advance(Duration by) {
  Instant until = addDuration(now, by);
  for (;;) {
    std::int64_t due = until.ms + 1;
    TreeId dueTree = 0;
    Key dueKey = 0;
    for (const auto& [id, instance] : instances) {
      for (const auto& [key, timer] : instance.tree.timers) {
        if (timer.dueAt >= due) continue;
        due = timer.dueAt, dueTree = id, dueKey = key;
      }
    }
    if (dueKey == 0) break;
    now.ms = std::max(now.ms, due);
    Status fired = run(dueTree, {.type = CommandType::FireTimer, .key = dueKey});
    if (!fired) return fired;
  }
  now = until;
  return success();
}

bool World::mayReceive(const std::vector<MessageTarget>& targets, const Definition& definition,
                       std::int32_t element) const {
  return targets.empty() || std::any_of(targets.begin(), targets.end(), [&](const MessageTarget& target) {
           return target.process == info(definition).key &&
                  (target.element.empty() || target.element == elementId(definition, element));
         });
}

int World::publish(const std::string& name, const Value& key, const Value& variables,
                   const std::vector<MessageTarget>& targets) {
  std::vector<Value> keys{key};
  for (const auto& [process, versions] : m_definitions) {
    for (Value& more : correlationKeys(*versions.back(), name, variables)) keys.push_back(std::move(more));
  }
  int received = 0;
  Value data = Value::object({{"variables", variables}});
  std::vector<std::pair<TreeId, Key>> receivers;
  for (const auto& [id, instance] : instances) {
    for (const auto& [k, s] : instance.tree.subscriptions) {
      if (s.awaited != Awaited::Message || s.message != name) continue;
      if (!s.correlationKey.isNull() && std::find(keys.begin(), keys.end(), s.correlationKey) == keys.end()) continue;
      if (!mayReceive(targets, *definitionOf(instance.tree, s.scope), s.element)) continue;
      receivers.emplace_back(id, k);
      break;
    }
  }
  for (auto [id, k] : receivers) {
    if (run(id, {.type = CommandType::DeliverMessage, .key = k, .data = data})) ++received;
  }
  if (received > 0) return received;
  for (const auto& [process, versions] : m_definitions) {
    for (const StartTrigger& trigger : startTriggers(*versions.back())) {
      if (trigger.type != StartTrigger::Type::Message || trigger.message != name) continue;
      if (!mayReceive(targets, *versions.back(), trigger.element)) continue;
      if (start(process, variables, elementId(*versions.back(), trigger.element), trigger.part)) ++received;
    }
  }
  return received;
}

int World::broadcast(const std::string& name, const Value& variables, TreeId except) {
  int received = 0;
  Value data = Value::object({{"variables", variables}});
  std::vector<std::pair<TreeId, Key>> receivers;
  for (const auto& [id, instance] : instances) {
    for (const auto& [k, s] : instance.tree.subscriptions) {
      if (id != except && s.awaited == Awaited::Signal && s.message == name) receivers.emplace_back(id, k);
    }
  }
  for (auto [id, k] : receivers) {
    if (run(id, {.type = CommandType::DeliverMessage, .key = k, .data = data})) ++received;
  }
  for (const auto& [process, versions] : m_definitions) {
    for (const StartTrigger& trigger : startTriggers(*versions.back())) {
      if (trigger.type != StartTrigger::Type::Signal || trigger.message != name) continue;
      if (trigger.needsOthers && received > 0) continue;
      if (start(process, variables, elementId(*versions.back(), trigger.element), trigger.part)) ++received;
    }
  }
  return received;
}

}  // namespace joinery::run::test
