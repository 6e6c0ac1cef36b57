#include "engine/run/tests/scenario.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

#include "engine/base/json.h"
#include "engine/run/tests/world.h"

namespace joinery::run::test {

namespace {

// One command of a scenario, its words and its JSON.
struct Line {
  std::vector<std::string> words;
  Value json;
  std::string actor, to, outcome;
};

Line readLine(const std::string& text) {
  Line line;
  std::string head = text;
  if (auto brace = text.find_first_of("{["); brace != std::string::npos) {
    head = text.substr(0, brace);
    std::string rest = text.substr(brace);
    auto end = rest.find_last_of("}]");
    line.json = parseJson(rest.substr(0, end + 1)).value();
    head += rest.substr(end + 1);
  }
  std::istringstream in(head);
  for (std::string word; in >> word;) {
    if (word == "by") {
      in >> line.actor;
    } else if (word == "to") {
      in >> line.to;
    } else if (word.starts_with("outcome=")) {
      line.outcome = word.substr(8);
    } else {
      line.words.push_back(word);
    }
  }
  return line;
}

class Player {
 public:
  explicit Player(World& world) : m_world(world) {}

  // Runs one command; an error becomes a line of the log.
  void play(const std::string& text) {
    Line line = readLine(text);
    auto it = kCommands.find(line.words.at(0));
    if (it == kCommands.end()) throw std::runtime_error("unknown command of a scenario: " + text);
    Status status = it->second(*this, line);
    if (status) return;
    m_world.lines.push_back("! " + status.error().code);
    for (const Diagnostic& d : status.error().details) m_world.lines.push_back("!   " + d.code + " " + d.element);
  }

  // "= what is expected": an empty answer if it holds, else what came.
  std::string check(const std::string& text) {
    std::istringstream in(text.substr(1));
    std::string word, rest;
    in >> word;
    std::getline(in, rest);
    rest = rest.empty()
               ? ""
               : rest.substr(rest.find_first_not_of(' ') == std::string::npos ? 0 : rest.find_first_not_of(' '));
    auto it = kChecks.find(word);
    if (it == kChecks.end()) throw std::runtime_error("unknown check of a scenario: " + text);
    std::string came = it->second(*this, rest);
    return came == rest ? "" : came;
  }

 private:
  using Command = std::function<Status(Player&, const Line&)>;
  using Check = std::function<std::string(Player&, const std::string&)>;
  static const std::map<std::string, Command> kCommands;
  static const std::map<std::string, Check> kChecks;

  std::string idOf(const Tree& tree, Key scope, std::int32_t element) const {
    while (tree.scopes.at(scope).kind != ScopeKind::Process) scope = tree.scopes.at(scope).parent;
    return elementId(*m_world.byId(tree.scopes.at(scope).definitionId), element);
  }

  // Runs a command for the n-th entity at an element ("a" is the first, "a#2" the second) of any tree.
  template <typename Entity>
  Status atElement(const std::map<Key, Entity> Tree::*entities, const std::string& wanted,
                   joinery::run::Command command) {
    auto hash = wanted.find('#');
    int n = hash == std::string::npos ? 1 : std::stoi(wanted.substr(hash + 1));
    for (auto& [id, instance] : m_world.instances) {
      for (const auto& [key, entity] : instance.tree.*entities) {
        if (idOf(instance.tree, entity.scope, entity.element) != wanted.substr(0, hash) || --n > 0) continue;
        command.key = key;
        return m_world.run(id, command);
      }
    }
    return makeError(ErrorKind::NotFound, "nothing-at-element", wanted);
  }

  Status onTask(const Line& line, CommandType type) {
    Value data = Value::object({});
    if (!line.json.isNull())
      data = type == CommandType::CcTask ? data.with("to", line.json) : data.with("variables", line.json);
    if (!line.to.empty()) data = data.with("to", Value(line.to));
    if (!line.outcome.empty()) data = data.with("outcome", Value(line.outcome));
    if (line.words.size() > 2) {
      data = data.with(type == CommandType::CommentTask ? "text" : "comment", Value(line.words[2]));
    }
    // A word that begins with # names the task by its key, also one that is gone.
    if (line.words.at(1).starts_with("#")) {
      return m_world.run(
          1, {.type = type, .key = std::stoull(line.words[1].substr(1)), .actor = line.actor, .data = data});
    }
    return atElement(&Tree::tasks, line.words.at(1), {.type = type, .actor = line.actor, .data = data});
  }

  Status onJob(const Line& line, CommandType type, Value data) {
    return atElement(&Tree::jobs, line.words.at(1), {.type = type, .actor = line.actor, .data = std::move(data)});
  }

  // "startActivity a": in the first tree, by the id of an element.
  Status onActivity(const Line& line, CommandType type) {
    joinery::run::Command command{.type = type, .key = 1, .text = line.words.at(1), .actor = line.actor};
    command.data = line.json.isNull() ? Value::object({}) : Value::object({{"item", line.json}});
    return m_world.run(1, command);
  }

  Status onInstance(const Line& line, CommandType type, Value data) {
    TreeId tree = line.words.size() > 1 ? std::stoll(line.words[1]) : 1;
    Key scope = line.words.size() > 2 ? std::stoull(line.words[2]) : 1;
    return m_world.run(tree, {.type = type, .key = scope, .actor = line.actor, .data = std::move(data)});
  }

  World& m_world;
};

const std::map<std::string, Player::Command> Player::kCommands = {
    {"start",
     [](Player& p, const Line& l) {
       return p.m_world.start(l.words.at(1), l.json, l.words.size() > 2 ? l.words[2] : "");
     }},
    {"complete", [](Player& p, const Line& l) { return p.onTask(l, CommandType::CompleteTask); }},
    {"claim", [](Player& p, const Line& l) { return p.onTask(l, CommandType::ClaimTask); }},
    {"unclaim", [](Player& p, const Line& l) { return p.onTask(l, CommandType::UnclaimTask); }},
    {"save", [](Player& p, const Line& l) { return p.onTask(l, CommandType::SaveTask); }},
    {"delegate", [](Player& p, const Line& l) { return p.onTask(l, CommandType::DelegateTask); }},
    {"transfer", [](Player& p, const Line& l) { return p.onTask(l, CommandType::TransferTask); }},
    {"urge", [](Player& p, const Line& l) { return p.onTask(l, CommandType::UrgeTask); }},
    {"cc", [](Player& p, const Line& l) { return p.onTask(l, CommandType::CcTask); }},
    {"comment", [](Player& p, const Line& l) { return p.onTask(l, CommandType::CommentTask); }},
    {"job",
     [](Player& p, const Line& l) { return p.onJob(l, CommandType::CompleteJob, Value().with("variables", l.json)); }},
    {"failJob", [](Player& p, const Line& l) { return p.onJob(l, CommandType::FailJob, l.json); }},
    {"jobError",
     [](Player& p, const Line& l) {
       return p.onJob(l, CommandType::ThrowJobError,
                      Value().with("code", Value(l.words.at(2))).with("variables", l.json));
     }},
    {"advance", [](Player& p, const Line& l) { return p.m_world.advance(*parseDuration(l.words.at(1))); }},
    // The clock without the timers: they are late, as after a stop.
    {"clock",
     [](Player& p, const Line& l) -> Status {
       p.m_world.now = parseInstant(l.words.at(1)).value();
       return success();
     }},
    {"zone",
     [](Player& p, const Line& l) -> Status {
       p.m_world.timeZone = l.words.at(1);
       return success();
     }},
    {"message",
     [](Player& p, const Line& l) -> Status {
       Value key = l.words.size() > 2 ? Value(l.words[2]) : Value();
       p.m_world.lines.push_back("received by " + std::to_string(p.m_world.publish(l.words.at(1), key, l.json)));
       return success();
     }},
    {"signal",
     [](Player& p, const Line& l) -> Status {
       p.m_world.lines.push_back("received by " + std::to_string(p.m_world.broadcast(l.words.at(1), l.json)));
       return success();
     }},
    {"limit",
     [](Player& p, const Line& l) -> Status {
       p.m_world.maxRecords = std::stoll(l.words.at(1));
       return success();
     }},
    {"retry",
     [](Player& p, const Line& l) {
       return p.atElement(&Tree::incidents, l.words.at(1), {.type = CommandType::RetryIncident, .actor = l.actor});
     }},
    {"set",
     [](Player& p, const Line& l) {
       return p.onInstance(l, CommandType::SetVariables, Value().with("variables", l.json));
     }},
    {"startActivity", [](Player& p, const Line& l) { return p.onActivity(l, CommandType::StartActivity); }},
    {"endAdHoc", [](Player& p, const Line& l) { return p.onActivity(l, CommandType::EndAdHocSubProcess); }},
    {"addInstance", [](Player& p, const Line& l) { return p.onActivity(l, CommandType::AddLoopInstance); }},
    {"cancel", [](Player& p, const Line& l) { return p.onInstance(l, CommandType::CancelInstance, l.json); }},
    {"suspend", [](Player& p, const Line& l) { return p.onInstance(l, CommandType::SuspendInstance, l.json); }},
    {"resume", [](Player& p, const Line& l) { return p.onInstance(l, CommandType::ResumeInstance, l.json); }},
    // "migrate p:2 {"a": "b"}": the mapping; the tree may follow.
    {"migrate",
     [](Player& p, const Line& l) {
       TreeId tree = l.words.size() > 2 ? std::stoll(l.words[2]) : 1;
       Key scope = l.words.size() > 3 ? std::stoull(l.words[3]) : 1;
       return p.m_world.run(tree, {.type = CommandType::MigrateInstance,
                                   .key = scope,
                                   .text = l.words.at(1),
                                   .actor = l.actor,
                                   .data = Value().with("mapping", l.json)});
     }},
    // "restart 1 {"instructions": [...], "variables": {...}}"
    {"restart", [](Player& p, const Line& l) { return p.m_world.restart(std::stoll(l.words.at(1)), l.json); }},
    {"modify",
     [](Player& p,
        const Line& l) { return p.onInstance(l, CommandType::ModifyInstance, Value().with("instructions", l.json)); }},
};

template <typename Visit>
std::string sortedList(const Visit& visit) {
  std::vector<std::string> found;
  visit([&](std::string word) { found.push_back(std::move(word)); });
  std::sort(found.begin(), found.end());
  std::string text;
  for (const std::string& word : found) text += (text.empty() ? "" : " ") + word;
  return text;
}

const std::map<std::string, Player::Check> Player::kChecks = {
    // Where tokens are, in every tree, sorted.
    {"waiting",
     [](Player& p, const std::string&) {
       return sortedList([&](auto add) {
         for (const auto& [id, i] : p.m_world.instances) {
           for (const auto& [key, token] : i.tree.tokens) add(p.idOf(i.tree, token.scope, token.element));
         }
       });
     }},
    // The state of every root instance, in order.
    {"state",
     [](Player& p, const std::string&) {
       std::string text;
       for (const auto& [id, i] : p.m_world.instances) {
         static const char* const kWords[] = {"active", "suspended", "completed", "terminated", "failed"};
         text += (text.empty() ? "" : " ") + std::string(kWords[static_cast<int>(i.tree.scopes.at(1).state)]);
       }
       return text;
     }},
    // The armed timers: when each is due, sorted.
    {"timers",
     [](Player& p, const std::string&) {
       return sortedList([&](auto add) {
         for (const auto& [id, i] : p.m_world.instances) {
           for (const auto& [key, timer] : i.tree.timers) {
             add(p.idOf(i.tree, timer.scope, timer.element) + "@" + formatInstant({timer.dueAt}));
           }
         }
       });
     }},
    {"incidents",
     [](Player& p, const std::string&) {
       return sortedList([&](auto add) {
         for (const auto& [id, i] : p.m_world.instances) {
           for (const auto& [key, incident] : i.tree.incidents) add(incident.code);
         }
       });
     }},
    // "= completed a": how often an element completed in the whole scenario.
    {"completed",
     [](Player& p, const std::string& wanted) {
       std::string element = wanted.substr(0, wanted.find(' '));
       int n = 0;
       for (const auto& [id, i] : p.m_world.instances) {
         for (const Record& r : i.log) {
           if (r.type == RecordType::ElementCompleted && r.text.empty() &&
               elementId(*p.m_world.byId(i.tree.scopes.at(1).definitionId), r.element) == element) {
             ++n;
           }
         }
       }
       return element + " " + std::to_string(n);
     }},
    // "= store name json": what a data store holds.
    {"store",
     [](Player& p, const std::string& wanted) {
       std::string name = wanted.substr(0, wanted.find(' '));
       return name + " " + toJson(Value::list(p.m_world.items(name)));
     }},
    // "= variable name json" of the first instance.
    {"variable",
     [](Player& p, const std::string& wanted) {
       std::string name = wanted.substr(0, wanted.find(' '));
       for (const auto& [key, value] : p.m_world.instances.at(1).tree.scopes.at(1).variables) {
         if (key == name) return name + " " + toJson(value);
       }
       return name + " (none)";
     }},
};

std::string describe(const Diagnostic& d) {
  return std::string(d.severity == Severity::Error     ? "refused "
                     : d.severity == Severity::Warning ? "warned "
                                                       : "noted ") +
         d.code + " " + d.element;
}

}  // namespace

ScenarioOutcome runScenario(const std::string& text, const std::string& name) {
  ScenarioOutcome outcome;
  World world;
  Player player(world);
  std::vector<std::string> model, expected, log;
  std::istringstream in(text);
  bool inModel = false, ok = true;
  std::string out, step;
  auto finishStep = [&] {
    if (step.empty()) return;
    for (const std::string& l : world.lines) out += "  " + l + "\n";
    if (expected != world.lines) {
      ok = false;
      outcome.report += "after: " + step + "\n expected:\n";
      for (const std::string& l : expected) outcome.report += "  " + l + "\n";
      outcome.report += " came:\n";
      for (const std::string& l : world.lines) outcome.report += "  " + l + "\n";
    }
    step.clear();
    expected.clear();
    world.lines.clear();
  };
  int deployments = 0;
  auto deploy = [&] {
    if (model.empty()) return;
    std::string resource = name + (++deployments > 1 ? std::to_string(deployments) : "");
    for (const Diagnostic& d : world.deploy(modelXml(model), resource)) world.lines.push_back(describe(d));
    model.clear();
  };
  for (std::string line; std::getline(in, line);) {
    bool indented = line.starts_with("  ");
    if (inModel && indented) {
      model.push_back(line);
      out += line + "\n";
      continue;
    }
    if (inModel) {  // an empty line ends the model; what was found in it follows
      inModel = false;
      step = "model";
      deploy();
      if (line.empty()) {
        out += "\n";
        continue;
      }
    }
    if (indented) {
      expected.push_back(line.substr(2));
      continue;
    }
    bool outputPending = !step.empty();
    if (line.empty() || line.starts_with("#")) {
      if (outputPending) finishStep();
      out += line + "\n";
      continue;
    }
    finishStep();
    out += line + "\n";
    if (line == "model") {
      inModel = true;
    } else if (line.starts_with("=")) {
      std::string came = player.check(line);
      if (!came.empty()) {
        ok = false;
        outcome.report += line + "\n came: " + came + "\n";
      }
    } else {
      step = line;
      player.play(line);
    }
  }
  if (inModel) step = "model";
  deploy();
  finishStep();
  for (const std::string& fault : world.faults) outcome.report += "FAULT: " + fault + "\n";
  outcome.passed = ok && world.faults.empty();
  outcome.updated = out;
  return outcome;
}

}  // namespace joinery::run::test
