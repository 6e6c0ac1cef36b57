// Random processes on real stores: one engine that remembers its trees and one that forgets them after every command do
// the same, and at every step what is read back equals the replay of the whole log.
//
//   JOINERY_SEED=4711 JOINERY_PROCESSES=1 build/tests/engine_random_store_test     # one of them again
#include <QtTest>
#include <functional>

#include "engine/deploy/deploy.h"
#include "engine/run/tests/random/ground.h"
#include "engine/run/tests/random/random_process.h"
#include "engine/run/tests/random/random_user.h"
#include "engine/store/log.h"
#include "engine/store/projection.h"
#include "engine/tests/engine_fixture.h"
#include "engine/tests/projections.h"

using namespace joinery;
using namespace joinery::tests;

namespace {

constexpr int kProcesses = 120, kMostActs = 25;

std::uint64_t numberFrom(const char* variable, std::uint64_t fallback) {
  return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariable(variable).toULongLong() : fallback;
}

// Two engines with a store each, to which everything is done alike.
class StoreGround final : public run::test::Ground {
 public:
  explicit StoreGround(const std::string& xml) : m_forgetting(EngineOptions{.cachedTrees = 0}) {
    both([&](EngineFixture& fixture) {
      const Result<Deployment> done = fixture.deployFiles({{"random.bpmn", xml}});
      if (!done) throw std::runtime_error("the process is refused: " + done.error().message);
    });
    m_left = std::make_unique<store::Connection>(store::Connection::Options{.path = m_remembering.database()});
    m_right = std::make_unique<store::Connection>(store::Connection::Options{.path = m_forgetting.database()});
  }

  std::map<run::TreeId, const run::Tree*> trees() const override {
    std::map<run::TreeId, const run::Tree*> all;
    for (const auto& [id, tree] : m_trees) all.emplace(id, &tree);
    return all;
  }
  const run::Definition* latest(const std::string& process) const override { return definition(process + ":1"); }
  const run::Definition* byId(const std::string& id) const override { return definition(id); }

  void start(const Value& variables, const std::string& element) override {
    Value data = Value::object({{"variables", variables}});
    if (!element.empty()) data = data.with("startElement", Value(element));
    both([&](EngineFixture& fixture) {
      (void)fixture.submit({.command = {.type = run::CommandType::StartInstance, .text = "p", .data = data}});
    });
  }

  void run(run::TreeId tree, const run::Command& command) override {
    const bool ofWorker = command.type == run::CommandType::CompleteJob || command.type == run::CommandType::FailJob ||
                          command.type == run::CommandType::ThrowJobError;
    both([&](EngineFixture& fixture) {
      run::Command sent = command;
      if (ofWorker) {
        (void)await<ActivatedJobs>([&](Done<ActivatedJobs> done) {
          fixture.engine().activateJobs({"work", "w", 100, *parseDuration("PT1H")}, std::nullopt, std::move(done));
        });
        sent.actor = "w";
      }
      (void)fixture.submit({.tree = tree, .command = std::move(sent)});
    });
  }

  void advance(Duration by) override {
    both([&](EngineFixture& fixture) { (void)fixture.advance(formatDuration(by)); });
  }
  void publish(const std::string& name, const Value& key, const Value& variables) override {
    both([&](EngineFixture& fixture) {
      (void)fixture.publish({.name = name, .correlationKey = key, .variables = variables});
    });
  }
  void broadcast(const std::string& name, const Value& variables) override {
    both([&](EngineFixture& fixture) {
      (void)await<Correlated>([&](Done<Correlated> done) {
        fixture.engine().broadcast({name, variables}, std::nullopt, std::move(done));
      });
    });
  }

  // Reads everything back; what differs.
  std::string compare() {
    both([](EngineFixture& fixture) { (void)fixture.advance("PT0S"); });  // timers that are due have fired
    const std::string log = "SELECT pos, tree, at, command, actor, hex(records) FROM log ORDER BY pos";
    if (dump(*m_left, log, 6) != dump(*m_right, log, 6)) return "the logs differ";
    std::map<run::TreeId, run::Tree> replayed = replay();
    m_trees.clear();
    for (const auto& [id, tree] : replayed) {
      const auto left = store::loadTree(*m_left, id), right = store::loadTree(*m_right, id);
      if (!left || !right) return "a tree cannot be read back";
      if (!(left->tree == tree) || !(right->tree == tree)) return "a tree differs from the replay of its log";
      m_trees.emplace(id, tree);
    }
    for (EngineFixture* fixture : {&m_remembering, &m_forgetting}) {
      if (!fixture->reports().empty()) return fixture->reports().front();
    }
    return projections(*m_left) == projections(*m_right) ? "" : "the projections differ";
  }

  // The projections, derived anew from the log.
  std::string rebuild() {
    m_remembering.close();
    const std::vector<std::string> before = projections(*m_left);
    const auto catalog = deploy::loadCatalog(*m_left);
    if (!catalog) return catalog.error().message;
    m_left->exec("BEGIN");
    store::Projection::rebuild(*m_left, **catalog);
    const std::vector<std::string> after = projections(*m_left);
    m_left->exec("ROLLBACK");
    return before == after ? "" : "the rebuilt projections differ";
  }

 private:
  void both(const std::function<void(EngineFixture&)>& act) {
    act(m_remembering);
    act(m_forgetting);
  }

  // The catalogue of the engine keeps it alive.
  const run::Definition* definition(const std::string& id) const { return m_remembering.engine().definition(id).get(); }

  std::map<run::TreeId, run::Tree> replay() {
    std::map<run::TreeId, run::Tree> trees;
    store::Statement rows = m_left->prepare(std::string("SELECT ") + store::kLogColumns + " FROM log ORDER BY pos");
    while (rows.step()) {
      const store::LogRow row = store::readLogRow(rows);
      run::Tree& tree = trees[row.tree];
      tree.id = row.tree;
      for (const run::Record& record : row.records) run::applyRecord(tree, record, row.at);
    }
    return trees;
  }

  EngineFixture m_remembering, m_forgetting;
  std::unique_ptr<store::Connection> m_left, m_right;
  std::map<run::TreeId, run::Tree> m_trees;
};

// What is wrong with one process, with the act after which it showed; empty: nothing.
std::string playOnStores(std::uint64_t seed) {
  const run::test::RandomProcess process = run::test::randomProcess(seed);
  StoreGround ground(process.xml());
  (void)ground.compare();
  run::test::RandomUser user(ground, process);
  user.start();
  for (int i = 0; i < kMostActs; ++i) {
    const std::string fault = ground.compare();
    if (!fault.empty()) return fault + ", after " + user.lastAct();
    if (!user.act()) break;
  }
  return ground.rebuild();
}

}  // namespace

class RandomStoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldReadBackWhatRan() {
    const std::uint64_t first = numberFrom("JOINERY_SEED", 20'001), count = numberFrom("JOINERY_PROCESSES", kProcesses);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
      const std::string fault = playOnStores(seed);
      const std::string again = "seed " + std::to_string(seed) + ": " + fault +
                                " (JOINERY_SEED=" + std::to_string(seed) + " JOINERY_PROCESSES=1 repeats it)";
      QVERIFY2(fault.empty(), again.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(RandomStoreTest)
#include "random_store_test.moc"
