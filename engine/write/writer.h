// The one thread that writes.
//
//   Writer writer(connection, store options, clock, catalog);
//   writer.post(makeWork<Answer>([...](Writing& w) { return submit(w, submission); }, done));
//
// Whatever is queued when a commit ends goes into the next transaction, up to maxBatch pieces of work (natural group
// commit): under load the cost of a commit is shared by many, and alone a command waits for nobody. Timers that are due
// come first in each transaction, batches last, both bounded, so that commands are never kept waiting for long. After a
// failed write nothing more is written: every piece of work, also of the batch that failed, is refused with
// "store-read-only".
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "engine/store/checkpointer.h"
#include "engine/write/listeners.h"
#include "engine/write/work.h"

namespace joinery::write {

// The definitions as they are for everybody but the writer: what is committed. Any thread.
class PublishedCatalog {
 public:
  std::shared_ptr<const store::Catalog> get() const {
    const std::lock_guard lock(m_mutex);
    return m_catalog;
  }
  void set(std::shared_ptr<const store::Catalog> catalog) {
    const std::lock_guard lock(m_mutex);
    m_catalog = std::move(catalog);
  }

 private:
  mutable std::mutex m_mutex;
  std::shared_ptr<const store::Catalog> m_catalog;
};

struct WriterCounts {
  std::atomic<std::uint64_t> commits{0}, work{0}, steps{0}, records{0}, timers{0}, batchItems{0}, largestBatch{0};
  std::atomic<std::uint64_t> treesCached{0}, treeLoads{0}, treeHits{0}, walPages{0}, walPauses{0}, queued{0}, rows{0};
};

class Writer {
 public:
  struct Parts {
    std::unique_ptr<store::Connection> connection;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Checkpointer> checkpointer;  // null in memory
    std::shared_ptr<Clock> clock;
    std::string timeZone;
    std::size_t maxBatch = 512;
    std::function<void(const std::string&)> report;
  };
  Writer(Parts parts, PublishedCatalog& catalog);
  ~Writer();  // drains

  void post(std::unique_ptr<Work> work);
  void advanceClock(Instant to, Done<Success> done);
  void drain();

  Listeners<const std::vector<Event>&>& eventListeners() { return m_eventListeners; }
  Listeners<const std::vector<std::string>&>& jobListeners() { return m_jobListeners; }
  Health health() const;
  const WriterCounts& counts() const { return m_counts; }

 private:
  struct Advance {
    Instant to;
    Done<Success> done;
  };
  struct JobWake {
    std::int64_t at = 0;
    std::string type;
    auto operator<=>(const JobWake&) const = default;
  };
  using Batch = std::vector<std::unique_ptr<Work>>;

  void loop();
  bool take(Batch& batch);  // waits; false: the end
  bool somethingToDo() const;
  std::optional<Instant> nextWake() const;
  void stepClock();
  void finishAdvance();
  void process(Batch& batch);
  bool commit(Batch& batch);
  void afterCommit(Batch& batch);
  void noteJobs();
  void watchLog();
  void fail(const std::string& what);
  void refuseAll(Batch& batch);

  Parts m_parts;
  PublishedCatalog& m_published;
  Writing m_writing;
  WriterCounts m_counts;
  Listeners<const std::vector<Event>&> m_eventListeners;
  Listeners<const std::vector<std::string>&> m_jobListeners;

  // The writer's thread only.
  std::optional<Instant> m_nextTimer;
  std::set<JobWake> m_jobWakes;
  bool m_checkTimers = false;  // more may be due than one batch has fired

  mutable std::mutex m_mutex;  // guards what follows
  std::condition_variable m_wake;
  std::deque<std::unique_ptr<Work>> m_queue;
  std::deque<Advance> m_advances;
  bool m_waiting = false;
  bool m_draining = false;
  std::string m_failure;  // empty while all is well

  std::thread m_thread;
};

}  // namespace joinery::write
