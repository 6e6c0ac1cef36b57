// A reader's connection with the trees that it has looked at, and the pool from which queries take one.
//
//   auto session = pool.take();                       // given back when it goes out of scope
//   const run::Tree* tree = session->tree(1042);      // brought up to date from the log
//
// The pool may be used from any thread; a session belongs to one thread while it is taken.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/store/log.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

// Which process instance each scope of a tree belongs to, and which definition each instance runs; folded from the log.
struct ScopeMap {
  run::TreeId tree = 0;
  std::int64_t upTo = -1;  // the last log row that is in it
  std::map<run::Key, run::Key> processOf;
  struct Version {
    std::int64_t since = 0;  // number of the record with which it began
    std::string definition;
  };
  std::map<run::Key, std::vector<Version>> versions;  // by process scope; more than one after migrations

  void fold(const LogRow& row);
  run::Key process(const run::Record& record) const;  // the instance in which it happened; 0 if unknown
  // What an instance ran when the record of that number was written; empty if it is unknown.
  const std::string& definitionOf(run::Key process, std::int64_t seq) const;
};

class ReadSession {
 public:
  explicit ReadSession(const Connection::Options& options) : m_connection(options) {}
  Connection& connection() { return m_connection; }

  // nullptr if there is no such tree. Valid until the next call.
  const run::Tree* tree(run::TreeId id);
  // The map as far as `upTo` at least (a row's position).
  ScopeMap& scopes(run::TreeId id, std::int64_t upTo);

 private:
  Connection m_connection;
  std::list<LoadedTree> m_trees;  // most recently used first
  ScopeMap m_scopes;
};

class SessionPool {
 public:
  explicit SessionPool(Connection::Options options) : m_options(std::move(options)) {}

  // Inside a read transaction, which ends when the lease does.
  class Lease {
   public:
    Lease(SessionPool& pool, std::unique_ptr<ReadSession> session);
    ~Lease();
    Lease(const Lease&) = delete;
    ReadSession& operator*() { return *m_session; }
    ReadSession* operator->() { return m_session.get(); }

   private:
    SessionPool& m_pool;
    std::unique_ptr<ReadSession> m_session;
  };
  Lease take();

 private:
  friend class Lease;
  Connection::Options m_options;
  std::mutex m_mutex;
  std::vector<std::unique_ptr<ReadSession>> m_idle;
};

}  // namespace joinery::store
