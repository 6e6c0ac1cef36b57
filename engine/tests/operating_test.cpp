// Operating instances over the whole engine: migration with its rows and history, restarts, batches that outlive the
// engine, what suspended instances have called, and many completions at one join.
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <future>

#include "engine/deploy/deploy.h"
#include "engine/store/projection.h"
#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;
using run::CommandType;

class OperatingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldMigrateRowsAndTellOldHistoryByTheOldVersion();
  void shouldMigrateIntoASubProcessAndOutOfIt();
  void shouldRetryAnIncidentByItself();
  void shouldCheckAPlanWithoutDoingIt();
  void shouldRestartWithTheOldData();
  void shouldRestartAtTheMessageStart();
  void shouldHoldAndFreeWhatASuspendedInstanceHasCalled();
  void shouldDeliverBufferedMessagesAfterAResume();
  void shouldDoABatchAndTellWhatWasRefused();
  void shouldGoOnWithABatchAfterAReopen();
  void shouldCancelABatch();
  void shouldRefuseMalformedBatches();
  void shouldRestartAndRetryInBatches();
  void shouldJoinAThousandCompletionsOnce();
  void shouldRefuseAnUnknownTimeZone();
  void shouldGoOnWithStartTimersOfVersion1();
  void shouldStartOnceForAllThatWasMissed();
  void shouldForgetBufferedMessagesOfAnyName();
};

namespace {

Result<BatchMade> createBatch(EngineFixture& fixture, BatchRequest request) {
  return await<BatchMade>(
      [&](Done<BatchMade> done) { fixture.engine().createBatch(std::move(request), std::nullopt, std::move(done)); });
}

BatchRow batchOf(EngineFixture& fixture, const std::string& id) {
  return fixture.queries().batch(id).value();
}

Result<Answer> migrate(EngineFixture& fixture, const std::string& id, const Value& data) {
  const EntityId parsed = *parseId(id);
  return fixture.submit(
      {.tree = parsed.tree,
       .command = {.type = CommandType::MigrateInstance, .key = parsed.key, .text = "versioned:2", .data = data}});
}

Result<ActivatedJobs> activate(EngineFixture& fixture, int maxJobs = 100) {
  return await<ActivatedJobs>([&](Done<ActivatedJobs> done) {
    fixture.engine().activateJobs({"register", "w", maxJobs, *parseDuration("PT30S")}, std::nullopt, std::move(done));
  });
}

const Value kMapping = Value::object({{"mapping", Value::object({{"review", "opinion"}, {"late", "overdue"}})}});

// Every row of the tables that are derived from the log, as one text.
std::string projections(const std::string& database) {
  store::Connection connection({.path = database});
  std::string all;
  for (const char* table : {"instance", "task", "timer", "subscription", "job", "incident"}) {
    const std::string columns =
        std::string(table) == "job" ? "tree, key, instance, definition, element, type, retries" : "*";
    store::Statement rows =
        connection.prepare("SELECT " + columns + " FROM " + std::string(table) + " ORDER BY tree, key");
    while (rows.step()) {
      all += table;
      for (int i = 0; i < 7; ++i) all += "|" + std::string(rows.text(i));
      all += "\n";
    }
  }
  return all;
}

std::string rebuilt(EngineFixture& fixture) {
  fixture.close();
  {
    store::Connection connection({.path = fixture.database()});
    auto catalog = deploy::loadCatalog(connection);
    connection.exec("BEGIN IMMEDIATE");
    store::Projection::rebuild(connection, **catalog);
    connection.exec("COMMIT");
  }
  std::string after = projections(fixture.database());
  fixture.reopen();
  return after;
}

}  // namespace

void OperatingTest::shouldMigrateRowsAndTellOldHistoryByTheOldVersion() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"versioned_1.bpmn"}).ok());
  const std::string id = fixture.startId("versioned");
  QVERIFY(fixture.deployFiles({{"versioned_1.bpmn", modelText("versioned_2.bpmn")}}).ok());
  const auto refused = migrate(fixture, id, Value::object({}));
  QVERIFY(!refused);
  QCOMPARE(refused.error().code, std::string("migration-refused"));
  QCOMPARE(refused.error().details.size(), std::size_t{1});
  QCOMPARE(refused.error().details[0].element, std::string("review"));
  QVERIFY(migrate(fixture, id, kMapping).ok());
  QCOMPARE(fixture.queries().instance(id)->definitionId, std::string("versioned:2"));
  QCOMPARE(fixture.openTasks(id).at(0).elementId, std::string("opinion"));
  QCOMPARE(fixture.openTasks(id).at(0).definitionId, std::string("versioned:2"));
  QCOMPARE(fixture.queries().incidents({.processInstanceId = id}, {})->items.at(0).elementId, std::string("script"));
  const auto history = fixture.historyOf(id);
  QVERIFY(std::count(history.begin(), history.end(), "element-entered:review") == 1);
  QVERIFY(std::count(history.begin(), history.end(), "instance-migrated:") == 1);
  const std::string before = projections(fixture.database());
  QCOMPARE(QString::fromStdString(rebuilt(fixture)), QString::fromStdString(before));
  QVERIFY(fixture.advance("P1D").ok());
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{2});
  QCOMPARE(fixture.historyOf(id).size() > history.size(), true);
  QCOMPARE(activate(fixture)->jobs.at(0).elementId, std::string("work"));
  QCOMPARE(fixture.publish({.name = "news"})->receivers.size(), std::size_t{1});
}

namespace {

// A task with a time limit, waiting for a message beside it; in a sub-process or not.
std::string aroundModel(bool inside) {
  const std::string task =
      "<userTask id='ask'/><boundaryEvent id='late' attachedToRef='ask'><timerEventDefinition id='t'>"
      "<timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id='e1'/>"
      "<sequenceFlow id='f1' sourceRef='ask' targetRef='e1'/><sequenceFlow id='f2' sourceRef='late' targetRef='e1'/>";
  const std::string sub =
      "<subProcess id='sub'><startEvent id='ss'/><sequenceFlow id='f3' sourceRef='ss' targetRef='ask'/>" + task +
      "</subProcess><sequenceFlow id='f4' sourceRef='s' targetRef='sub'/>";
  return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d' targetNamespace='urn:t'>"
         "<process id='around' isExecutable='true'><startEvent id='s'/>" +
         (inside ? sub : task + "<sequenceFlow id='f3' sourceRef='s' targetRef='ask'/>") + "</process></definitions>";
}

Result<Answer> migrateTo(EngineFixture& fixture, const std::string& id, const std::string& definition) {
  const EntityId parsed = *parseId(id);
  return fixture.submit(
      {.tree = parsed.tree, .command = {.type = CommandType::MigrateInstance, .key = parsed.key, .text = definition}});
}

}  // namespace

void OperatingTest::shouldMigrateIntoASubProcessAndOutOfIt() {
  EngineFixture fixture;
  for (const bool inside : {false, true, false}) {
    QVERIFY(fixture.deployFiles({{"around.bpmn", aroundModel(inside)}}).ok());
    if (fixture.queries().instances({.process = "around"}, {})->items.empty()) fixture.startId("around");
  }
  const std::string id = fixture.queries().instances({.process = "around"}, {})->items.at(0).id;
  const std::string task = fixture.openTasks(id).at(0).id;
  QVERIFY(migrateTo(fixture, id, "around:2").ok());
  fixture.reopen();
  QCOMPARE(fixture.openTasks(id).at(0).id, task);
  QVERIFY(migrateTo(fixture, id, "around:3").ok());
  fixture.reopen();
  QCOMPARE(fixture.openTasks(id).at(0).id, task);
  const std::string rows = projections(fixture.database());
  QCOMPARE(QString::fromStdString(rebuilt(fixture)), QString::fromStdString(rows));
  const std::vector<std::string> history = fixture.historyOf(id);
  // What goes is told by the definition in which it still was.
  QCOMPARE(std::count(history.begin(), history.end(), "element-entered:sub"), 1);
  QCOMPARE(std::count(history.begin(), history.end(), "element-terminated:sub"), 1);
  QVERIFY(fixture.advance("P1D").ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

void OperatingTest::shouldRetryAnIncidentByItself() {
  EngineFixture fixture;
  const std::string model =
      "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:joinery='urn:joinery:bpmn:1' id='d' "
      "targetNamespace='urn:t'><process id='calls' isExecutable='true'><startEvent id='s'/><callActivity id='call' "
      "calledElement='around' joinery:incidentBackoff='PT1M,PT1H'/><sequenceFlow id='f' sourceRef='s' "
      "targetRef='call'/></process></definitions>";
  QVERIFY(fixture.deployFiles({{"calls.bpmn", model}}).ok());
  const std::string id = fixture.startId("calls");
  QVERIFY(fixture.advance("PT2M").ok());
  QCOMPARE(fixture.queries().incidents({.processInstanceId = id}, {})->items.at(0).code,
           std::string("unknown-process"));
  QVERIFY(fixture.deployFiles({{"around.bpmn", aroundModel(false)}}).ok());
  fixture.reopen();
  QVERIFY(fixture.advance("PT1H").ok());
  QVERIFY(fixture.queries().incidents({}, {})->items.empty());
  QCOMPARE(fixture.queries().instances({.process = "around"}, {})->items.size(), std::size_t{1});
}

void OperatingTest::shouldCheckAPlanWithoutDoingIt() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"versioned_1.bpmn"}).ok());
  const std::string id = fixture.startId("versioned");
  QVERIFY(fixture.deployFiles({{"versioned_1.bpmn", modelText("versioned_2.bpmn")}}).ok());
  const std::size_t rows = fixture.historyOf(id).size();
  QVERIFY(migrate(fixture, id, kMapping.with("dryRun", Value(true))).ok());
  QCOMPARE(fixture.historyOf(id).size(), rows);
  QCOMPARE(fixture.queries().instance(id)->definitionId, std::string("versioned:1"));
}

void OperatingTest::shouldRestartWithTheOldData() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks", Value::object({{"n", std::int64_t{1}}}), "A-1");
  const auto restart = [&] {
    return fixture.submit({.command = {.type = CommandType::StartInstance,
                                       .data = Value::object({{"restartOf", id}, {"variables", Value::object({})}})}});
  };
  QCOMPARE(restart().error().code, std::string("instance-not-ended"));
  QVERIFY(fixture.command(CommandType::CancelInstance, id).ok());
  fixture.reopen();
  const auto again = restart();
  QVERIFY(again.ok());
  const std::string started = formatId(again->tree, again->subject);
  QVERIFY(started != id);
  QCOMPARE(fixture.queries().instance(started)->businessKey, std::string("A-1"));
  QVERIFY(*fixture.queries().variables(started) == Value::object({{"n", std::int64_t{1}}}));
  QCOMPARE(fixture.stateOf(id), std::string("terminated"));
}

void OperatingTest::shouldRestartAtTheMessageStart() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  const std::string id = fixture.publish({.name = "order placed"})->receivers.at(0).processInstanceId;
  QVERIFY(fixture.command(CommandType::CancelInstance, id).ok());
  const auto again =
      fixture.submit({.command = {.type = CommandType::StartInstance, .data = Value::object({{"restartOf", id}})}});
  QVERIFY(again.ok());
  QCOMPARE(fixture.openTasks(formatId(again->tree, again->subject)).at(0).elementId, std::string("handle"));
}

void OperatingTest::shouldHoldAndFreeWhatASuspendedInstanceHasCalled() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"called.bpmn"}).ok());
  const std::string id = fixture.startId("caller");
  QVERIFY(fixture.command(CommandType::SuspendInstance, id).ok());
  QVERIFY(activate(fixture)->jobs.empty());
  QVERIFY(fixture.advance("PT2H").ok());
  QVERIFY(fixture.reports().empty());
  QVERIFY(fixture.command(CommandType::ResumeInstance, id).ok());
  QTRY_COMPARE(*fixture.engine().metrics().find("timersFired")->number().toInt64(), std::int64_t{1});
  QCOMPARE(activate(fixture)->jobs.size(), std::size_t{1});
}

void OperatingTest::shouldDeliverBufferedMessagesAfterAResume() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"called.bpmn"}).ok());
  const std::string id = fixture.startId("caller");
  QVERIFY(fixture.command(CommandType::SuspendInstance, id).ok());
  const auto sent = fixture.publish({.name = "news", .ttl = parseDuration("PT1H").value()});
  QVERIFY(sent.ok() && sent->receivers.empty() && sent->buffered);
  QVERIFY(fixture.command(CommandType::ResumeInstance, id).ok());
  QVERIFY(fixture.publish({.name = "news"})->receivers.empty());  // nobody waits any more
}

void OperatingTest::shouldDoABatchAndTellWhatWasRefused() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  std::vector<std::string> ids;
  for (int i = 0; i < 300; ++i) ids.push_back(fixture.startId("three_tasks"));
  QVERIFY(fixture.command(CommandType::SuspendInstance, ids[7]).ok());
  const auto made = createBatch(fixture, {.operation = "suspend",
                                          .filter = InstanceFilter{.process = "three_tasks"},
                                          .parameters = Value::object({{"reason", "stop"}}),
                                          .actor = "admin"});
  QVERIFY(made.ok());
  QCOMPARE(made->batch.total, std::int64_t{300});
  QTRY_COMPARE(batchOf(fixture, made->batch.id).state, std::string("completed"));
  const BatchRow row = batchOf(fixture, made->batch.id);
  QCOMPARE(row.done, std::int64_t{299});
  QCOMPARE(row.failed, std::int64_t{1});
  const auto outcomes = fixture.queries().batchOutcomes(row.id, {})->items;
  QCOMPARE(outcomes.size(), std::size_t{1});
  QCOMPARE(outcomes[0].processInstanceId, ids[7]);
  QCOMPARE(outcomes[0].code, std::string("instance-suspended"));
  for (const std::string& id : ids) QCOMPARE(fixture.stateOf(id), std::string("suspended"));
}

void OperatingTest::shouldGoOnWithABatchAfterAReopen() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  std::vector<std::string> ids;
  for (int i = 0; i < 2000; ++i) ids.push_back(fixture.startId("three_tasks"));
  const auto made = createBatch(fixture, {.operation = "cancel", .instances = ids});
  QVERIFY(made.ok());
  fixture.reopen();
  const std::int64_t doneBefore = batchOf(fixture, made->batch.id).done;
  QVERIFY(doneBefore < 2000);
  QTRY_COMPARE_WITH_TIMEOUT(batchOf(fixture, made->batch.id).state, std::string("completed"), 30'000);
  QCOMPARE(batchOf(fixture, made->batch.id).done, std::int64_t{2000});
  QCOMPARE(batchOf(fixture, made->batch.id).failed, std::int64_t{0});  // nothing was done twice
  for (const std::string& id : ids) QCOMPARE(fixture.stateOf(id), std::string("terminated"));
}

void OperatingTest::shouldCancelABatch() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  for (int i = 0; i < 2000; ++i) fixture.startId("three_tasks");
  const auto made = createBatch(fixture, {.operation = "cancel", .filter = InstanceFilter{.process = "three_tasks"}});
  const auto cancel = [&] {
    return await<BatchMade>(
        [&](Done<BatchMade> done) { fixture.engine().cancelBatch(made->batch.id, std::nullopt, std::move(done)); });
  };
  const auto cancelled = cancel();
  QVERIFY(cancelled.ok());
  QCOMPARE(cancelled->batch.state, std::string("cancelled"));
  QVERIFY(cancelled->batch.done < 2000);
  QCOMPARE(cancel().error().code, std::string("batch-ended"));
  QVERIFY(fixture.start("three_tasks").ok());
  QCOMPARE(batchOf(fixture, made->batch.id).done, cancelled->batch.done);
}

void OperatingTest::shouldRefuseMalformedBatches() {
  EngineFixture fixture;
  const auto codeOf = [&](BatchRequest request) { return createBatch(fixture, std::move(request)).error().code; };
  QCOMPARE(codeOf({.operation = "explode", .instances = {"1-1"}}), std::string("batch-malformed"));
  QCOMPARE(codeOf({.operation = "cancel"}), std::string("batch-malformed"));
  QCOMPARE(codeOf({.operation = "modify", .instances = {"1-1"}}), std::string("batch-malformed"));
  QCOMPARE(codeOf({.operation = "cancel", .instances = {"1-1"}, .parameters = Value::object({{"mapping", 1}})}),
           std::string("batch-malformed"));
  QCOMPARE(codeOf({.operation = "cancel", .instances = {"x"}}), std::string("unknown-instance"));
}

void OperatingTest::shouldRestartAndRetryInBatches() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"versioned_1.bpmn", "three_tasks.bpmn"}).ok());
  const std::string stuck = fixture.startId("versioned");
  const auto before = fixture.queries().incidents({.processInstanceId = stuck}, {})->items;
  auto made = createBatch(fixture, {.operation = "retry", .instances = {stuck}});
  QTRY_COMPARE(batchOf(fixture, made->batch.id).state, std::string("completed"));
  QCOMPARE(batchOf(fixture, made->batch.id).failed, std::int64_t{0});
  const auto after = fixture.queries().incidents({.processInstanceId = stuck}, {})->items;
  QCOMPARE(after.size(), std::size_t{1});
  QVERIFY(after[0].id != before.at(0).id);  // it was tried again, and failed again
  const std::string ended = fixture.startId("three_tasks");
  QVERIFY(fixture.command(CommandType::CancelInstance, ended).ok());
  made = createBatch(fixture, {.operation = "restart", .filter = InstanceFilter{.process = "three_tasks"}});
  QTRY_COMPARE(batchOf(fixture, made->batch.id).state, std::string("completed"));
  const auto outcomes = fixture.queries().batchOutcomes(made->batch.id, {})->items;
  QCOMPARE(outcomes.size(), std::size_t{1});
  QCOMPARE(fixture.stateOf(outcomes[0].startedInstanceId), std::string("active"));
}

// Completions that arrive at the same time from many threads: one continuation, and nobody is told of a conflict.
void OperatingTest::shouldJoinAThousandCompletionsOnce() {
  EngineFixture fixture;
  constexpr int kBranches = 1000;
  std::string branches;
  for (int i = 0; i < kBranches; ++i) {
    const std::string n = std::to_string(i);
    branches += "<userTask id=\"t" + n + "\"/><sequenceFlow id=\"a" + n + "\" sourceRef=\"fork\" targetRef=\"t" + n +
                "\"/><sequenceFlow id=\"b" + n + "\" sourceRef=\"t" + n + "\" targetRef=\"join\"/>";
  }
  const std::string model =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\"><process "
      "id=\"wide\" "
      "isExecutable=\"true\"><startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"fork\"/>"
      "<parallelGateway id=\"fork\"/>" +
      branches +
      "<parallelGateway id=\"join\"/><sequenceFlow id=\"f2\" sourceRef=\"join\" targetRef=\"after\"/><userTask "
      "id=\"after\"/></process></definitions>";
  QVERIFY(fixture.deployFiles({{"wide.bpmn", model}}).ok());
  const std::string id = fixture.startId("wide");
  std::vector<std::string> tasks;
  for (const TaskRow& task : fixture.openTasks(id)) tasks.push_back(task.id);
  QCOMPARE(tasks.size(), std::size_t{kBranches});
  std::atomic<int> failed{0};
  std::vector<std::future<void>> threads;
  for (int t = 0; t < 8; ++t) {
    threads.push_back(std::async(std::launch::async, [&, t] {
      for (std::size_t i = static_cast<std::size_t>(t); i < tasks.size(); i += 8) {
        if (!fixture.completeTask(tasks[i])) ++failed;
      }
    }));
  }
  for (auto& thread : threads) thread.get();
  QCOMPARE(failed.load(), 0);
  const std::vector<std::string> history = fixture.historyOf(id);
  QCOMPARE(std::count(history.begin(), history.end(), "element-completed:join"), 1);
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{1});
  QCOMPARE(fixture.openTasks(id).at(0).elementId, std::string("after"));
}

void OperatingTest::shouldRefuseAnUnknownTimeZone() {
  const auto engine = Engine::open({.database = ":memory:", .timeZone = "Mars/Olympus"});
  QVERIFY(!engine);
  QCOMPARE(engine.error().code, std::string("unknown-time-zone"));
}

void OperatingTest::shouldGoOnWithStartTimersOfVersion1() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"every_hour.bpmn"}).ok());  // R3/PT1H
  fixture.close();
  store::Connection({.path = fixture.database()})
      .exec("UPDATE start_timer SET cycle = '', remaining = 2, every_ms = 3600000");
  fixture.reopen();
  QVERIFY(fixture.advance("PT10H").ok());
  QCOMPARE(fixture.queries().instances({.process = "every_hour"}, {})->items.size(), std::size_t{3});
}

void OperatingTest::shouldStartOnceForAllThatWasMissed() {
  EngineFixture fixture;
  const std::string model = modelText("every_hour.bpmn");
  const std::size_t cycle = model.find("R3/PT1H");
  QVERIFY(cycle != std::string::npos);
  QVERIFY(fixture.deployFiles({{"every_hour.bpmn", std::string(model).replace(cycle, 7, "R/PT1M")}}).ok());
  fixture.close();
  fixture.clock().set(addDuration(fixture.clock().now(), *parseDuration("P7DT30S")));
  fixture.reopen();
  const auto started = [&] { return fixture.queries().instances({.process = "every_hour"}, {})->items.size(); };
  QTRY_COMPARE(started(), std::size_t{1});
  QVERIFY(fixture.advance("PT10M").ok());
  QCOMPARE(started(), std::size_t{11});
}

void OperatingTest::shouldForgetBufferedMessagesOfAnyName() {
  EngineFixture fixture;
  QVERIFY(fixture.publish({.name = "nobody waits for it", .ttl = *parseDuration("PT1M")})->buffered);
  QVERIFY(fixture.advance("PT2M").ok());
  QVERIFY(fixture.publish({.name = "another", .ttl = *parseDuration("PT1M")})->buffered);
  store::Connection connection({.path = fixture.database()});
  store::Statement count = connection.prepare("SELECT count(*) FROM message");
  QVERIFY(count.step());
  QCOMPARE(count.integer(0), std::int64_t{1});
}

QTEST_GUILESS_MAIN(OperatingTest)
#include "operating_test.moc"
