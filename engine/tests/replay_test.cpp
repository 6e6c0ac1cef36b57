// fold(log) == state, whatever happened: random commands, reloads after every step, snapshots, rebuilt projections.
#include <QtTest>
#include <random>

#include "engine/deploy/deploy.h"
#include "engine/store/log.h"
#include "engine/store/projection.h"
#include "engine/tests/engine_fixture.h"
#include "engine/tests/projections.h"

using namespace joinery;
using namespace joinery::tests;

class ReplayTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldDoTheSameWithAndWithoutMemory_data();
  void shouldDoTheSameWithAndWithoutMemory();
  void shouldRebuildProjectionsFromTheLog_data();
  void shouldRebuildProjectionsFromTheLog();
  void shouldWriteSnapshotsInProportion();
};

namespace {

// Does something to a random instance; the same seed does the same on every engine in the same state.
class RandomUser {
 public:
  RandomUser(EngineFixture& fixture, unsigned seed) : m_fixture(fixture), m_random(seed) {}

  void act() {
    switch (below(10)) {
      case 0:
        m_instances.push_back(m_fixture.startId("mixed", Value::object({{"n", std::int64_t{below(100)}}})));
        break;
      case 1:
        (void)m_fixture.publish({.name = "note", .variables = Value::object({{"note", std::int64_t{below(9)}}})});
        break;
      case 2:
        (void)m_fixture.advance("PT20M");
        break;
      case 3:
        worker();
        break;
      case 4:
        operate();
        break;
      default:
        task();
    }
  }

 private:
  int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

  void task() {
    const std::vector<TaskRow> tasks = m_fixture.openTasks();
    if (tasks.empty()) return;
    const TaskRow& task = tasks[static_cast<std::size_t>(below(static_cast<int>(tasks.size())))];
    switch (below(4)) {
      case 0:
        (void)m_fixture.command(run::CommandType::ClaimTask, task.id, {}, "li");
        break;
      case 1:
        (void)m_fixture.command(run::CommandType::SaveTask, task.id,
                                Value::object({{"variables", Value::object({{"draft", std::int64_t{below(5)}}})}}),
                                "li");
        break;
      default:
        (void)m_fixture.command(
            run::CommandType::CompleteTask, task.id,
            Value::object({{"variables", Value::object({{"v", std::int64_t{below(50)}}})}, {"comment", "随机"}}), "li");
    }
  }

  void worker() {
    const auto jobs = await<ActivatedJobs>([&](Done<ActivatedJobs> done) {
      m_fixture.engine().activateJobs({"mixed", "w", 1, *parseDuration("PT1M")}, std::nullopt, std::move(done));
    });
    for (const ActivatedJob& job : jobs->jobs) {
      const bool fails = below(2) == 0;
      const Value failure = Value::object({{"message", "no"}, {"retries", std::int64_t{below(2)}}});
      (void)m_fixture.command(fails ? run::CommandType::FailJob : run::CommandType::CompleteJob, job.id,
                              fails ? failure : Value::object({{"variables", Value::object({})}}), "w");
    }
    const auto incidents = m_fixture.queries().incidents({}, {});
    if (!incidents->items.empty()) {
      (void)m_fixture.command(run::CommandType::RetryIncident, incidents->items[0].id);
    }
  }

  void operate() {
    if (m_instances.empty()) return;
    const std::string& id = m_instances[static_cast<std::size_t>(below(static_cast<int>(m_instances.size())))];
    constexpr run::CommandType kTypes[] = {run::CommandType::SuspendInstance, run::CommandType::ResumeInstance,
                                           run::CommandType::ResumeInstance, run::CommandType::SetVariables,
                                           run::CommandType::CancelInstance};
    const Value data =
        Value::object({{"variables", Value::object({{"set", std::int64_t{below(9)}}})}, {"reason", "r"}});
    (void)m_fixture.command(kTypes[below(5)], id, data, "admin");
  }

  EngineFixture& m_fixture;
  std::mt19937 m_random;
  std::vector<std::string> m_instances;
};

void compareLines(const std::vector<std::string>& actual, const std::vector<std::string>& expected) {
  for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) QCOMPARE(actual[i], expected[i]);
  QCOMPARE(actual.size(), expected.size());
}

void addSeeds() {
  QTest::addColumn<unsigned>("seed");
  for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) QTest::addRow("seed %u", seed) << seed;
}

}  // namespace

void ReplayTest::shouldDoTheSameWithAndWithoutMemory_data() {
  addSeeds();
}

void ReplayTest::shouldDoTheSameWithAndWithoutMemory() {
  QFETCH(unsigned, seed);
  EngineFixture remembering;
  EngineFixture forgetting(EngineOptions{.cachedTrees = 0});
  for (EngineFixture* fixture : {&remembering, &forgetting}) {
    QVERIFY(fixture->deploy({"mixed.bpmn"}).ok());
    RandomUser user(*fixture, seed);
    for (int i = 0; i < 250; ++i) user.act();
    QCOMPARE(fixture->reports(), std::vector<std::string>{});
    fixture->close();
  }
  store::Connection left({.path = remembering.database()});
  store::Connection right({.path = forgetting.database()});
  const std::string log = "SELECT pos, tree, at, command, actor, hex(records) FROM log ORDER BY pos";
  compareLines(dump(right, log, 6), dump(left, log, 6));
  compareLines(projections(right), projections(left));
  const std::int64_t trees = std::stoll(dump(left, "SELECT max(tree) FROM log", 1).at(0));
  QVERIFY(trees > 3);
  for (run::TreeId tree = 1; tree <= trees; ++tree) {
    auto a = store::loadTree(left, tree), b = store::loadTree(right, tree);
    QCOMPARE(a.has_value(), b.has_value());
    if (a) QVERIFY(a->tree == b->tree);
  }
}

void ReplayTest::shouldRebuildProjectionsFromTheLog_data() {
  addSeeds();
}

void ReplayTest::shouldRebuildProjectionsFromTheLog() {
  QFETCH(unsigned, seed);
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"mixed.bpmn"}).ok());
  RandomUser user(fixture, seed);
  for (int i = 0; i < 250; ++i) user.act();
  fixture.close();
  store::Connection connection({.path = fixture.database()});
  auto catalog = deploy::loadCatalog(connection);
  QVERIFY(catalog.ok());
  const std::vector<std::string> before = projections(connection);
  QVERIFY(before.size() > 20);
  connection.exec("BEGIN");
  store::Projection::rebuild(connection, **catalog);
  compareLines(projections(connection), before);
  connection.exec("COMMIT");
  fixture.reopen();  // and the engine goes on with the rebuilt tables
  for (int i = 0; i < 20; ++i) user.act();
  QCOMPARE(fixture.reports(), std::vector<std::string>{});
}

void ReplayTest::shouldWriteSnapshotsInProportion() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  constexpr int kChanges = 400;
  for (int i = 0; i < kChanges; ++i) {
    const Value variables = Value::object({{"text", std::string(500, 'x') + std::to_string(i)}});
    QVERIFY(fixture.command(run::CommandType::SetVariables, id, Value::object({{"variables", variables}})).ok());
  }
  fixture.close();
  store::Connection connection({.path = fixture.database()});
  const auto loaded = store::loadTree(connection, 1);
  QVERIFY(loaded->snapshotBytes > 0);
  QVERIFY2(loaded->logBytes < 20'000, "the tail to replay stays short");
  connection.exec("DELETE FROM snapshot");
  const auto replayed = store::loadTree(connection, 1);
  QVERIFY(replayed->tree == loaded->tree);
  QVERIFY(replayed->logBytes > 200'000);
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
