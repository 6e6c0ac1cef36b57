#include "engine/run/tests/random/play.h"

#include <algorithm>
#include <map>

#include "engine/check/check.h"
#include "engine/check/soundness/soundness.h"
#include "engine/run/tests/random/coverage.h"
#include "engine/run/tests/random/ledger.h"
#include "engine/run/tests/random/random_process.h"
#include "engine/run/tests/random/random_user.h"
#include "engine/run/tests/random/rest.h"
#include "engine/run/tests/world.h"

namespace joinery::run::test {

namespace {

constexpr int kRandomActs = 12, kMostActs = 40;
constexpr std::int64_t kMostRecords = 400;  // of a step: what loops for ever is stopped by the engine
constexpr std::size_t kLongestLog = 3'000;  // then a play ends where it is

class WorldGround final : public Ground {
 public:
  explicit WorldGround(World& world) : m_world(world) {}

  std::map<TreeId, const Tree*> trees() const override {
    std::map<TreeId, const Tree*> all;
    for (const auto& [id, instance] : m_world.instances) all.emplace(id, &instance.tree);
    return all;
  }
  const Definition* latest(const std::string& process) const override { return m_world.latest(process); }
  const Definition* byId(const std::string& id) const override { return m_world.byId(id); }
  void start(const Value& variables, const std::string& element) override {
    (void)m_world.start("p", variables, element);
  }
  void run(TreeId tree, const Command& command) override { (void)m_world.run(tree, command); }
  void advance(Duration by) override { (void)m_world.advance(by); }
  void publish(const std::string& name, const Value& key, const Value& variables) override {
    m_world.publish(name, key, variables);
  }
  void broadcast(const std::string& name, const Value& variables) override { m_world.broadcast(name, variables); }

 private:
  World& m_world;
};

// Everything that is held after a step.
class Judge {
 public:
  Judge(World& world, Play& result) : m_world(world), m_result(result) {}

  void judge() {
    for (std::string& fault : m_world.faults) m_result.faults.push_back(std::move(fault));
    m_world.faults.clear();
    for (const auto& [id, instance] : m_world.instances) {
      Account& account = m_accounts.try_emplace(id, m_world).first->second;
      if (account.posted == instance.log.size()) continue;  // nothing has happened in it
      const std::vector<Record> fresh(instance.log.begin() + static_cast<std::ptrdiff_t>(account.posted),
                                      instance.log.end());
      account.posted = instance.log.size();
      m_records += fresh.size();
      account.ledger.post(fresh);
      account.ledger.compare(instance.tree);
      add(id, account.ledger.faults);
      add(id, faultsAtRest(instance.tree, m_world));
      account.ledger.faults.clear();
    }
  }

  std::size_t records() const { return m_records; }

  void noteReached(const RandomProcess& process) {
    std::set<std::string> ids;
    for (const auto& [id, account] : m_accounts) {
      for (const auto& [definition, node] : account.ledger.entered) {
        ids.insert(node->id);
        for (std::string& row : rowsOf(*definition, *node)) m_result.reached.insert(std::move(row));
      }
    }
    for (const auto& [name, elements] : process.features) {
      const bool ran = std::any_of(elements.begin(), elements.end(), [&](const auto& e) { return ids.contains(e); });
      if (ran) m_result.reached.insert(name);
    }
  }

 private:
  struct Account {
    explicit Account(const Definitions& definitions) : ledger(definitions) {}
    Ledger ledger;
    std::size_t posted = 0;
  };

  void add(TreeId id, const std::vector<std::string>& faults) {
    for (const std::string& fault : faults) m_result.faults.push_back("tree " + std::to_string(id) + ": " + fault);
  }

  World& m_world;
  Play& m_result;
  std::map<TreeId, Account> m_accounts;
  std::size_t m_records = 0;
};

// Whether the checks say that tokens can get stuck. (Where their search has met its bound they say nothing.)
bool mayGetStuck(const std::vector<Diagnostic>& found) {
  return std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
    return d.code == "deadlock" || d.code == "joins-wait" || d.code == "lack-of-synchronisation";
  });
}

// A generated process is good BPMN: the checks find nothing that stops a deployment, and it compiles.
bool deploy(World& world, const RandomProcess& process, bool& mayStick, Play& result) {
  const std::string xml = process.xml();
  const auto document = model::Document::parse(xml, "random.bpmn");
  std::vector<Diagnostic> found;
  if (document) found = check::check(**document);
  mayStick = mayGetStuck(found) || (document && !check::isWhollyJudged(check::Subject(**document, {})));
  for (const Diagnostic& d : world.deploy(xml, "random.bpmn")) found.push_back(d);
  for (const Diagnostic& d : found) {
    if (d.severity == Severity::Error)
      result.faults.push_back("refused: " + d.code + " " + d.element + " " + d.message);
  }
  return result.faults.empty();
}

// What the soundness rules do not warn of must not happen, unless a person moved tokens about.
void judgeSoundness(const World& world, bool mayStick, bool modified, Play& result) {
  if (mayStick || modified) return;
  for (const auto& [id, instance] : world.instances) {
    for (const auto& [key, incident] : instance.tree.incidents) {
      if (incident.code == "join-stuck") result.faults.push_back("stuck, though the flows were found to be sound");
    }
  }
}

void finish(const World& world, Play& result) {
  result.ended = true;
  for (const auto& [id, instance] : world.instances) {
    result.ended = result.ended && instance.tree.ended();
    result.hasIncident = result.hasIncident || !instance.tree.incidents.empty();
  }
}

}  // namespace

Play play(std::uint64_t seed, bool withLog) {
  Play result;
  const RandomProcess process = randomProcess(seed);
  World world;
  world.reloading = true;
  world.printing = withLog;
  world.maxRecords = kMostRecords;
  bool mayStick = true, modified = false;
  if (!deploy(world, process, mayStick, result)) return result;
  WorldGround ground(world);
  RandomUser user(ground, process);
  Judge judge(world, result);
  try {
    user.start();
    for (;;) {
      result.acts.push_back(user.lastAct());
      for (std::string& line : world.lines) result.log.push_back("  " + std::move(line));
      if (withLog)
        result.log.insert(result.log.end() - static_cast<std::ptrdiff_t>(world.lines.size()), user.lastAct());
      world.lines.clear();
      judge.judge();
      modified = modified || user.lastActModified();
      judgeSoundness(world, mayStick, modified, result);
      ++result.steps;
      if (!result.faults.empty() || result.steps >= kMostActs || judge.records() > kLongestLog) break;
      if (!(result.steps < kRandomActs ? user.act() : user.proceed())) break;
    }
  } catch (const std::exception& broken) {
    result.acts.push_back(user.lastAct());
    result.faults.push_back(std::string("a broken invariant: ") + broken.what());
  }
  judge.noteReached(process);
  finish(world, result);
  return result;
}

}  // namespace joinery::run::test
