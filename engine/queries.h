// What one may ask of the engine: rows for lists and details, read from committed state only.
//
//   TaskFilter filter;
//   filter.candidateGroups = {"jg_construction"};
//   filter.states = TaskFilter::kOpenStates;
//   auto page = engine.queries().tasks(filter, {.cursor = "", .limit = 50});
//   for (const TaskRow& task : page->items) ...
//   if (!page->nextCursor.empty()) ... // ask again with that cursor
//
// Identifiers are strings here: "<tree>-<key>" for instances, tasks, jobs, incidents, tokens and scopes (parseId is the
// one place that takes them apart), "<process>:<version>" for definitions. A cursor names the last row that was given,
// so it stays correct while rows come and go; it is opaque and belongs to one list with one sort order.
//
// Any thread; a call blocks for its reads (a fraction of a millisecond for a page by index). Every query sees at least
// everything that was answered before it began. Errors: "malformed-cursor", "limit-out-of-range", "unknown-sort"
// (Malformed), "unknown-instance", "unknown-task" and the like (NotFound), "store-io" (Unavailable).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/value.h"
#include "engine/run/tree.h"

namespace joinery {

// The two halves of "<tree>-<key>".
struct EntityId {
  run::TreeId tree = 0;
  run::Key key = 0;
};
std::optional<EntityId> parseId(std::string_view id);  // nullopt for anything that formatId did not make
std::string formatId(run::TreeId tree, run::Key key);

inline constexpr int kDefaultLimit = 50;
inline constexpr int kMaxLimit = 500;

struct PageRequest {
  std::string cursor;  // empty: from the beginning
  int limit = kDefaultLimit;
};
template <typename T>
struct Page {
  std::vector<T> items;
  std::string nextCursor;  // empty: this was the last page
};

const char* stateWord(run::InstanceState state);  // "active", "suspended", "completed", "terminated", "failed"
const char* stateWord(run::TaskState state);  // "open", "claimed", "delegated", "suspended", "completed", "cancelled"
std::optional<run::InstanceState> instanceState(std::string_view word);
std::optional<run::TaskState> taskState(std::string_view word);

// ---- definitions ----------------------------------------------------------------------------------------------------

struct DefinitionRow {
  std::string id, kind, key, name, resource, deploymentId;  // kind: process | decision | form | item
  int version = 0;
  Instant deployedAt;
  bool latest = false;
};
struct DefinitionFilter {
  std::string kind;  // empty: every kind
  std::string key;
  bool latestOnly = false;
};

// ---- instances ------------------------------------------------------------------------------------------------------

struct InstanceRow {
  std::string id, definitionId, process, businessKey, parentId;  // parentId: the calling instance; empty for a root
  int version = 0;
  run::InstanceState state = run::InstanceState::Active;
  Instant startedAt;
  std::optional<Instant> endedAt;
};
// Somebody as a participant: who started an instance of the tree, or has or had a task of the tree, or is (himself or
// by one of his groups) a candidate of one that is open.
struct Participant {
  std::string user;
  std::vector<std::string> groups;
};
struct InstanceFilter {  // empty members do not restrict; order: newest first
  std::string process, businessKey, definitionId, parentId;
  std::vector<run::InstanceState> states;
  std::optional<Participant> participant;
};

struct TokenRow {  // what the instance is waiting at now, sub-processes included; order: oldest first
  std::string id, elementId, elementType, scopeId;
  bool onFlow = false;  // waiting on a sequence flow, before a join
  Instant since;
};

struct HistoryRow {
  std::int64_t seq = 0;  // ascending within the database; the same number as the event's id in the event stream
  Instant at;
  std::string type;  // the record's word
  std::string elementId, elementType, tokenId, scopeId, actor;
  Value data;  // by type; {"name","value"} for variable-set
};
struct HistoryFilter {
  std::vector<std::string> types;  // record words; empty: all
};

// ---- work -----------------------------------------------------------------------------------------------------------

struct TaskRow {
  std::string id, name, elementId, processInstanceId, process, definitionId, businessKey, assignee;
  std::vector<std::string> candidateUsers, candidateGroups, outcomes;
  run::TaskState state = run::TaskState::Open;
  Instant createdAt;
  std::optional<Instant> dueAt, endedAt;
  int priority = 0;
  std::string form;     // the key of the form; empty: none
  std::string outcome;  // completed tasks
  Value fields;         // everything else that the task carries: draft, owner, ...
};

struct TaskFilter {  // empty members do not restrict
  inline static const std::vector<run::TaskState> kOpenStates = {run::TaskState::Open, run::TaskState::Claimed,
                                                                 run::TaskState::Delegated};
  std::string assignee, candidateUser, processInstanceId, process, elementId;
  std::vector<std::string> candidateGroups;  // any of them
  std::vector<run::TaskState> states;
  std::optional<Instant> dueBefore;
  std::string text;  // `q`: part of the name or of the business key
  // `mine=true`: assigned to the user, or unassigned with the user or one of the user's groups as a candidate.
  struct Mine {
    std::string user;
    std::vector<std::string> groups;
  };
  std::optional<Mine> mine;
  // "-createdAt" (the default), "createdAt", "dueAt", "-dueAt", "priority", "-priority", "name", "-name". Without a due
  // date comes last in both directions; equal values are ordered by id.
  std::string sort;
};

struct CommentRow {
  std::string id, taskId, user, text, kind;  // kind: "comment", "complete", "delegate", ...: what it was said with
  Instant at;
};

struct JobRow {
  std::string id, type, elementId, processInstanceId, process, worker;
  int retries = 0;
  std::optional<Instant> retryAt, lockedUntil;
};
struct JobFilter {
  std::string type, processInstanceId;
};

struct IncidentRow {  // the unresolved ones; order: oldest first
  std::string id, processInstanceId, process, elementId, tokenId, code, message;
  Instant raisedAt;
};
struct IncidentFilter {
  std::string processInstanceId, process;
};

// One line of the event stream (server-sent events): what changed, for those who may see it.
struct Event {
  std::int64_t id = 0;  // ascending without gaps per database; a client resumes after the last it saw
  Instant at;
  std::string type;  // the record's word
  std::string processInstanceId, elementId, taskId, actor;
};

// ---- batches --------------------------------------------------------------------------------------------------------

struct BatchRow {
  std::string id, operation, state, actor;  // state: "running", "completed", "cancelled"
  Value parameters;
  Instant createdAt;
  std::optional<Instant> endedAt;
  std::int64_t total = 0, done = 0, failed = 0;  // instances; done: without those that failed
};
struct BatchOutcomeRow {  // of instances for which the operation was refused, and of restarts
  std::string processInstanceId, startedInstanceId, code, message;
};

// ---- what is not process state --------------------------------------------------------------------------------------

// Users, groups, sessions, attachments, ...: whatever the server keeps beside the processes, as bytes under a key.
struct DocumentRow {
  std::string collection, key, value;
  std::int64_t version = 0;  // counts the changes of this document, from 1
};
// The collection of documents that holds the data stores of processes: the key is the name, the value a list of items.
inline constexpr const char* kDataStores = "data-store";
struct DocumentChange {
  std::string collection, key;
  std::optional<std::string> value;  // nullopt removes
  // What must hold before: nothing; `0`: "must not exist"; otherwise the version it must have. If it does not, the
  // whole call is refused with Conflict "document-changed" and nothing is written.
  std::optional<std::int64_t> expectedVersion;
};

class Queries {
 public:
  virtual ~Queries() = default;

  virtual Result<DefinitionRow> definition(const std::string& id) = 0;
  virtual Result<Page<DefinitionRow>> definitions(const DefinitionFilter& filter, const PageRequest& page) = 0;
  virtual Result<std::string> resource(const std::string& definitionId) = 0;  // byte for byte what was deployed
  // Any other file of the same deployment, by its name: forms and templates that a process names.
  virtual Result<std::string> resource(const std::string& definitionId, const std::string& name) = 0;

  virtual Result<InstanceRow> instance(const std::string& id) = 0;
  virtual Result<Page<InstanceRow>> instances(const InstanceFilter& filter, const PageRequest& page) = 0;
  virtual Result<Value> variables(const std::string& instanceId) = 0;  // of the process scope; an object
  virtual Result<Page<TokenRow>> tokens(const std::string& instanceId, const PageRequest& page) = 0;
  virtual Result<Page<HistoryRow>> history(const std::string& instanceId, const HistoryFilter& filter,
                                           const PageRequest& page) = 0;

  // See Participant; false for a tree that does not exist.
  virtual Result<bool> takesPart(run::TreeId tree, const Participant& participant) = 0;
  // The events after the one with that id, ascending, at most `limit`, as the engine's listeners got them: what an
  // event stream needs to go on without a gap.
  virtual Result<std::vector<Event>> events(std::int64_t after, int limit) = 0;

  virtual Result<TaskRow> task(const std::string& id) = 0;
  virtual Result<Page<TaskRow>> tasks(const TaskFilter& filter, const PageRequest& page) = 0;
  // What an open task's form shows: the variables visible from its scope, inner ones before outer ones.
  virtual Result<Value> taskVariables(const std::string& taskId) = 0;
  virtual Result<std::vector<CommentRow>> comments(const std::string& taskId) = 0;

  virtual Result<JobRow> job(const std::string& id) = 0;
  virtual Result<Page<JobRow>> jobs(const JobFilter& filter, const PageRequest& page) = 0;
  virtual Result<IncidentRow> incident(const std::string& id) = 0;
  virtual Result<Page<IncidentRow>> incidents(const IncidentFilter& filter, const PageRequest& page) = 0;

  virtual Result<BatchRow> batch(const std::string& id) = 0;
  virtual Result<Page<BatchRow>> batches(const PageRequest& page) = 0;  // newest first
  virtual Result<Page<BatchOutcomeRow>> batchOutcomes(const std::string& id, const PageRequest& page) = 0;

  // nullopt if there is none. `documents` lists keys that begin with `prefix`, in the order of their bytes.
  virtual Result<std::optional<DocumentRow>> document(const std::string& collection, const std::string& key) = 0;
  virtual Result<Page<DocumentRow>> documents(const std::string& collection, const std::string& prefix,
                                              const PageRequest& page) = 0;
};

}  // namespace joinery
