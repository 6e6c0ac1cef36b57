// What happens when writes fail or the process dies: nothing that was answered is lost, nothing is answered that is not
// on disk.
#include <QtTest>
#include <atomic>
#include <future>
#include <map>
#include <set>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/tests/engine_fixture.h"
#include "engine/tests/fault_vfs.h"

using namespace joinery;
using namespace joinery::tests;

class FailureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void shouldLoseNothingThatWasAnsweredWhenKilled_data();
  void shouldLoseNothingThatWasAnsweredWhenKilled();
  void shouldBecomeReadOnlyWhenAWriteFails_data();
  void shouldBecomeReadOnlyWhenAWriteFails();
  void shouldRefuseEverythingQueuedWhenAWriteFails();
  void shouldUndoAUnitWhoseCheckThrows();
  void shouldFinishWhatIsQueuedWhenDraining();
  void shouldAnswerWithTheTimeThatIsWritten();
  void shouldRefuseADatabaseOfALaterProgram();
  void shouldRefuseAFileThatIsNoDatabase();
};

void FailureTest::initTestCase() {
  ::signal(SIGPIPE, SIG_IGN);
}

namespace {

// The child: starts instances and says on the pipe which of them were answered, until it is killed.
[[noreturn]] void startUntilKilled(const std::string& database, int acknowledged) {
  auto engine = Engine::open({.database = database});
  if (!engine) ::_exit(3);
  std::promise<bool> deployed;
  (*engine)->deploy({{"three_tasks.bpmn", modelText("three_tasks.bpmn")}}, {}, std::nullopt,
                    [&](Result<Deployment> r) { deployed.set_value(r.ok()); });
  if (!deployed.get_future().get()) ::_exit(4);
  std::atomic<int> next{0};
  std::function<void()> startNext = [&] {
    const std::int32_t number = next++;
    Submission submission{.command = {.type = run::CommandType::StartInstance, .text = "three_tasks"}};
    submission.command.data = Value::object({{"businessKey", "n" + std::to_string(number)}});
    (*engine)->submit(std::move(submission), [&, number](Result<Answer> answer) {
      if (answer && ::write(acknowledged, &number, sizeof number) != sizeof number) ::_exit(5);
      startNext();
    });
  };
  for (int i = 0; i < 50; ++i) startNext();
  ::pause();
  ::_exit(0);
}

// Runs the child until it has acknowledged `count` starts, kills it, and returns all that it acknowledged.
std::set<std::int32_t> killAfter(const std::string& database, int count) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) startUntilKilled(database, ends[1]);
  ::close(ends[1]);
  std::set<std::int32_t> acknowledged;
  std::int32_t number = 0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) {
    acknowledged.insert(number);
    if (static_cast<int>(acknowledged.size()) == count) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return acknowledged;
}

}  // namespace

void FailureTest::shouldLoseNothingThatWasAnsweredWhenKilled_data() {
  QTest::addColumn<int>("count");
  for (const int count : {1, 37, 500, 3000}) QTest::addRow("%d", count) << count;
}

void FailureTest::shouldLoseNothingThatWasAnsweredWhenKilled() {
  QFETCH(int, count);
  TemporaryFolder folder;
  const std::string database = folder.file("killed.db");
  const std::set<std::int32_t> acknowledged = killAfter(database, count);
  QVERIFY(static_cast<int>(acknowledged.size()) >= count);

  EngineFixture fixture(EngineOptions{.database = database});
  std::map<std::string, int> found;
  PageRequest request{.limit = kMaxLimit};
  do {
    const auto page = fixture.queries().instances({}, request);
    QVERIFY(page.ok());
    for (const InstanceRow& row : page->items) ++found[row.businessKey];
    request.cursor = page->nextCursor;
  } while (!request.cursor.empty());
  for (const std::int32_t number : acknowledged) QCOMPARE(found["n" + std::to_string(number)], 1);
  for (const auto& [key, times] : found) QCOMPARE(times, 1);
  // And it goes on.
  const std::string id = fixture.queries().instances({.businessKey = "n0"}, {})->items.at(0).id;
  for (const TaskRow& task : fixture.openTasks(id)) QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

void FailureTest::shouldBecomeReadOnlyWhenAWriteFails_data() {
  QTest::addColumn<int>("fault");
  QTest::addColumn<int>("after");
  QTest::addRow("disk full at once") << int(FaultVfs::DiskFull) << 0;
  QTest::addRow("disk full within a commit") << int(FaultVfs::DiskFull) << 3;
  QTest::addRow("I/O error at once") << int(FaultVfs::IoError) << 0;
  QTest::addRow("I/O error within a commit") << int(FaultVfs::IoError) << 2;
  QTest::addRow("fsync fails") << -1 << 0;
}

void FailureTest::shouldBecomeReadOnlyWhenAWriteFails() {
  QFETCH(int, fault);
  QFETCH(int, after);
  FaultVfs vfs;
  EngineFixture fixture(EngineOptions{.vfs = vfs.name()});
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  const std::vector<TaskRow> tasks = fixture.openTasks(id);
  QVERIFY(fixture.completeTask(tasks[0].id).ok());

  if (fault < 0) {
    vfs.failSyncs();
  } else {
    vfs.failWrites(static_cast<FaultVfs::Fault>(fault), after);
  }
  const Result<Answer> failed = fixture.completeTask(tasks[1].id);
  QCOMPARE(failed.error().code, std::string("store-read-only"));
  QCOMPARE(failed.error().kind, ErrorKind::Unavailable);
  QVERIFY(!fixture.engine().health().writable);
  QVERIFY(!fixture.reports().empty());

  vfs.heal();  // sticky all the same: nobody knows what the disk did
  QCOMPARE(fixture.completeTask(tasks[1].id).error().code, std::string("store-read-only"));
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{2});  // reading goes on

  fixture.reopen();
  QVERIFY(fixture.engine().health().writable);
  // A commit whose fsync failed was not answered; it may be there or not.
  if (fault >= 0) QCOMPARE(fixture.openTasks(id).size(), std::size_t{2});
  for (const TaskRow& task : fixture.openTasks(id)) QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

void FailureTest::shouldRefuseEverythingQueuedWhenAWriteFails() {
  FaultVfs vfs;
  EngineFixture fixture(EngineOptions{.vfs = vfs.name()});
  QVERIFY(fixture.deploy({"five_steps.bpmn"}).ok());
  std::atomic<int> good{0}, refused{0}, left{1000};
  std::promise<void> all;
  for (int i = 0; i < 1000; ++i) {
    if (i == 500) vfs.failWrites(FaultVfs::DiskFull);
    fixture.engine().submit({.command = {.type = run::CommandType::StartInstance, .text = "five_steps"}},
                            [&](Result<Answer> answer) {
                              ++(answer ? good : refused);
                              if (--left == 0) all.set_value();
                            });
  }
  all.get_future().wait();
  QVERIFY(refused > 0);
  QCOMPARE(good + refused, 1000);
  vfs.heal();
  fixture.reopen();
  int stored = 0;
  PageRequest request{.limit = kMaxLimit};
  do {
    const auto page = fixture.queries().instances({}, request);
    stored += static_cast<int>(page->items.size());
    request.cursor = page->nextCursor;
  } while (!request.cursor.empty());
  QCOMPARE(stored, good.load());
}

void FailureTest::shouldUndoAUnitWhoseCheckThrows() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const std::string id = fixture.startId("three_tasks");
  const TaskRow task = fixture.openTasks(id)[0];
  const EntityId parsed = *parseId(task.id);
  Submission submission{.tree = parsed.tree, .command = {.type = run::CommandType::CompleteTask, .key = parsed.key}};
  submission.render = [](const run::Tree&, const Answer&) -> StoredAnswer { throw std::runtime_error("broken"); };
  const Result<Answer> failed = fixture.submit(submission);
  QCOMPARE(failed.error().kind, ErrorKind::Internal);
  QVERIFY(fixture.engine().health().writable);
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{3});
  QVERIFY(fixture.completeTask(task.id).ok());
  QCOMPARE(fixture.openTasks(id).size(), std::size_t{2});
}

void FailureTest::shouldFinishWhatIsQueuedWhenDraining() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"five_steps.bpmn"}).ok());
  std::atomic<int> good{0};
  const Submission start{.command = {.type = run::CommandType::StartInstance, .text = "five_steps"}};
  for (int i = 0; i < 200; ++i) {
    fixture.engine().submit(start, [&](Result<Answer> answer) { good += answer ? 1 : 0; });
  }
  fixture.engine().drain();
  QCOMPARE(good.load(), 200);
  QCOMPARE(fixture.submit(start).error().code, std::string("draining"));
  QVERIFY(!fixture.engine().health().ready);
}

namespace {

// The worst clock that the port allows: no two looks at it show the same time.
class RestlessClock final : public Clock {
 public:
  Instant now() const override { return {m_ms++}; }

 private:
  mutable std::atomic<std::int64_t> m_ms{1'780'000'000'000};
};

}  // namespace

// Answer, task, history and instance once told four different milliseconds.
void FailureTest::shouldAnswerWithTheTimeThatIsWritten() {
  EngineFixture fixture({.clock = std::make_shared<RestlessClock>()});
  QVERIFY(fixture.deploy({"three_tasks.bpmn"}).ok());
  const Result<Answer> started = fixture.start("three_tasks");
  QVERIFY(started.ok());
  const std::string id = formatId(started->tree, started->subject);
  QCOMPARE(fixture.queries().instance(id)->startedAt.ms, started->at.ms);
  Instant last;
  for (const TaskRow& task : fixture.openTasks(id)) {
    QCOMPARE(task.createdAt.ms, started->at.ms);
    const Result<Answer> done = fixture.completeTask(task.id);
    QVERIFY(done.ok());
    QCOMPARE(fixture.queries().task(task.id)->endedAt->ms, done->at.ms);
    last = done->at;
  }
  QCOMPARE(fixture.queries().instance(id)->endedAt->ms, last.ms);
  QCOMPARE(fixture.queries().history(id, {}, {})->items.back().at.ms, last.ms);
}

void FailureTest::shouldRefuseADatabaseOfALaterProgram() {
  EngineFixture fixture;
  fixture.close();
  setUserVersion(fixture.database(), 4711);
  QCOMPARE(fixture.openAnother().error().code, std::string("store-newer"));
}

void FailureTest::shouldRefuseAFileThatIsNoDatabase() {
  TemporaryFolder folder;
  const std::string path = folder.file("text.db");
  FILE* file = std::fopen(path.c_str(), "w");
  for (int i = 0; i < 1000; ++i) std::fputs("this is not a database\n", file);
  std::fclose(file);
  const auto opened = Engine::open({.database = path});
  QCOMPARE(opened.error().code, std::string("store-damaged"));
}

QTEST_GUILESS_MAIN(FailureTest)
#include "failure_test.moc"
