// The engine on a real database: commands, queries, idempotency, group commit, restart.
#include <QtTest>
#include <atomic>
#include <set>

#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;

class EngineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldRunAnInstanceWithinItsStart();
  void shouldKeepTasksUntilTheyAreDone();
  void shouldChangeNothingWhenACommandIsRefused();
  void shouldGiveTheSameAnswerUnderTheSameIdempotencyKey();
  void shouldForgetIdempotencyKeysAfterADay();
  void shouldShareCommitsUnderLoad();
  void shouldContinueAfterReopening();
  void shouldRefuseASecondEngineOnTheSameDatabase();
  void shouldListTasksByWhoMayDoThem();
  void shouldPageThroughInstancesWhileTheyChange();
  void shouldNumberEventsWithoutGaps();
  void shouldKeepDocumentsWithVersions();
  void shouldWorkInMemory();
};

void EngineTest::shouldRunAnInstanceWithinItsStart() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"five_steps.bpmn"}).ok());
  const std::string id = fixture.startId("five_steps", Value::object({{"n", 1}}), "case-1");
  const auto row = fixture.queries().instance(id);
  QVERIFY(row.ok());
  QCOMPARE(std::string(stateWord(row->state)), std::string("completed"));
  QCOMPARE(row->businessKey, std::string("case-1"));
  QCOMPARE(row->definitionId, std::string("five_steps:1"));
  QVERIFY(row->endedAt.has_value());
  QVERIFY(*fixture.queries().variables(id)->find("n") == Value(1));
  const std::vector<std::string> history = fixture.historyOf(id);
  QCOMPARE(history.front(), std::string("instance-started:five_steps"));
  QCOMPARE(std::count(history.begin(), history.end(), "element-completed:c"), 1);
  QCOMPARE(history.back(), std::string("instance-ended:five_steps"));
}

void EngineTest::shouldKeepTasksUntilTheyAreDone() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  std::vector<TaskRow> tasks = fixture.openTasks(id);
  QCOMPARE(tasks.size(), std::size_t{3});
  QCOMPARE(fixture.queries().tokens(id, {})->items.size(), std::size_t{3});
  for (const TaskRow& task : tasks) QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
  QVERIFY(fixture.openTasks(id).empty());
  TaskFilter completed;
  completed.states = {run::TaskState::Completed};
  QCOMPARE(fixture.queries().tasks(completed, {})->items.size(), std::size_t{3});
  QCOMPARE(fixture.queries().task(tasks[0].id)->state, run::TaskState::Completed);
  const Result<Answer> again = fixture.completeTask(tasks[0].id);
  QVERIFY(!again.ok());
  QCOMPARE(again.error().kind, ErrorKind::Conflict);
}

void EngineTest::shouldChangeNothingWhenACommandIsRefused() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  const std::string task = fixture.openTasks(id)[0].id;
  const std::size_t before = fixture.historyOf(id).size();
  const EntityId parsed = *parseId(task);
  const Result<Answer> refused =
      fixture.submit({.tree = parsed.tree,
                      .command = {.type = run::CommandType::CompleteTask, .key = parsed.key},
                      .check = [](const run::Tree&, run::Command&) -> Status {
                        return makeError(ErrorKind::Refused, "form-invalid", "the form says no");
                      }});
  QCOMPARE(refused.error().code, std::string("form-invalid"));
  QCOMPARE(fixture.start("nobody knows").error().code, std::string("unknown-process"));
  QCOMPARE(fixture.completeTask("999-1").error().code, std::string("unknown-instance"));
  QCOMPARE(fixture.historyOf(id).size(), before);
  QVERIFY(fixture.completeTask(task).ok());
}

void EngineTest::shouldGiveTheSameAnswerUnderTheSameIdempotencyKey() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"five_steps.bpmn"}).ok());
  const auto start = [&](const std::string& hash) {
    return fixture.submit({.command = {.type = run::CommandType::StartInstance, .text = "five_steps"},
                           .idempotency = Idempotency{"admin/k1", hash},
                           .render = [](const run::Tree& tree, const Answer&) {
                             return StoredAnswer{201, "tree " + std::to_string(tree.id)};
                           }});
  };
  const Result<Answer> first = start("h");
  QVERIFY(first.ok() && !first->replayed);
  fixture.reopen();
  const Result<Answer> second = start("h");
  QVERIFY(second.ok() && second->replayed);
  QCOMPARE(second->rendered->body, first->rendered->body);
  QCOMPARE(second->rendered->status, 201);
  QCOMPARE(start("other").error().code, std::string("idempotency-key-reused"));
  QCOMPARE(fixture.queries().instances({}, {})->items.size(), std::size_t{1});
}

void EngineTest::shouldForgetIdempotencyKeysAfterADay() {
  EngineFixture fixture;
  const auto put = [&] {
    return await<DocumentsPut>([&](Done<DocumentsPut> done) {
      fixture.engine().putDocuments({{"c", "k", "v", std::nullopt}},
                                    Once<DocumentsPut>{{"key", "hash"},
                                                       [](const DocumentsPut&) {
                                                         return StoredAnswer{204, ""};
                                                       }},
                                    std::move(done));
    });
  };
  QVERIFY(put().ok());
  QVERIFY(put()->replayed.has_value());
  QVERIFY(fixture.advance("P1D").ok());
  QVERIFY(!put()->replayed.has_value());
  QCOMPARE((*fixture.queries().document("c", "k"))->version, std::int64_t{2});
}

void EngineTest::shouldShareCommitsUnderLoad() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"five_steps.bpmn"}).ok());
  const std::int64_t before = *fixture.engine().metrics().find("commits")->number().toInt64();
  std::atomic<int> done{0};
  std::promise<void> all;
  constexpr int kCommands = 2000;
  for (int i = 0; i < kCommands; ++i) {
    fixture.engine().submit({.command = {.type = run::CommandType::StartInstance, .text = "five_steps"}},
                            [&](Result<Answer>) {
                              if (++done == kCommands) all.set_value();
                            });
  }
  all.get_future().wait();
  const std::int64_t commits = *fixture.engine().metrics().find("commits")->number().toInt64() - before;
  QVERIFY2(commits < kCommands / 4, qPrintable(QString("%1 commits").arg(commits)));
  QVERIFY(*fixture.engine().metrics().find("largestBatch")->number().toInt64() <= 512);
}

void EngineTest::shouldContinueAfterReopening() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks", Value::object({{"a", "甲"}}));
  QVERIFY(fixture.completeTask(fixture.openTasks(id)[0].id).ok());
  fixture.reopen();
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{2});
  QCOMPARE(fixture.queries().variables(id)->text("a"), std::string("甲"));
  for (const TaskRow& task : fixture.openTasks(id)) QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
  QCOMPARE(fixture.queries().definitions({.key = "three_tasks"}, {})->items.size(), std::size_t{1});
}

void EngineTest::shouldRefuseASecondEngineOnTheSameDatabase() {
  EngineFixture fixture;
  const auto second = fixture.openAnother();
  QVERIFY(!second.ok());
  QCOMPARE(second.error().code, std::string("store-locked"));
}

void EngineTest::shouldListTasksByWhoMayDoThem() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"assigned.bpmn"}).ok());
  const std::string id = fixture.startId("assigned", {}, "PERMIT-7");
  fixture.startId("assigned");
  const auto elements = [&](TaskFilter filter) {
    std::multiset<std::string> found;
    PageRequest request{.limit = 1};
    while (true) {
      auto page = fixture.queries().tasks(filter, request);
      if (!page) return std::multiset<std::string>{page.error().code};
      for (const TaskRow& task : page->items) found.insert(task.elementId);
      if (page->nextCursor.empty()) return found;
      request.cursor = page->nextCursor;
    }
  };
  using Elements = std::multiset<std::string>;
  QCOMPARE(elements({.assignee = "zhang"}), (Elements{"mine", "mine"}));
  QCOMPARE(elements({.candidateUser = "li"}), (Elements{"ours", "ours"}));
  QCOMPARE(elements({.candidateGroups = {"fire", "water"}}), (Elements{"ours", "ours"}));
  QCOMPARE(elements({.candidateGroups = {"water"}}), Elements{});
  QCOMPARE(elements({.mine = TaskFilter::Mine{"zhang", {"planning"}}}), (Elements{"mine", "mine", "ours", "ours"}));
  QCOMPARE(elements({.mine = TaskFilter::Mine{"wang", {}}}), Elements{});
  QCOMPARE(elements({.processInstanceId = id, .elementId = "ours"}), Elements{"ours"});
  QCOMPARE(elements({.text = "permit-7"}), (Elements{"mine", "ours"}));
  QCOMPARE(elements({.dueBefore = addDuration(fixture.engine().now(), *parseDuration("P4D"))}),
           (Elements{"mine", "mine"}));
  QCOMPARE(elements({.states = {run::TaskState::Claimed}}), (Elements{"mine", "mine"}));
  QCOMPARE(elements({.process = "other"}), Elements{});
  QCOMPARE(elements({.sort = "size"}), Elements{"unknown-sort"});
  for (const char* sort : {"dueAt", "-dueAt", "priority", "-priority", "name", "-name", "createdAt"}) {
    QCOMPARE(elements({.sort = sort}), (Elements{"mine", "mine", "ours", "ours"}));
  }
  QCOMPARE(fixture.queries().tasks({.sort = "dueAt"}, {})->items.back().elementId, std::string("ours"));

  const std::string ours = fixture.queries().tasks({.processInstanceId = id, .elementId = "ours"}, {})->items[0].id;
  const auto row = fixture.queries().task(ours);
  QCOMPARE(row->candidateGroups, (std::vector<std::string>{"planning", "fire"}));
  QCOMPARE(row->form, std::string("opinion"));
  QVERIFY(fixture.command(run::CommandType::ClaimTask, ours, {}, "li").ok());
  QCOMPARE(elements({.mine = TaskFilter::Mine{"wang", {"planning"}}}), Elements{"ours"});
  QVERIFY(fixture.command(run::CommandType::SuspendInstance, id).ok());
  QCOMPARE(elements({.states = {run::TaskState::Suspended}}), (Elements{"mine", "ours"}));
  QCOMPARE(*fixture.queries().takesPart(parseId(id)->tree, {"li", {}}), true);
  QCOMPARE(*fixture.queries().takesPart(parseId(id)->tree, {"wang", {}}), false);
}

void EngineTest::shouldPageThroughInstancesWhileTheyChange() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  std::set<std::string> started;
  for (int i = 0; i < 25; ++i) started.insert(fixture.startId("three_tasks", {}, "b" + std::to_string(i % 5)));
  PageRequest request{.limit = 4};
  std::set<std::string> seen;
  const InstanceFilter active{.process = "three_tasks", .states = {run::InstanceState::Active}};
  while (true) {
    const auto page = fixture.queries().instances(active, request);
    QVERIFY(page.ok());
    for (const InstanceRow& row : page->items) QVERIFY(seen.insert(row.id).second);
    if (page->nextCursor.empty()) break;
    request.cursor = page->nextCursor;
    fixture.startId("three_tasks");  // newest first: does not come into the pages that are left
  }
  QCOMPARE(seen, started);
  QCOMPARE(fixture.queries().instances({.businessKey = "b3"}, {})->items.size(), std::size_t{5});
  QCOMPARE(fixture.queries().instances({}, {.limit = 0}).error().code, std::string("limit-out-of-range"));
  QCOMPARE(fixture.queries().instances({}, {.cursor = "zz"}).error().code, std::string("malformed-cursor"));
}

void EngineTest::shouldNumberEventsWithoutGaps() {
  EngineFixture fixture;
  std::vector<Event> live;
  const auto token = fixture.engine().listen(
      [&](const std::vector<Event>& events) { live.insert(live.end(), events.begin(), events.end()); });
  QVERIFY(fixture.deploy({"three_tasks.bpmn", "five_steps.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  fixture.startId("five_steps");
  QVERIFY(fixture.completeTask(fixture.openTasks(id)[1].id).ok());
  QVERIFY(fixture.deploy({"timers.bpmn"}).ok());  // a further commit: the listener has been told of the earlier ones
  std::vector<Event> read;
  while (true) {
    const auto more = fixture.queries().events(read.empty() ? 0 : read.back().id, 5);
    QVERIFY(more.ok());
    if (more->empty()) break;
    read.insert(read.end(), more->begin(), more->end());
  }
  QVERIFY(!read.empty());
  for (std::size_t i = 0; i < read.size(); ++i) QCOMPARE(read[i].id, static_cast<std::int64_t>(i) + 1);
  QCOMPARE(live.size(), read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    QCOMPARE(live[i].type, read[i].type);
    QCOMPARE(live[i].elementId, read[i].elementId);
    QCOMPARE(live[i].processInstanceId, read[i].processInstanceId);
    QVERIFY(!read[i].processInstanceId.empty());
  }
}

void EngineTest::shouldKeepDocumentsWithVersions() {
  EngineFixture fixture;
  const auto put = [&](std::vector<DocumentChange> changes) {
    return await<DocumentsPut>(
        [&](Done<DocumentsPut> done) { fixture.engine().putDocuments(changes, std::nullopt, std::move(done)); });
  };
  QVERIFY(put({{"users", "li", "1", 0}, {"users", "lin", "2", 0}, {"users", "zhang", "3", 0}}).ok());
  QCOMPARE(put({{"groups", "g", "x", std::nullopt}, {"users", "li", "4", 0}}).error().code,
           std::string("document-changed"));
  QVERIFY(!fixture.queries().document("groups", "g")->has_value());
  QVERIFY(put({{"users", "li", "4", 1}}).ok());
  QCOMPARE((*fixture.queries().document("users", "li"))->value, std::string("4"));
  QCOMPARE(fixture.queries().documents("users", "li", {})->items.size(), std::size_t{2});
  QVERIFY(put({{"users", "li", std::nullopt, 2}}).ok());
  QCOMPARE(fixture.queries().documents("users", "", {.limit = 1})->items[0].key, std::string("lin"));
}

void EngineTest::shouldWorkInMemory() {
  EngineFixture fixture(EngineOptions{.database = ":memory:"});
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  for (const TaskRow& task : fixture.openTasks(id)) QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
