// The engine put together: a database, one writer, many readers.
#include "engine/engine.h"

#include <atomic>
#include <iostream>

#include "engine/deploy/deploy.h"
#include "engine/dmn/dmn.h"
#include "engine/feel/zone.h"
#include "engine/store/file_lock.h"
#include "engine/store/migrations.h"
#include "engine/store/queries/queries_impl.h"
#include "engine/write/requests.h"
#include "engine/write/writer.h"

namespace joinery {

namespace {

using write::Writing;

constexpr int kWriterCachePages = 16'384;  // 64 MB of 4 KB pages
constexpr int kReaderCachePages = 2'048;

void reportToStandardError(const std::string& text) {
  std::cerr << "joinery: " + text + "\n";
}

class EngineImpl final : public Engine {
 public:
  EngineImpl(std::unique_ptr<store::FileLock> lock, store::Connection::Options readers, write::Writer::Parts parts,
             std::shared_ptr<const store::Catalog> catalog)
      : m_lock(std::move(lock)),
        m_clock(parts.clock),
        m_timeZone(parts.timeZone),
        m_published(std::move(catalog)),
        m_queries(std::move(readers), [this] { return m_published.catalog.get(); }),
        m_writer(std::move(parts), m_published.catalog) {}
  ~EngineImpl() override { m_writer.drain(); }

  void deploy(std::vector<DeployedFile> files, DeployOptions options, std::optional<Once<Deployment>> once,
              Done<Deployment> done) override;

  void submit(Submission submission, Done<Answer> done) override {
    post<Answer>([s = std::move(submission)](Writing& w) mutable { return write::submit(w, s); }, std::move(done));
  }
  void publish(Message message, std::optional<Once<Correlated>> once, Done<Correlated> done) override {
    post<Correlated>([m = std::move(message), o = std::move(once)](Writing& w) { return write::publish(w, m, o); },
                     std::move(done));
  }
  void broadcast(Signal signal, std::optional<Once<Correlated>> once, Done<Correlated> done) override {
    post<Correlated>([s = std::move(signal), o = std::move(once)](Writing& w) { return write::broadcast(w, s, o); },
                     std::move(done));
  }
  void createBatch(BatchRequest request, std::optional<Once<BatchMade>> once, Done<BatchMade> done) override {
    post<BatchMade>([r = std::move(request), o = std::move(once)](Writing& w) { return write::createBatch(w, r, o); },
                    std::move(done));
  }
  void cancelBatch(std::string id, std::optional<Once<BatchMade>> once, Done<BatchMade> done) override {
    post<BatchMade>([i = std::move(id), o = std::move(once)](Writing& w) { return write::cancelBatch(w, i, o); },
                    std::move(done));
  }
  void activateJobs(ActivateJobs request, std::optional<Once<ActivatedJobs>> once, Done<ActivatedJobs> done) override {
    post<ActivatedJobs>(
        [r = std::move(request), o = std::move(once)](Writing& w) { return write::activateJobs(w, r, o); },
        std::move(done));
  }
  void extendJob(std::string jobId, std::string worker, Duration lockFor, Done<Success> done) override {
    post<Success>([id = std::move(jobId), worker = std::move(worker),
                   lockFor](Writing& w) { return write::extendJob(w, id, worker, lockFor); },
                  std::move(done));
  }
  void putDocuments(std::vector<DocumentChange> changes, std::optional<Once<DocumentsPut>> once,
                    Done<DocumentsPut> done) override {
    post<DocumentsPut>(
        [c = std::move(changes), o = std::move(once)](Writing& w) { return write::putDocuments(w, c, o); },
        std::move(done));
  }

  void advanceClock(Instant to, Done<Success> done) override {
    if (!std::dynamic_pointer_cast<ManualClock>(m_clock)) {
      done(makeError(ErrorKind::Conflict, "clock-not-manual", "the clock is the system's; it cannot be moved"));
      return;
    }
    m_writer.advanceClock(to, std::move(done));
  }
  Instant now() const override { return m_clock->now(); }

  Queries& queries() override { return m_queries; }
  std::shared_ptr<const run::Definition> definition(const std::string& definitionId) const override {
    const std::shared_ptr<const store::Catalog> catalog = m_published.catalog.get();
    const store::CatalogEntry* entry = catalog->find(definitionId);
    return entry ? entry->process : nullptr;
  }
  Result<dmn::Outcome> evaluateDecision(const std::string& decision, const std::string& model, const Value& variables,
                                        const feel::Limits& limits) const override {
    return m_published.catalog.get()->decide(decision, model, variables, {now(), m_timeZone, limits});
  }

  std::shared_ptr<void> listen(std::function<void(const std::vector<Event>&)> listener) override {
    return m_writer.eventListeners().add(std::move(listener));
  }
  std::shared_ptr<void> onJobs(std::function<void(const std::vector<std::string>&)> listener) override {
    return m_writer.jobListeners().add(std::move(listener));
  }

  Health health() const override { return m_writer.health(); }
  Value metrics() const override;
  void drain() override { m_writer.drain(); }

 private:
  struct Published {
    explicit Published(std::shared_ptr<const store::Catalog> first) { catalog.set(std::move(first)); }
    write::PublishedCatalog catalog;
  };

  template <typename T, typename Body>
  void post(Body body, Done<T> done) {
    m_writer.post(write::makeWork<T>(std::move(body), std::move(done)));
  }

  std::unique_ptr<store::FileLock> m_lock;
  std::shared_ptr<Clock> m_clock;
  std::string m_timeZone;
  Published m_published;
  store::QueriesImpl m_queries;
  write::Writer m_writer;
};

void EngineImpl::deploy(std::vector<DeployedFile> files, DeployOptions options, std::optional<Once<Deployment>> once,
                        Done<Deployment> done) {
  auto package = std::make_shared<const deploy::Package>(deploy::readPackage(std::move(files), options));
  if (hasErrors(package->problems)) {
    done(Error{ErrorKind::Refused, "invalid-model", "the deployment has errors; nothing was deployed", "",
               package->problems});
    return;
  }
  if (options.dryRun) {
    done(deploy::describe(*package, now()));
    return;
  }
  post<Deployment>(
      [package, actor = options.actor, once = std::move(once)](Writing& w) {
        return write::doOnce<Deployment>(w, once,
                                         [&](write::Unit&) { return deploy::storePackage(w, *package, actor); });
      },
      std::move(done));
}

Value EngineImpl::metrics() const {
  const write::WriterCounts& counts = m_writer.counts();
  const auto number = [](const std::atomic<std::uint64_t>& count) { return static_cast<std::int64_t>(count.load()); };
  return Value::object({{"commits", number(counts.commits)},
                        {"commands", number(counts.work)},
                        {"steps", number(counts.steps)},
                        {"records", number(counts.records)},
                        {"rowsWritten", number(counts.rows)},
                        {"timersFired", number(counts.timers)},
                        {"batchItems", number(counts.batchItems)},
                        {"largestBatch", number(counts.largestBatch)},
                        {"queued", number(counts.queued)},
                        {"treesCached", number(counts.treesCached)},
                        {"treeLoads", number(counts.treeLoads)},
                        {"treeHits", number(counts.treeHits)},
                        {"walPages", number(counts.walPages)},
                        {"walPauses", number(counts.walPauses)}});
}

// A database in memory is shared by the connections of one engine under a name of its own.
std::string memoryName() {
  static std::atomic<int> counter{0};
  return "file:/joinery-" + std::to_string(++counter) + "?vfs=memdb";
}

void configure(store::Connection& connection, bool inMemory) {
  if (!inMemory) {
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = FULL");
    connection.exec("PRAGMA wal_autocheckpoint = 0");
    connection.countWal();
  }
  connection.exec("PRAGMA temp_store = MEMORY");
}

Result<std::unique_ptr<Engine>> openEngine(EngineOptions& options) {
  if (!feel::isKnownZone(options.timeZone)) {
    return makeError(ErrorKind::Malformed, "unknown-time-zone",
                     "the time zone must be an IANA name such as Asia/Shanghai, not '" + options.timeZone + "'");
  }
  const bool inMemory = options.database == ":memory:";
  std::unique_ptr<store::FileLock> lock;
  if (!inMemory) {
    auto taken = store::FileLock::take(options.database + ".lock");
    if (!taken) return taken.error();
    lock = std::move(*taken);
  }
  const store::Connection::Options file{inMemory ? memoryName() : options.database, inMemory ? "" : options.vfs};
  store::Connection::Options writing = file;
  writing.cachePages = kWriterCachePages;
  write::Writer::Parts parts;
  parts.connection = std::make_unique<store::Connection>(writing);
  configure(*parts.connection, inMemory);
  if (Status migrated = store::migrate(*parts.connection); !migrated) return migrated.error();
  Result<std::shared_ptr<store::Catalog>> catalog = deploy::loadCatalog(*parts.connection);
  if (!catalog) return catalog.error();
  parts.store = std::make_unique<store::Store>(*parts.connection, store::TreeCache::Limits{options.cachedTrees});
  parts.report = options.report ? options.report : reportToStandardError;
  if (!inMemory) parts.checkpointer = std::make_unique<store::Checkpointer>(file, parts.report);
  parts.clock = options.clock ? options.clock : std::make_shared<SystemClock>();
  parts.timeZone = options.timeZone;
  parts.maxBatch = std::max<std::size_t>(1, options.maxBatch);
  store::Connection::Options reading = file;
  reading.readOnly = !inMemory;
  reading.cachePages = kReaderCachePages;
  return std::unique_ptr<Engine>(
      new EngineImpl(std::move(lock), std::move(reading), std::move(parts), std::move(*catalog)));
}

}  // namespace

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options) {
  try {
    return openEngine(options);
  } catch (const store::StoreError& error) {
    return makeError(ErrorKind::Unavailable, error.isCorrupt() ? "store-damaged" : "store-io", error.what());
  } catch (const store::DamagedRow& error) {
    return makeError(ErrorKind::Unavailable, "store-damaged", error.what());
  }
}

}  // namespace joinery
