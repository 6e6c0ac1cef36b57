// What instances wait for: timers, messages, signals and workers.
#include <QtTest>
#include <algorithm>

#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;

class WaitingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldFireTimersInOrder();
  void shouldCatchUpAfterAStop();
  void shouldTellOfAStuckJoinAfterAStop();
  void shouldHoldTimersOfSuspendedInstances();
  void shouldStartByTimerWithoutDrift();
  void shouldArmOnlyTheLatestVersion();
  void shouldDeliverAMessageOnceForEachProcess();
  void shouldStartByMessage();
  void shouldBufferMessagesForAWhile();
  void shouldRefuseAMessageIdTwice();
  void shouldDeliverThrownMessagesInTheSameUnit();
  void shouldPassOverSuspendedReceivers();
  void shouldLockJobsForWorkers();
  void shouldGiveJobsAgainWhenTheirLockRunsOut();
  void shouldWaitBeforeARetry();
  void shouldTellWhenJobsAppear();
};

namespace {

Result<ActivatedJobs> activate(EngineFixture& fixture, const std::string& worker, int maxJobs = 10) {
  return await<ActivatedJobs>([&](Done<ActivatedJobs> done) {
    fixture.engine().activateJobs({"register", worker, maxJobs, *parseDuration("PT30S")}, std::nullopt,
                                  std::move(done));
  });
}

Value waitFor(const char* duration) {
  return Value::object({{"wait", duration}});
}

}  // namespace

void WaitingTest::shouldFireTimersInOrder() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"timers.bpmn"}).ok());
  std::vector<std::string> ids;
  for (const char* wait : {"PT3H", "PT1H", "PT2H", "P2D"}) ids.push_back(fixture.startId("deadline", waitFor(wait)));
  const Instant before = fixture.engine().now();
  QVERIFY(fixture.advance("P1D").ok());
  QCOMPARE(fixture.engine().now(), addDuration(before, *parseDuration("P1D")));
  for (int i = 0; i < 3; ++i) QCOMPARE(fixture.stateOf(ids[std::size_t(i)]), std::string("completed"));
  QCOMPARE(fixture.stateOf(ids[3]), std::string("active"));
  // Each at its own time, the earliest first.
  const auto endOf = [&](int i) { return fixture.queries().instance(ids[std::size_t(i)])->endedAt->ms - before.ms; };
  QCOMPARE(endOf(1), std::int64_t{3'600'000});
  QCOMPARE(endOf(2), std::int64_t{7'200'000});
  QCOMPARE(endOf(0), std::int64_t{10'800'000});
}

void WaitingTest::shouldCatchUpAfterAStop() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"timers.bpmn"}).ok());
  std::vector<std::string> ids;
  for (int i = 0; i < 600; ++i) ids.push_back(fixture.startId("deadline", waitFor("PT1H")));
  fixture.close();
  fixture.clock().set(addDuration(fixture.clock().now(), *parseDuration("P1D")));
  fixture.reopen();
  QTRY_VERIFY(fixture.openTasks().empty());
  for (const std::string& id : ids) QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

// A join that lacks a token is told after a minute, also where the server stood still in it, and for good.
void WaitingTest::shouldTellOfAStuckJoinAfterAStop() {
  EngineFixture fixture;
  const std::string model =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\"><process "
      "id=\"stuck\" isExecutable=\"true\"><startEvent id=\"s\"/><parallelGateway id=\"join\"/><task id=\"a\"/>"
      "<exclusiveGateway id=\"x\" default=\"f3\"/><endEvent id=\"e\"/>"
      "<sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"x\"/>"
      "<sequenceFlow id=\"f2\" sourceRef=\"x\" targetRef=\"a\"><conditionExpression>false</conditionExpression>"
      "</sequenceFlow><sequenceFlow id=\"f3\" sourceRef=\"x\" targetRef=\"join\"/>"
      "<sequenceFlow id=\"f4\" sourceRef=\"a\" targetRef=\"join\"/>"
      "<sequenceFlow id=\"f5\" sourceRef=\"join\" targetRef=\"e\"/></process></definitions>";
  QVERIFY(fixture.deployFiles({{"stuck.bpmn", model}}).ok());
  const std::string id = fixture.startId("stuck");
  const auto incidents = [&] { return fixture.queries().incidents({.processInstanceId = id}, {})->items; };
  QVERIFY(incidents().empty());
  fixture.close();
  fixture.clock().set(addDuration(fixture.clock().now(), *parseDuration("PT2M")));
  fixture.reopen();
  QTRY_COMPARE(incidents().size(), std::size_t{1});
  QCOMPARE(incidents().front().code, std::string("join-stuck"));
  fixture.reopen();
  QCOMPARE(incidents().size(), std::size_t{1});
}

void WaitingTest::shouldHoldTimersOfSuspendedInstances() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"timers.bpmn"}).ok());
  const std::string id = fixture.startId("deadline", waitFor("PT1H"));
  QVERIFY(fixture.command(run::CommandType::SuspendInstance, id).ok());
  QVERIFY(fixture.advance("PT2H").ok());
  QCOMPARE(fixture.stateOf(id), std::string("suspended"));
  QVERIFY(fixture.command(run::CommandType::ResumeInstance, id).ok());
  QTRY_COMPARE(fixture.stateOf(id), std::string("completed"));
  QVERIFY(fixture.reports().empty());
}

void WaitingTest::shouldStartByTimerWithoutDrift() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"every_hour.bpmn"}).ok());
  const Instant armed = fixture.engine().now();
  QVERIFY(fixture.advance("PT90M").ok());
  fixture.reopen();
  QVERIFY(fixture.advance("PT10H").ok());
  std::vector<InstanceRow> started = fixture.queries().instances({.process = "every_hour"}, {})->items;
  std::reverse(started.begin(), started.end());
  QCOMPARE(started.size(), std::size_t{3});  // R3
  for (std::size_t i = 0; i < started.size(); ++i) {
    QCOMPARE(started[i].startedAt.ms - armed.ms, static_cast<std::int64_t>(i + 1) * 3'600'000);
  }
}

void WaitingTest::shouldArmOnlyTheLatestVersion() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"every_hour.bpmn"}).ok());
  const Result<Deployment> same = fixture.deploy({"every_hour.bpmn"});
  QVERIFY(same.ok() && !same->changed);
  const Result<Deployment> second =
      fixture.deployFiles({{"every_hour.bpmn", modelText("every_hour.bpmn") + "<!-- changed -->"}});
  QVERIFY(second.ok() && second->changed);
  QCOMPARE(second->definitions.at(0).id, std::string("every_hour:2"));
  QVERIFY(fixture.advance("PT1H").ok());
  const auto started = fixture.queries().instances({.process = "every_hour"}, {})->items;
  QCOMPARE(started.size(), std::size_t{1});
  QCOMPARE(started[0].version, 2);
}

void WaitingTest::shouldDeliverAMessageOnceForEachProcess() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  const std::string first = fixture.startId("waits", Value::object({{"order", "A"}}));
  const std::string second = fixture.startId("waits", Value::object({{"order", "A"}}));
  const std::string other = fixture.startId("waits", Value::object({{"order", 7}}));
  const Result<Correlated> sent = fixture.publish({.name = "paid", .correlationKey = "A"});
  QCOMPARE(sent->receivers.size(), std::size_t{1});
  QCOMPARE(sent->receivers[0].processInstanceId, first);
  QCOMPARE(sent->receivers[0].elementId, std::string("wait"));
  QCOMPARE(fixture.stateOf(first), std::string("completed"));
  QCOMPARE(fixture.stateOf(second), std::string("active"));
  QVERIFY(fixture.publish({.name = "paid", .correlationKey = "B"})->receivers.empty());
  QVERIFY(fixture.publish({.name = "paid"})->receivers.empty());  // without a key: only who waits without one
  QCOMPARE(fixture.publish({.name = "paid", .correlationKey = Decimal::parse("7.0").value()})->receivers.size(),
           std::size_t{1});
  QCOMPARE(fixture.stateOf(other), std::string("completed"));
}

void WaitingTest::shouldStartByMessage() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  const Result<Correlated> sent = fixture.publish({.name = "order placed", .variables = Value::object({{"n", 3}})});
  QCOMPARE(sent->receivers.size(), std::size_t{1});
  QCOMPARE(sent->receivers[0].elementId, std::string("placed"));
  QVERIFY(*fixture.queries().variables(sent->receivers[0].processInstanceId)->find("n") == Value(3));
}

void WaitingTest::shouldBufferMessagesForAWhile() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  QVERIFY(fixture.publish({.name = "paid", .correlationKey = "A", .ttl = *parseDuration("PT1H")})->buffered);
  QVERIFY(!fixture.publish({.name = "paid", .correlationKey = "A"})->buffered);
  fixture.reopen();
  const std::string early = fixture.startId("waits", Value::object({{"order", "A"}}));
  QCOMPARE(fixture.stateOf(early), std::string("completed"));
  QCOMPARE(fixture.stateOf(fixture.startId("waits", Value::object({{"order", "A"}}))), std::string("active"));
  QVERIFY(fixture.publish({.name = "paid", .correlationKey = "C", .ttl = *parseDuration("PT1H")})->buffered);
  QVERIFY(fixture.advance("PT2H").ok());
  QCOMPARE(fixture.stateOf(fixture.startId("waits", Value::object({{"order", "C"}}))), std::string("active"));
}

void WaitingTest::shouldRefuseAMessageIdTwice() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  QVERIFY(fixture.publish({.name = "paid", .messageId = "m-1"}).ok());
  QCOMPARE(fixture.publish({.name = "paid", .messageId = "m-1"}).error().code, std::string("message-duplicate"));
}

void WaitingTest::shouldDeliverThrownMessagesInTheSameUnit() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  const std::string waiting = fixture.startId("waits", Value::object({{"order", "A"}}));
  const std::string thrower = fixture.startId("throws", Value::object({{"order", "A"}}));
  QCOMPARE(fixture.stateOf(thrower), std::string("completed"));
  QCOMPARE(fixture.stateOf(waiting), std::string("completed"));
  QCOMPARE(fixture.queries().instances({.process = "started_by_message"}, {})->items.size(), std::size_t{1});
}

void WaitingTest::shouldPassOverSuspendedReceivers() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"messages.bpmn"}).ok());
  const std::string first = fixture.startId("waits", Value::object({{"order", "A"}}));
  const std::string second = fixture.startId("waits", Value::object({{"order", "A"}}));
  QVERIFY(fixture.command(run::CommandType::SuspendInstance, first).ok());
  QCOMPARE(fixture.publish({.name = "paid", .correlationKey = "A"})->receivers.at(0).processInstanceId, second);
}

void WaitingTest::shouldLockJobsForWorkers() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"jobs.bpmn"}).ok());
  const std::string id = fixture.startId("worked", Value::object({{"site", "north"}}), "case-9");
  const Result<ActivatedJobs> taken = activate(fixture, "w1");
  QCOMPARE(taken->jobs.size(), std::size_t{1});
  const ActivatedJob& job = taken->jobs[0];
  QCOMPARE(job.processInstanceId, id);
  QCOMPARE(job.elementId, std::string("register"));
  QCOMPARE(job.businessKey, std::string("case-9"));
  QCOMPARE(job.retries, 2);
  QCOMPARE(job.headers.text("queue"), std::string("fast"));
  QCOMPARE(job.variables.text("site"), std::string("north"));
  QVERIFY(activate(fixture, "w2")->jobs.empty());
  fixture.reopen();
  QVERIFY(activate(fixture, "w2")->jobs.empty());  // a lock survives a restart
  QCOMPARE(fixture.queries().job(job.id)->worker, std::string("w1"));
  const Value done = Value::object({{"variables", Value::object({{"number", "N1"}})}});
  QCOMPARE(fixture.command(run::CommandType::CompleteJob, job.id, done, "w2").error().code,
           std::string("job-lock-lost"));
  QVERIFY(fixture.command(run::CommandType::CompleteJob, job.id, done, "w1").ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
  QCOMPARE(fixture.queries().variables(id)->text("number"), std::string("N1"));
}

void WaitingTest::shouldGiveJobsAgainWhenTheirLockRunsOut() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"jobs.bpmn"}).ok());
  fixture.startId("worked");
  const std::string job = activate(fixture, "w1")->jobs.at(0).id;
  QVERIFY(fixture.advance("PT20S").ok());
  QVERIFY(await<Success>([&](Done<Success> done) {
            fixture.engine().extendJob(job, "w1", *parseDuration("PT30S"), std::move(done));
          }).ok());
  QVERIFY(fixture.advance("PT20S").ok());
  QVERIFY(activate(fixture, "w2")->jobs.empty());
  QVERIFY(fixture.advance("PT20S").ok());
  QCOMPARE(activate(fixture, "w2")->jobs.size(), std::size_t{1});
  QCOMPARE(fixture.command(run::CommandType::CompleteJob, job, Value::object({}), "w1").error().code,
           std::string("job-lock-lost"));
}

void WaitingTest::shouldWaitBeforeARetry() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"jobs.bpmn"}).ok());
  const std::string id = fixture.startId("worked");
  const auto fail = [&](const std::string& job, int retries) {
    const Instant retryAt = addDuration(fixture.engine().now(), *parseDuration("PT1M"));
    return fixture.command(run::CommandType::FailJob, job,
                           Value::object({{"message", "no"}, {"retries", retries}, {"retryAt", retryAt.ms}}), "w1");
  };
  const std::string job = activate(fixture, "w1")->jobs.at(0).id;
  QVERIFY(fail(job, 1).ok());
  QVERIFY(activate(fixture, "w1")->jobs.empty());
  QVERIFY(fixture.advance("PT61S").ok());
  QCOMPARE(activate(fixture, "w1")->jobs.at(0).retries, 1);
  QVERIFY(fail(job, 0).ok());
  QVERIFY(fixture.advance("PT61S").ok());
  QVERIFY(activate(fixture, "w1")->jobs.empty());
  const auto incidents = fixture.queries().incidents({.processInstanceId = id}, {});
  QCOMPARE(incidents->items.size(), std::size_t{1});
  QVERIFY(fixture.command(run::CommandType::RetryIncident, incidents->items[0].id).ok());
  QCOMPARE(activate(fixture, "w1")->jobs.size(), std::size_t{1});
  QVERIFY(fixture.queries().incidents({}, {})->items.empty());
}

void WaitingTest::shouldTellWhenJobsAppear() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"jobs.bpmn"}).ok());
  std::vector<std::string> told;
  const auto token = fixture.engine().onJobs(
      [&](const std::vector<std::string>& types) { told.insert(told.end(), types.begin(), types.end()); });
  fixture.startId("worked");
  QVERIFY(activate(fixture, "w1").ok());  // after the listener of the commit before has run
  QCOMPARE(told, (std::vector<std::string>{"register"}));
  QVERIFY(fixture.advance("PT31S").ok());
  QVERIFY(fixture.advance("PT1S").ok());
  QCOMPARE(told.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
