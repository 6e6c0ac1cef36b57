// The account of the tokens must notice what it is there for: logs that are right but for one thing.
#include "engine/run/tests/random/ledger.h"

#include <QtTest>

#include "engine/base/json.h"
#include "engine/run/tests/scenario.h"
#include "engine/run/tests/world.h"

using namespace joinery;
using namespace joinery::run;
using namespace joinery::run::test;

namespace {

std::vector<std::string> faultsOf(const World& world, const std::vector<Record>& log) {
  Ledger ledger(world);
  ledger.post(log);
  return ledger.faults;
}

Value instructions(Value::List all) {
  return Value::object({{"instructions", Value::list(std::move(all))}});
}

Value activate(const char* place) {
  return Value().with("activate", Value(place));
}

Record& firstOf(std::vector<Record>& log, RecordType type) {
  return *std::find_if(log.begin(), log.end(), [&](const Record& r) { return r.type == type; });
}

void completeFirstTask(World& world, const Value& variables = {}) {
  const Key task = world.instances.at(1).tree.tasks.begin()->first;
  const Value data = Value::object({{"variables", variables}});
  QVERIFY(world.run(1, {.type = CommandType::CompleteTask, .key = task, .data = data}).ok());
}

}  // namespace

class LedgerTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // The account must notice what it is there for.
  void shouldNoticeTokensThatAreLostOrMade() {
    World world;
    world.deploy(modelXml({"process p", "<startEvent id='s'/>", "<parallelGateway id='f'/>", "<userTask id='a'/>",
                           "<task id='b'/>", "<parallelGateway id='j'/>", "<endEvent id='e'/>", "s -> f -> a -> j -> e",
                           "f -> b -> j"}),
                 "p.bpmn");
    QVERIFY(world.start("p", Value::object({})).ok());
    const Key task = world.instances.at(1).tree.tasks.begin()->first;
    QVERIFY(world.run(1, {.type = CommandType::CompleteTask, .key = task}).ok());
    const std::vector<Record> log = world.instances.at(1).log;
    QCOMPARE(faultsOf(world, log), std::vector<std::string>{});
    int left = 0;
    for (std::size_t i = 1; i < log.size(); ++i) {
      if (log[i].type == RecordType::TaskCreated || log[i].type == RecordType::TaskCompleted) continue;
      std::vector<Record> lost = log, made = log;
      lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i));
      if (faultsOf(world, lost).empty()) ++left;
      made.insert(made.begin() + static_cast<std::ptrdiff_t>(i), log[i]);
      QVERIFY2(!faultsOf(world, made).empty(), compactLine(log[i], "").c_str());
    }
    QCOMPARE(left, 1);  // the last record: nothing follows that would miss the end of the instance
  }

  void shouldNoticeTokensThatAModificationWasNotAskedFor() {
    World world;
    world.deploy(modelXml({"process p", "<startEvent id='s'/>", "<userTask id='a'/>", "<subProcess id='sub'>",
                           "<userTask id='b'/>", "<userTask id='c'/>", "b -> c", "</subProcess>", "s -> a -> sub"}),
                 "p.bpmn");
    QVERIFY(world.start("p", Value::object({})).ok());
    const Value asked = instructions({activate("b_c"), activate("a"), Value().with("cancel", Value("a"))});
    QVERIFY(world.run(1, {.type = CommandType::ModifyInstance, .key = 1, .data = asked}).ok());
    const std::vector<Record> log = world.instances.at(1).log;
    QCOMPARE(faultsOf(world, log), std::vector<std::string>{});
    const Value left(static_cast<std::int64_t>(world.instances.at(1).tree.tokens.begin()->first));
    for (const Value& other :
         {instructions({}), instructions({activate("b_c")}), instructions({activate("a"), activate("b_c")}),
          instructions({activate("b"), activate("a")}), instructions({activate("b_c"), activate("a"), activate("a")}),
          instructions({activate("b_c"), activate("a"), Value().with("cancel", left)})}) {
      std::vector<Record> changed = log;
      firstOf(changed, RecordType::InstanceModified).data = other;
      QVERIFY2(!faultsOf(world, changed).empty(), toJson(other).c_str());
    }
  }

  void shouldNoticeWaysThatAComplexGatewayShouldNotTake() {
    World world;
    world.deploy(
        modelXml({"process p", "<startEvent id='s'/>", "<parallelGateway id='f'/>", "<userTask id='a'/>",
                  "<userTask id='b'/>",
                  "<complexGateway id='c'><activationCondition>activationCount >= 1</activationCondition>"
                  "</complexGateway>",
                  "<userTask id='x'/>", "<userTask id='y'/>", "<userTask id='z'/>", "s -> f -> a -> c", "f -> b -> c",
                  "c -> x if v > 1", "c -> y if waitingForStart", "c -> z if not(waitingForStart)"}),
        "p.bpmn");
    QVERIFY(world.start("p", Value::object({{"v", Value(2)}})).ok());
    completeFirstTask(world);  // the first phase: x and y
    completeFirstTask(world);  // the reset: x and z
    std::vector<Record> log = world.instances.at(1).log;
    QCOMPARE(faultsOf(world, log), std::vector<std::string>{});
    QCOMPARE(world.instances.at(1).tree.tasks.size(), std::size_t{4});
    std::vector<Record> changed = log;
    firstOf(changed, RecordType::VariableSet).data = Value(0);
    QVERIFY(!faultsOf(world, changed).empty());
    for (std::size_t i = 0; i < log.size(); ++i) {
      if (log[i].type != RecordType::ElementNoted) continue;
      changed = log;
      changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
      QVERIFY(!faultsOf(world, changed).empty());
    }
  }

  void shouldNoticeTokensThatVanishInAnAdHocSubProcess() {
    World world;
    world.deploy(modelXml({"process p", "<startEvent id='s'/>", "<adHocSubProcess id='h'>", "<userTask id='a'/>",
                           "<userTask id='b'/>", "a -> b", "</adHocSubProcess>", "s -> h"}),
                 "p.bpmn");
    QVERIFY(world.start("p", Value::object({})).ok());
    QVERIFY(world.run(1, {.type = CommandType::StartActivity, .key = 1, .text = "a"}).ok());
    completeFirstTask(world);
    std::vector<Record> log = world.instances.at(1).log;
    QCOMPARE(faultsOf(world, log), std::vector<std::string>{});
    QVERIFY(log.back().type == RecordType::FlowTaken);
    log.pop_back();
    QCOMPARE(faultsOf(world, log).size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "ledger_test.moc"
