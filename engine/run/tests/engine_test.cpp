// What scenario files cannot say: size, speed, damage, and what must stay linear.
#include <QtTest>
#include <chrono>
#include <sstream>

#include "engine/run/tests/scenario.h"
#include "engine/run/tests/world.h"

using namespace joinery;
using namespace joinery::run;
using namespace joinery::run::test;

namespace {

double microseconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - since).count();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

void deploy(World& world, const std::string& model) {
  for (const Diagnostic& d : world.deploy(modelXml(lines(model)), "test.bpmn")) {
    QVERIFY2(d.severity != Severity::Error, (d.code + ": " + d.message).c_str());
  }
}

const char* const kThreeTasks =
    "process p\n"
    "<startEvent id=\"s\"/>\n<parallelGateway id=\"fork\"/>\n<parallelGateway id=\"join\"/>\n<endEvent id=\"e\"/>\n"
    "<userTask id=\"a\" name=\"Opinion\" joinery:candidateGroups=\"one\" joinery:outcomes=\"yes,no\"/>\n"
    "<userTask id=\"b\" name=\"Opinion\" joinery:candidateGroups=\"two\" joinery:outcomes=\"yes,no\"/>\n"
    "<userTask id=\"c\" name=\"Opinion\" joinery:candidateGroups=\"three\" joinery:outcomes=\"yes,no\"/>\n"
    "s -> fork -> a -> join -> e\nfork -> b -> join\nfork -> c -> join\n";

const char* const kManyTurns =
    "process p\n"
    "<startEvent id=\"s\"/>\n<endEvent id=\"e\"/>\n"
    "<userTask id=\"t\"><multiInstanceLoopCharacteristics joinery:outputCollection=\"out\" "
    "joinery:outputElement=\"=v\">"
    "<loopCardinality>n</loopCardinality></multiInstanceLoopCharacteristics></userTask>\n"
    "s -> t -> e\n";

// The time for an instance with `turns` user tasks from start to end, in microseconds.
double driveTurns(std::int64_t turns) {
  World world;
  deploy(world, kManyTurns);
  world.checking = false;
  world.maxRecords = 100'000'000;
  StepContext context{world, world.now, "Asia/Shanghai", world.maxRecords};
  Tree tree;
  auto begin = std::chrono::steady_clock::now();
  Value data = Value::object({{"variables", Value::object({{"n", Value(turns)}})}});
  auto started = step(tree, {.type = CommandType::StartInstance, .text = "p:1", .data = data}, context);
  if (!started) return -1;
  Value done = Value::object({{"variables", Value::object({{"v", Value(1)}})}});
  while (!tree.tasks.empty()) {
    Key task = tree.tasks.begin()->first;
    if (!step(tree, {.type = CommandType::CompleteTask, .key = task, .data = done}, context)) return -1;
  }
  return tree.ended() ? microseconds(begin) : -1;
}

}  // namespace

class EngineTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldStayLinearInTheTurnsOfALoop() {
    double small = driveTurns(10'000), large = driveTurns(100'000);
    qInfo("10,000 turns: %.0f us, 100,000 turns: %.0f us", small, large);
    QVERIFY(small > 0 && large > 0);
    QVERIFY2(large < small * 30, "ten times as many turns took more than thirty times as long");
  }

  void shouldKeepAWaitingInstanceSmall() {
    World world;
    deploy(world, kThreeTasks);
    QVERIFY(world.start("p", Value::object({{"area", Value(320)}, {"name", Value("North bridge")}})).ok());
    std::string snapshot = encodeTree(world.instances.at(1).tree);
    qInfo("snapshot of a waiting instance: %zu bytes", snapshot.size());
    QVERIFY(snapshot.size() < 500);
  }

  void shouldRefuseDamagedBytes() {
    World world;
    deploy(world, kThreeTasks);
    QVERIFY(world.start("p", Value::object({{"area", Value(320)}})).ok());
    std::string snapshot = encodeTree(world.instances.at(1).tree);
    std::string log = encodeRecords(world.instances.at(1).log);
    for (std::size_t cut = 0; cut < snapshot.size(); ++cut) QVERIFY(!decodeTree(snapshot.substr(0, cut)).ok());
    for (std::size_t cut = 0; cut < log.size(); ++cut) QVERIFY(!decodeRecords(log.substr(0, cut)).ok());
    QCOMPARE(decodeTree("x").error().code, std::string("snapshot-damaged"));
    QCOMPARE(decodeRecords("x").error().code, std::string("log-damaged"));
  }

  void shouldRefuseRecordsThatDoNotFit() {
    Tree tree;
    Record record{.type = RecordType::ElementCompleted, .key = 7, .scope = 1};
    QVERIFY_EXCEPTION_THROWN(applyRecord(tree, record, Instant{}), std::logic_error);
  }

  void shouldStepQuickly() {
    World world;
    deploy(world,
           "process p\n<startEvent id=\"s\"/>\n<task id=\"a\"/>\n<task id=\"b\"/>\n<task id=\"c\"/>\n<task id=\"d\"/>\n"
           "<task id=\"f\"/>\n<endEvent id=\"e\"/>\ns -> a -> b -> c -> d -> f -> e\n");
    StepContext context{world, world.now};
    constexpr int kRounds = 20'000;
    std::size_t bytes = 0;
    auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < kRounds; ++i) {
      Tree tree;
      auto result = step(tree, {.type = CommandType::StartInstance, .text = "p:1"}, context);
      QVERIFY(result.ok() && tree.ended());
      bytes += encodeRecords(result->records).size();
    }
    qInfo("an instance of five automatic tasks: %.2f us, %zu bytes of log", microseconds(begin) / kRounds,
          bytes / kRounds);
    QVERIFY(microseconds(begin) / kRounds < 100);
  }
};

QTEST_APPLESS_MAIN(EngineTest)
#include "engine_test.moc"
