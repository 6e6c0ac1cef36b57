// Large is normal: many children in one instance, many timers.
#include <QElapsedTimer>
#include <QtTest>
#include <atomic>
#include <fstream>
#include <future>

#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;

class ScaleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldFinishAnInstanceOfManyChildren();
  void shouldFireManyTimers();
};

namespace {

// JOINERY_SCALE multiplies the sizes: 10 gives 100,000 children.
int scaled(int count) {
  return count * std::max(1, qEnvironmentVariableIntValue("JOINERY_SCALE"));
}

long residentMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kilobytes = 0;
    if (word == "VmRSS:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

}  // namespace

void ScaleTest::shouldFinishAnInstanceOfManyChildren() {
  EngineFixture fixture;
  const int children = scaled(10'000);
  QVERIFY(fixture.deploy({"many_children.bpmn"}).ok());
  QElapsedTimer timer;
  timer.start();
  const std::string id = fixture.startId("many_children", Value::object({{"count", std::int64_t{children}}}));
  const qint64 started = timer.restart();
  const std::vector<TaskRow> tasks = fixture.openTasks(id);
  QCOMPARE(static_cast<int>(tasks.size()), children);
  const qint64 listed = timer.restart();
  std::atomic<int> left{children}, failed{0};
  std::promise<void> all;
  for (const TaskRow& task : tasks) {
    const EntityId parsed = *parseId(task.id);
    fixture.engine().submit({.tree = parsed.tree,
                             .command = {.type = run::CommandType::CompleteTask,
                                         .key = parsed.key,
                                         .data = Value::object({{"variables", Value::object({})}})}},
                            [&](Result<Answer> answer) {
                              if (!answer) ++failed;
                              if (--left == 0) all.set_value();
                            });
  }
  all.get_future().wait();
  const qint64 completed = timer.restart();
  QCOMPARE(failed.load(), 0);
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
  fixture.reopen();
  QVERIFY(fixture.queries().variables(id).ok());  // replayed
  qInfo("%d children: start %lld ms, list %lld ms, complete %lld ms, replay %lld ms", children, started, listed,
        completed, timer.elapsed());
}

void ScaleTest::shouldFireManyTimers() {
  EngineFixture fixture;
  const int count = scaled(3'000);
  QVERIFY(fixture.deploy({"timers.bpmn"}).ok());
  std::atomic<int> left{count};
  std::promise<void> all;
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < count; ++i) {
    const Value variables = Value::object({{"wait", "PT" + std::to_string(1 + i % 600) + "M"}});
    fixture.engine().submit({.command = {.type = run::CommandType::StartInstance,
                                         .text = "deadline",
                                         .data = Value::object({{"variables", variables}})}},
                            [&](Result<Answer>) {
                              if (--left == 0) all.set_value();
                            });
  }
  all.get_future().wait();
  const qint64 armedIn = timer.restart();
  const long armed = residentMegabytes();
  fixture.close();
  timer.restart();
  fixture.reopen();
  const qint64 opened = timer.restart();
  QVERIFY(fixture.start("deadline", Value::object({{"wait", "P9D"}})).ok());
  const qint64 first = timer.restart();
  const long resident = residentMegabytes();
  QVERIFY(fixture.advance("PT11H").ok());
  qInfo(
      "%d timers: armed in %lld ms (%ld MB), opened again in %lld ms (%ld MB), first command after that %lld ms, all "
      "of 600 "
      "minutes fired in %lld ms",
      count, armedIn, armed, opened, resident, first, timer.elapsed());
  QCOMPARE(fixture.openTasks().size(), std::size_t{1});
  QCOMPARE(*fixture.engine().metrics().find("timersFired")->number().toInt64(), std::int64_t{count});
}

QTEST_GUILESS_MAIN(ScaleTest)
#include "scale_test.moc"
