#include "engine/write/writer.h"

#include <algorithm>
#include <chrono>

#include "engine/write/requests.h"

namespace joinery::write {

namespace {

constexpr int kTimersPerBatch = 256;
constexpr std::int64_t kLongestSleepMs = 60'000;
constexpr std::int64_t kJobWakeGrainMs = 50;  // wakes for one type that lie close together become one
constexpr int kWalPagesToCopy = 1000;         // from here on the log is copied into the database in the background
constexpr int kWalPagesToPause = 24'000;      // 96 MB of 4 KB pages: the writer waits for the copy
constexpr std::chrono::milliseconds kLongestPause{2000};

Error drainingError() {
  return makeError(ErrorKind::Unavailable, "draining", "the engine is shutting down");
}

}  // namespace

Writer::Writer(Parts parts, PublishedCatalog& catalog)
    : m_parts(std::move(parts)),
      m_published(catalog),
      m_writing{*m_parts.store, m_parts.clock->now(), m_parts.timeZone, catalog.get(), m_parts.report} {
  m_nextTimer = m_parts.store->timers.nextDue();
  for (const store::Jobs::Wake& wake : m_parts.store->jobs.nextByType()) m_jobWakes.insert({wake.at, wake.type});
  m_writing.batchesRunning = m_parts.store->batches.running().has_value();
  m_thread = std::thread([this] { loop(); });
}

Writer::~Writer() {
  drain();
}

void Writer::post(std::unique_ptr<Work> work) {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_draining) {
      m_queue.push_back(std::move(work));
      if (m_waiting) m_wake.notify_one();
      return;
    }
  }
  work->refuse(drainingError());
}

void Writer::advanceClock(Instant to, Done<Success> done) {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_draining) {
      m_advances.push_back({to, std::move(done)});
      m_wake.notify_one();
      return;
    }
  }
  done(drainingError());
}

void Writer::drain() {
  {
    const std::lock_guard lock(m_mutex);
    m_draining = true;
    m_wake.notify_all();
  }
  if (m_thread.joinable()) m_thread.join();
}

Health Writer::health() const {
  const std::lock_guard lock(m_mutex);
  return {m_failure.empty() && !m_draining, m_failure.empty(), m_draining ? "draining" : m_failure};
}

void Writer::loop() {
  Batch batch;
  while (take(batch)) {
    stepClock();
    process(batch);
    finishAdvance();
    batch.clear();
  }
}

bool Writer::somethingToDo() const {
  return m_draining || !m_queue.empty() || !m_advances.empty() || m_checkTimers || m_writing.batchesRunning;
}

std::optional<Instant> Writer::nextWake() const {
  std::optional<Instant> next = m_nextTimer;
  if (!m_jobWakes.empty() && (!next || m_jobWakes.begin()->at < next->ms)) next = Instant{m_jobWakes.begin()->at};
  return next;
}

bool Writer::take(Batch& batch) {
  std::unique_lock lock(m_mutex);
  m_waiting = true;
  while (!somethingToDo()) {
    const std::optional<Instant> next = m_failure.empty() ? nextWake() : std::nullopt;
    const std::int64_t left = next ? next->ms - m_parts.clock->now().ms : kLongestSleepMs;
    if (left <= 0) break;
    m_wake.wait_for(lock, std::chrono::milliseconds(std::min(left, kLongestSleepMs)));
  }
  m_waiting = false;
  if (m_draining && m_queue.empty()) {
    const std::deque<Advance> advances = std::move(m_advances);
    m_advances.clear();
    lock.unlock();
    for (const Advance& advance : advances) advance.done(drainingError());
    return false;
  }
  while (!m_queue.empty() && batch.size() < m_parts.maxBatch) {
    batch.push_back(std::move(m_queue.front()));
    m_queue.pop_front();
  }
  m_counts.queued = m_queue.size();
  return true;
}

// Moves a manual clock to the next due timer, or to where it is to be if nothing is due before.
void Writer::stepClock() {
  std::optional<Instant> target;
  {
    const std::lock_guard lock(m_mutex);
    if (!m_advances.empty()) target = m_advances.front().to;
  }
  if (!target) return;
  auto* clock = dynamic_cast<ManualClock*>(m_parts.clock.get());
  if (clock) clock->set(m_nextTimer && *m_nextTimer < *target ? *m_nextTimer : *target);
}

void Writer::finishAdvance() {
  Advance advance;
  std::string failure;
  {
    const std::lock_guard lock(m_mutex);
    if (m_advances.empty()) return;
    failure = m_failure;
    const Instant now = m_parts.clock->now();
    const bool arrived = now >= m_advances.front().to && !(m_nextTimer && *m_nextTimer <= now);
    if (!arrived && failure.empty()) return;
    advance = std::move(m_advances.front());
    m_advances.pop_front();
  }
  if (failure.empty()) {
    advance.done(success());
  } else {
    advance.done(makeError(ErrorKind::Unavailable, "store-read-only", failure));
  }
}

void Writer::process(Batch& batch) {
  m_checkTimers = false;
  m_writing.wantsEvents = !m_eventListeners.empty();
  m_writing.events.clear();
  m_writing.consequences = {};
  const bool timersDue = m_nextTimer && *m_nextTimer <= m_parts.clock->now();
  if (!health().writable) {
    refuseAll(batch);
  } else if (batch.empty() && !timersDue && !m_writing.batchesRunning) {
    noteJobs();  // a lock or a pause before a retry may be over
  } else if (commit(batch)) {
    afterCommit(batch);
  } else {
    refuseAll(batch);
  }
}

bool Writer::commit(Batch& batch) {
  store::Connection& connection = m_parts.store->connection;
  try {
    connection.cached("BEGIN IMMEDIATE").run();
    m_writing.at = m_parts.clock->now();
    if (m_nextTimer && *m_nextTimer <= m_writing.at) {
      m_counts.timers += static_cast<std::uint64_t>(fireTimers(m_writing, kTimersPerBatch));
      m_nextTimer = m_parts.store->timers.nextDue();
    }
    for (const auto& work : batch) work->run(m_writing);
    if (m_writing.batchesRunning) m_counts.batchItems += static_cast<std::uint64_t>(workBatches(m_writing));
    connection.cached("COMMIT").run();
  } catch (const std::exception& error) {
    connection.rollback();
    fail(error.what());
    return false;
  }
  return true;
}

void Writer::afterCommit(Batch& batch) {
  m_published.set(m_writing.catalog);
  const std::int64_t earliest = m_writing.consequences.earliestTimer;
  if (earliest == 0) m_nextTimer = m_parts.store->timers.nextDue();
  if (earliest != 0 && earliest != std::numeric_limits<std::int64_t>::max() &&
      (!m_nextTimer || earliest < m_nextTimer->ms)) {
    m_nextTimer = Instant{earliest};
  }
  m_checkTimers = m_nextTimer && *m_nextTimer <= m_parts.clock->now();
  ++m_counts.commits;
  m_counts.work += batch.size();
  m_counts.largestBatch = std::max<std::uint64_t>(m_counts.largestBatch, batch.size());
  m_counts.steps = m_writing.steps;
  m_counts.records = m_writing.records;
  m_counts.rows = static_cast<std::uint64_t>(m_parts.store->connection.totalChanges());
  for (const auto& work : batch) work->answer();
  if (!m_writing.events.empty()) m_eventListeners.tell(m_writing.events);
  noteJobs();
  m_parts.store->trees.trim();
  m_counts.treesCached = m_parts.store->trees.size();
  m_counts.treeLoads = m_parts.store->trees.counts().loads;
  m_counts.treeHits = m_parts.store->trees.counts().hits;
  watchLog();
}

void Writer::noteJobs() {
  const std::int64_t now = m_parts.clock->now().ms;
  std::set<std::string> types;
  for (const store::Consequences::JobNotice& job : m_writing.consequences.jobs) {
    if (job.availableAt <= now) {
      types.insert(job.type);
    } else {
      m_jobWakes.insert({(job.availableAt / kJobWakeGrainMs + 1) * kJobWakeGrainMs, job.type});
    }
  }
  while (!m_jobWakes.empty() && m_jobWakes.begin()->at <= now) {
    types.insert(m_jobWakes.begin()->type);
    m_jobWakes.erase(m_jobWakes.begin());
  }
  if (!types.empty()) m_jobListeners.tell(std::vector<std::string>(types.begin(), types.end()));
}

void Writer::watchLog() {
  const int pages = m_parts.store->connection.walPages();
  m_counts.walPages = static_cast<std::uint64_t>(pages);
  if (!m_parts.checkpointer || pages < kWalPagesToCopy) return;
  if (pages < kWalPagesToPause) {
    m_parts.checkpointer->wake();
    return;
  }
  ++m_counts.walPauses;
  m_parts.checkpointer->waitUntilCopied(kLongestPause);
}

void Writer::fail(const std::string& what) {
  {
    const std::lock_guard lock(m_mutex);
    m_failure = "a write failed: " + what;
  }
  m_parts.store->trees.clear();
  m_nextTimer.reset();
  m_jobWakes.clear();
  m_writing.batchesRunning = false;
  m_writing.catalog = m_published.get();
  m_parts.report("the store is read-only until it is opened again: a write failed: " + what);
}

void Writer::refuseAll(Batch& batch) {
  const Error error = makeError(ErrorKind::Unavailable, "store-read-only", health().reason);
  for (const auto& work : batch) work->refuse(error);
}

}  // namespace joinery::write
