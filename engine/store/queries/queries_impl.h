// The queries on an SQLite database: one file per group of tables, all on sessions from one pool.
#pragma once

#include <functional>
#include <memory>

#include "engine/queries.h"
#include "engine/store/catalog.h"
#include "engine/store/queries/read_session.h"
#include "engine/store/queries/select.h"

namespace joinery::store {

using CatalogSource = std::function<std::shared_ptr<const Catalog>()>;

// What a query works with: a session in a read transaction and the definitions.
class Reading {
 public:
  Reading(ReadSession& session, const CatalogSource& source)
      : session(session), m_source(source), m_catalog(source()) {}

  ReadSession& session;
  Connection& connection() { return session.connection(); }
  const Catalog& catalog() const { return *m_catalog; }
  // The definition with that number. A row may be committed a moment before its definition is published: waits for it.
  const CatalogEntry& definition(std::int64_t number);
  // The definitions of a process key (all versions) as values for a condition.
  std::vector<SqlValue> versionsOf(const std::string& process) const;

 private:
  const CatalogSource& m_source;
  std::shared_ptr<const Catalog> m_catalog;
};

class QueriesImpl final : public Queries {
 public:
  QueriesImpl(Connection::Options options, CatalogSource catalog)
      : m_pool(std::move(options)), m_catalog(std::move(catalog)) {}

  Result<DefinitionRow> definition(const std::string& id) override;
  Result<Page<DefinitionRow>> definitions(const DefinitionFilter& filter, const PageRequest& page) override;
  Result<std::string> resource(const std::string& definitionId) override;
  Result<std::string> resource(const std::string& definitionId, const std::string& name) override;

  Result<InstanceRow> instance(const std::string& id) override;
  Result<Page<InstanceRow>> instances(const InstanceFilter& filter, const PageRequest& page) override;
  Result<Value> variables(const std::string& instanceId) override;
  Result<Page<TokenRow>> tokens(const std::string& instanceId, const PageRequest& page) override;
  Result<Page<HistoryRow>> history(const std::string& instanceId, const HistoryFilter& filter,
                                   const PageRequest& page) override;
  Result<bool> takesPart(run::TreeId tree, const Participant& participant) override;
  Result<std::vector<Event>> events(std::int64_t after, int limit) override;

  Result<TaskRow> task(const std::string& id) override;
  Result<Page<TaskRow>> tasks(const TaskFilter& filter, const PageRequest& page) override;
  Result<Value> taskVariables(const std::string& taskId) override;
  Result<std::vector<CommentRow>> comments(const std::string& taskId) override;

  Result<JobRow> job(const std::string& id) override;
  Result<Page<JobRow>> jobs(const JobFilter& filter, const PageRequest& page) override;
  Result<IncidentRow> incident(const std::string& id) override;
  Result<Page<IncidentRow>> incidents(const IncidentFilter& filter, const PageRequest& page) override;

  Result<BatchRow> batch(const std::string& id) override;
  Result<Page<BatchRow>> batches(const PageRequest& page) override;
  Result<Page<BatchOutcomeRow>> batchOutcomes(const std::string& id, const PageRequest& page) override;

  Result<std::optional<DocumentRow>> document(const std::string& collection, const std::string& key) override;
  Result<Page<DocumentRow>> documents(const std::string& collection, const std::string& prefix,
                                      const PageRequest& page) override;

 private:
  // Runs `body(Reading&)` in a read transaction and turns the store's exceptions into errors.
  template <typename T>
  Result<T> read(const std::function<Result<T>(Reading&)>& body) {
    try {
      SessionPool::Lease session = m_pool.take();
      Reading reading(*session, m_catalog);
      return body(reading);
    } catch (const StoreError& error) {
      return makeError(ErrorKind::Unavailable, "store-io", error.what());
    } catch (const DamagedRow& error) {
      return makeError(ErrorKind::Internal, "store-damaged", error.what());
    }
  }

  SessionPool m_pool;
  CatalogSource m_catalog;
};

Error unknown(const char* what, const std::string& id);  // NotFound "unknown-<what>"

// The record as the history and the event stream tell it; `process` is the instance in which it happened.
HistoryRow historyRow(const LogRow& row, std::size_t index, const run::Definition* definition);
Event eventOf(const LogRow& row, std::size_t index, run::Key process, const run::Definition* definition);

}  // namespace joinery::store
