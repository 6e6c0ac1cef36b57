#include "engine/run/tests/random/random_user.h"

#include "engine/base/json.h"
#include "engine/run/compile/program.h"

namespace joinery::run::test {

namespace {

constexpr int kMostInstances = 5;  // messages and signals start further ones

bool isLive(const Scope& scope) {
  return scope.state == InstanceState::Active || scope.state == InstanceState::Suspended;
}

}  // namespace

RandomUser::RandomUser(Ground& ground, const RandomProcess& process)
    : m_ground(ground), m_process(process), m_random(process.seed ^ 0x9e3779b97f4a7c15u) {}

Value RandomUser::variables() {
  Value::Object all;
  for (int i = 0; i < 4; ++i) {
    if (below(3) == 0) all.emplace_back("v" + std::to_string(i), Value(below(6)));
  }
  return Value::object(std::move(all));
}

void RandomUser::run(TreeId tree, Command command) {
  m_lastAct = std::string(commandWord(command.type)) + " #" + std::to_string(command.key) + " in tree " +
              std::to_string(tree) + " " + toJson(command.data);
  m_lastActModified = command.type == CommandType::ModifyInstance || command.data.find("disturbs");
  m_ground.run(tree, command);
}

void RandomUser::start() {
  const Value given = variables();
  m_lastAct = "start p " + toJson(given);
  const Definition& definition = *m_ground.latest("p");
  std::vector<int> starts = definition.scopes.front().startEvents;
  const std::vector<int>& others = definition.scopes.front().instantiating;
  starts.insert(starts.end(), others.begin(), others.end());
  const Node& first = definition.at(starts[static_cast<std::size_t>(below(static_cast<int>(starts.size())))]);
  const bool isPlain = first.kind == model::Kind::StartEvent && first.events.empty();
  m_ground.start(given, isPlain ? "" : first.id);
}

void RandomUser::addWaits(TreeId id, const Tree& tree, std::vector<Act>& acts) {
  for (const auto& entry : tree.tasks) {
    acts.push_back([this, id, key = entry.first] {
      run(id, {.type = CommandType::CompleteTask, .key = key, .data = Value::object({{"variables", variables()}})});
    });
  }
  for (const auto& entry : tree.jobs) {
    acts.push_back([this, id, key = entry.first] {
      run(id, {.type = CommandType::CompleteJob, .key = key, .data = Value::object({{"variables", variables()}})});
    });
  }
  for (const auto& [key, s] : tree.subscriptions) {
    if (dependsOnData(s)) continue;
    acts.push_back([this, s = s] {
      m_lastAct = (s.awaited == Awaited::Signal ? "signal " : "message ") + s.message + " " + toJson(s.correlationKey);
      if (s.awaited == Awaited::Signal) {
        m_ground.broadcast(s.message, variables());
      } else {
        m_ground.publish(s.message, s.correlationKey, variables());
      }
    });
  }
}

// What a person may do in an ad-hoc sub-process: begin one of its activities, or end it.
void RandomUser::addChoices(TreeId id, const Tree& tree, Key scope, std::vector<Act>& acts) {
  Key process = scope;
  while (tree.scopes.at(process).kind != ScopeKind::Process) process = tree.scopes.at(process).parent;
  const Definition& definition = *m_ground.byId(tree.scopes.at(process).definitionId);
  const Node& node = *definition.node(tree.scopes.at(scope).element);
  if (node.kind != model::Kind::AdHocSubProcess) return;
  const Value token = Value().with("token", Value(static_cast<std::int64_t>(tree.scopes.at(scope).owner)));
  for (int inner : definition.scopeAt(node.body).nodes) {
    // What begins by itself once is not meant to be begun again by hand, though it may be.
    const Value data = definition.at(inner).startsItself ? token.with("disturbs", Value(true)) : token;
    acts.push_back([this, id, process, data, name = definition.at(inner).id] {
      run(id, {.type = CommandType::StartActivity, .key = process, .text = name, .data = data});
    });
  }
  acts.push_back([this, id, process, token, name = node.id] {
    run(id, {.type = CommandType::EndAdHocSubProcess, .key = process, .text = name, .data = token});
  });
}

std::vector<RandomUser::Act> RandomUser::usefulActs() {
  std::vector<Act> acts;
  bool anyTimer = false;
  for (const auto& [id, there] : m_ground.trees()) {
    const Tree& tree = *there;
    addWaits(id, tree, acts);
    anyTimer = anyTimer || !tree.timers.empty();
    for (const auto& entry : tree.incidents) {
      acts.push_back([this, id = id, key = entry.first] { run(id, {.type = CommandType::RetryIncident, .key = key}); });
    }
    for (const auto& [key, scope] : tree.scopes) {
      if (scope.kind == ScopeKind::SubProcess) addChoices(id, tree, key, acts);
      if (scope.kind != ScopeKind::Process || !isLive(scope)) continue;
      if (scope.state == InstanceState::Suspended) {
        acts.push_back([this, id = id, key = key] { run(id, {.type = CommandType::ResumeInstance, .key = key}); });
      }
      if (tree.index.conditions.empty()) continue;
      acts.push_back([this, id = id, key = key] {
        const Value data =
            Value::object({{"variables", Value().with("v" + std::to_string(below(4)), Value(below(6)))}});
        run(id, {.type = CommandType::SetVariables, .key = key, .data = data});
      });
    }
  }
  if (anyTimer) {
    acts.push_back([this] {
      m_lastAct = "advance PT1H";
      m_ground.advance(*parseDuration("PT1H"));
    });
  }
  return acts;
}

// Where a token may begin: an element, mostly, or a flow.
Value RandomUser::anyPlace(const Definition& definition) {
  const auto any = [&](const auto& all) -> const auto& {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  };
  if (!definition.flows.empty() && below(3) == 0) return Value(any(definition.flows).id);
  return Value(any(definition.nodes).id);
}

// A token by its key, or all that are where it is.
Value RandomUser::anyToken(const Definition& definition, const Tree& tree) {
  auto token = tree.tokens.begin();
  std::advance(token, below(static_cast<int>(tree.tokens.size())));
  const std::string place = elementId(definition, token->second.element);
  if (place.empty() || below(2) == 0) return Value(static_cast<std::int64_t>(token->first));
  return Value(place);
}

// Starts something at a random place, takes a random token away, moves one, or some of it at once.
void RandomUser::modify(TreeId id, const Tree& tree) {
  Value::List instructions;
  const Definition& definition = *m_ground.byId(tree.scopes.at(1).definitionId);
  if (below(2) == 0) instructions.push_back(Value().with("activate", anyPlace(definition)));
  if (below(8) == 0) instructions.push_back(Value().with("after", anyPlace(definition)));
  if (!tree.tokens.empty() && below(3) == 0) {
    instructions.push_back(Value().with("move", anyToken(definition, tree)).with("to", anyPlace(definition)));
  }
  if (!tree.tokens.empty() && below(2) == 0) {
    instructions.push_back(Value().with("cancel", anyToken(definition, tree)));
  }
  run(id, {.type = CommandType::ModifyInstance,
           .key = 1,
           .data = Value::object({{"instructions", Value::list(std::move(instructions))}})});
}

std::vector<RandomUser::Act> RandomUser::disturbances() {
  std::vector<Act> acts;
  const std::map<TreeId, const Tree*> trees = m_ground.trees();
  for (const auto& entry : trees) {
    const TreeId id = entry.first;
    const Tree& tree = *entry.second;
    for (const auto& job : tree.jobs) {
      const Key key = job.first;
      acts.push_back([this, id, key] {
        run(id, {.type = CommandType::FailJob, .key = key, .data = Value().with("retries", Value(below(2)))});
      });
      acts.push_back([this, id, key] {
        const auto& codes = m_process.jobErrors;
        const std::string code =
            codes.empty() ? "E1" : codes[static_cast<std::size_t>(below(static_cast<int>(codes.size())))];
        run(id, {.type = CommandType::ThrowJobError, .key = key, .data = Value().with("code", Value(code))});
      });
    }
    if (tree.ended()) continue;
    acts.push_back([this, id] {
      run(id, {.type = CommandType::SetVariables, .key = 1, .data = Value::object({{"variables", variables()}})});
    });
    acts.push_back([this, id, &tree] { modify(id, tree); });
    acts.push_back([this, id] { run(id, {.type = CommandType::SuspendInstance, .key = 1}); });
    if (below(8) == 0) acts.push_back([this, id] { run(id, {.type = CommandType::CancelInstance, .key = 1}); });
  }
  if (static_cast<int>(trees.size()) >= kMostInstances) return acts;
  for (const std::string& name : m_process.messages) {
    acts.push_back([this, name] {
      m_lastAct = "message " + name;
      m_ground.publish(name, {}, variables());
    });
  }
  for (const std::string& name : m_process.signals) {
    acts.push_back([this, name] {
      m_lastAct = "signal " + name;
      m_ground.broadcast(name, variables());
    });
  }
  return acts;
}

bool RandomUser::doOne(const std::vector<Act>& acts) {
  m_lastActModified = false;
  if (acts.empty()) return false;
  acts[static_cast<std::size_t>(below(static_cast<int>(acts.size())))]();
  return true;
}

bool RandomUser::act() {
  const bool disturbs = below(5) == 0;
  if (disturbs && doOne(disturbances())) return true;
  return doOne(usefulActs());
}

bool RandomUser::proceed() {
  return doOne(usefulActs());
}

}  // namespace joinery::run::test
