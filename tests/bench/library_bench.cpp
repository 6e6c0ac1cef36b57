#include "tests/bench/library_bench.h"

#include <future>
#include <mutex>
#include <stdexcept>

#include <sqlite3.h>

#include "engine/engine.h"

namespace joinery::bench {

namespace {

// As many tasks as a fast machine completes in the time of one run.
constexpr double kTasksPerSecond = 75'000;
constexpr int kWaitingInstances = 50'000;

std::unique_ptr<Engine> openEngine(const std::string& database, std::size_t cachedTrees) {
  auto opened = Engine::open({.database = database, .cachedTrees = cachedTrees});
  if (!opened) throw std::runtime_error("open: " + opened.error().message);
  return std::move(*opened);
}

void deploy(Engine& engine, const std::string& model) {
  std::promise<std::string> failed;
  engine.deploy({{model, readModel(model)}}, {}, std::nullopt,
                [&](Result<Deployment> r) { failed.set_value(r ? "" : r.error().message); });
  const std::string message = failed.get_future().get();
  if (!message.empty()) throw std::runtime_error("deploy: " + message);
}

double metric(const Value& metrics, const char* name) {
  return static_cast<double>(metrics.find(name)->number().toInt64().value_or(0));
}

// Reads one number from the database beside the engine.
double query(const std::string& database, const std::string& sql) {
  sqlite3* connection = nullptr;
  sqlite3_stmt* statement = nullptr;
  double value = 0;
  if (sqlite3_open_v2(database.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    value = sqlite3_column_double(statement, 0);
  }
  sqlite3_finalize(statement);
  sqlite3_close(connection);
  return value;
}

constexpr int kLogRowBytes = 17;          // the header, and the tree, the time and the command beside the records
constexpr double kInstanceRowBytes = 40;  // seven numbers and short texts
constexpr double kTaskRowBytes = 90;

// Content bytes of the log's rows from a position on.
double contentBytes(const std::string& database, std::int64_t afterLog) {
  return query(database, "SELECT sum(length(records) + length(actor) + " + std::to_string(kLogRowBytes) +
                             ") FROM log WHERE pos > " + std::to_string(afterLog));
}

// Many submitters on one queue: each completion submits the next command until `next` has no more.
class Load {
 public:
  Load(Engine& engine, double seconds, std::function<bool(Submission&)> next)
      : m_engine(engine),
        m_next(std::move(next)),
        m_end(SteadyClock::now() + std::chrono::microseconds(std::int64_t(seconds * 1e6))) {
    m_latencies.reserve(1'000'000);
  }

  Run run(int submitters) {
    const Value before = m_engine.metrics();
    const SteadyClock::time_point begin = SteadyClock::now();
    m_active = submitters;
    for (int i = 0; i < submitters; ++i) submitNext();
    m_done.get_future().wait();
    const double seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
    const Value after = m_engine.metrics();
    if (m_failures > 0) throw std::runtime_error(std::to_string(m_failures) + " commands failed: " + m_firstFailure);
    const auto count = static_cast<double>(m_latencies.count());
    const double commits = metric(after, "commits") - metric(before, "commits");
    Run run{.perSecond = count / seconds, .p50 = m_latencies.percentile(0.5), .p99 = m_latencies.percentile(0.99)};
    run.commitsPerSecond = commits / seconds;
    run.batch = count / commits;
    run.rowsPerOperation = (metric(after, "rowsWritten") - metric(before, "rowsWritten")) / count;
    return run;
  }
  double operations() const { return static_cast<double>(m_latencies.count()); }

 private:
  // Called on the main thread at first, then on the writer's.
  void submitNext() {
    Submission submission;
    {
      const std::lock_guard lock(m_mutex);
      if (SteadyClock::now() >= m_end || !m_next(submission)) {
        if (--m_active == 0) m_done.set_value();
        return;
      }
    }
    const SteadyClock::time_point begin = SteadyClock::now();
    m_engine.submit(std::move(submission), [this, begin](Result<Answer> answer) {
      {
        const std::lock_guard lock(m_mutex);
        if (answer) {
          m_latencies.add(SteadyClock::now() - begin);
        } else if (++m_failures == 1) {
          m_firstFailure = answer.error().message;
        }
      }
      submitNext();
    });
  }

  Engine& m_engine;
  std::function<bool(Submission&)> m_next;
  SteadyClock::time_point m_end;
  std::mutex m_mutex;
  Latencies m_latencies;
  int m_active = 0;
  int m_failures = 0;
  std::string m_firstFailure;
  std::promise<void> m_done;
};

Submission startOf(const std::string& process) {
  return {.command = {.type = run::CommandType::StartInstance, .text = process, .data = Value::object({})}};
}

struct OpenTask {
  run::TreeId tree;
  run::Key key;
};

// Starts `count` instances, all of them waiting at their tasks, in the order in which the tasks will be completed.
std::vector<OpenTask> startWaiting(Engine& engine, int count) {
  int left = count;
  std::vector<OpenTask> tasks(static_cast<std::size_t>(count) * 3);
  std::size_t started = 0;  // counted on the writer's thread alone
  Load load(engine, 3600, [&](Submission& submission) {
    if (left-- <= 0) return false;
    submission = startOf("three_tasks");
    submission.render = [&](const run::Tree& tree, const Answer&) {
      const std::size_t n = started++;
      std::size_t turn = 0;
      for (const auto& [key, task] : tree.tasks) {
        tasks[turn++ * static_cast<std::size_t>(count) + n] = {tree.id, key};
      }
      return StoredAnswer{};
    };
    return true;
  });
  load.run(512);
  return tasks;
}

}  // namespace

Run startInstances(const LibraryOptions& options) {
  const std::string database = temporaryDatabase(options.folder, "bench.db");
  auto engine = openEngine(database, 20'000);
  deploy(*engine, "five_steps.bpmn");
  const run::Command start = startOf("five_steps").command;
  Load load(*engine, options.seconds, [&](Submission& submission) {
    submission.command = start;
    return true;
  });
  Run run = load.run(options.submitters);
  run.bytesPerOperation = contentBytes(database, 0) / load.operations() + kInstanceRowBytes;
  return run;
}

Run completeTasks(const LibraryOptions& options) {
  const std::string database = temporaryDatabase(options.folder, "bench.db");
  const int instances = static_cast<int>(options.seconds * kTasksPerSecond / 3);
  auto engine = openEngine(database, static_cast<std::size_t>(instances));
  deploy(*engine, "three_tasks.bpmn");
  const std::vector<OpenTask> tasks = startWaiting(*engine, instances);
  const auto logBefore = static_cast<std::int64_t>(query(database, "SELECT max(pos) FROM log"));
  const Value answer = Value::object({{"variables", Value::object({})}});
  std::size_t next = 0;
  Load load(*engine, options.seconds, [&](Submission& submission) {
    if (next >= tasks.size()) return false;
    submission.tree = tasks[next].tree;
    submission.command = {.type = run::CommandType::CompleteTask, .key = tasks[next].key, .data = answer};
    ++next;
    return true;
  });
  Run run = load.run(options.submitters);
  run.bytesPerOperation = contentBytes(database, logBefore) / load.operations() + kTaskRowBytes + kInstanceRowBytes / 3;
  return run;
}

WaitingCost waitingCost(const std::string& folder) {
  const std::string database = temporaryDatabase(folder, "bench.db");
  auto engine = openEngine(database, kWaitingInstances);
  deploy(*engine, "three_tasks.bpmn");
  const std::int64_t memoryBefore = residentBytes() - sqlite3_memory_used();
  const double pagesBefore = query(database, "PRAGMA page_count");
  const std::vector<OpenTask> tasks = startWaiting(*engine, kWaitingInstances);
  const double size = query(database, "PRAGMA page_size");
  const auto harness = static_cast<double>(tasks.size() * sizeof(OpenTask));
  const auto memory = static_cast<double>(residentBytes() - sqlite3_memory_used() - memoryBefore);
  return {.memoryBytes = (memory - harness) / kWaitingInstances,
          .databaseBytes = (query(database, "PRAGMA page_count") - pagesBefore) * size / kWaitingInstances,
          .instances = kWaitingInstances};
}

}  // namespace joinery::bench
