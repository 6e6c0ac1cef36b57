// The state of one instance tree: a root process instance and everything that it called.
//
//   Tree tree{.id = 1042};
//   for (const Record& r : records) applyRecord(tree, r);     // replay
//
// A Tree is plain data, confined to the thread that steps it. Only applyRecord changes it; `fold(log) == state` holds
// after every step and is tested. Entities are kept in ordered maps by Key, so that every walk over them is the same
// live and after a reload. `index` holds what can be derived from the rest; it is neither compared nor stored.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/run/record.h"

namespace joinery::run {

enum class ScopeKind : std::uint8_t { Process, SubProcess, EventSubProcess, MultiInstanceBody, Local, Compensation };
enum class InstanceState : std::uint8_t { Active, Suspended, Completed, Terminated, Failed };
enum class TaskState : std::uint8_t { Open, Claimed, Delegated, Suspended, Completed, Cancelled };

// A process instance, a sub-process instance, the body of a loop or multi-instance activity, or the local variables of
// one activity instance. Process scopes outlive their end within the tree; others are erased. An event sub-process has
// no token of its own: its owner is the scope that it belongs to.
struct Scope {
  Key parent = 0;
  Key owner = 0;  // the token that opened it; for an event sub-process its parent scope; 0 for the root
  std::int32_t element = -1;
  ScopeKind kind = ScopeKind::Process;
  InstanceState state = InstanceState::Active;
  std::string definitionId;  // process scopes only
  std::string businessKey;   // process scopes only
  std::vector<std::pair<std::string, Value>> variables;
  std::vector<std::pair<std::int32_t, std::int32_t>> rounds;  // how often each user task of this scope was entered
  std::vector<std::pair<std::int32_t, Value>> notes;          // what elements remember between their tokens, by element
  Instant since;

  friend bool operator==(const Scope&, const Scope&) = default;
};

// A token on a sequence flow (arrived at its target and waiting there, e.g. at a join) or in a node.
struct Token {
  Key scope = 0;
  std::int32_t element = -1;  // the flow or the node
  bool onFlow = false;
  std::int32_t round = 0;  // user tasks: which visit of this scope to this node, from 1
  Instant since;

  friend bool operator==(const Token&, const Token&) = default;
};

struct Task {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  TaskState state = TaskState::Open;
  std::string name;
  std::string assignee;
  Instant createdAt;
  std::int64_t dueAt = 0;  // ms; 0 = none
  Value fields;            // candidateUsers, candidateGroups, priority, form, outcomes, draft, owner, ...

  friend bool operator==(const Task&, const Task&) = default;
};

struct Job {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  std::string type;
  std::int32_t retries = 3;
  std::int64_t retryAt = 0;
  Value headers;

  friend bool operator==(const Job&, const Job&) = default;
};

struct Timer {
  Key owner = 0;  // token or scope
  Key scope = 0;
  std::int32_t element = -1;
  std::int64_t dueAt = 0;
  Value cycle;  // null for a single shot; of a retry {retry: incident, attempt}

  friend bool operator==(const Timer&, const Timer&) = default;
};

// What a subscription waits for. Conditions and data inputs are the engine's own business; the store routes messages
// and signals.
enum class Awaited : std::uint8_t { Message, Signal, Condition, Input };

struct Subscription {
  Key owner = 0;  // token or scope
  Key scope = 0;
  std::int32_t element = -1;
  Awaited awaited = Awaited::Message;
  std::string message;   // the name of the message or signal; of an input: its name, empty: an input set
  Value correlationKey;  // null matches every key; of a condition: what it gave last

  friend bool operator==(const Subscription&, const Subscription&) = default;
};

// Whether it is looked at whenever data change.
inline bool dependsOnData(const Subscription& s) {
  return s.awaited == Awaited::Condition || s.awaited == Awaited::Input;
}

// Where a token that met an incident goes on when it is retried.
enum class Stage : std::uint8_t { Arriving, Activating, Completing };

struct Incident {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  Stage stage = Stage::Activating;
  std::string code;
  std::string message;
  Instant raisedAt;

  friend bool operator==(const Incident&, const Incident&) = default;
};

// The counters of a loop or multi-instance body.
struct Loop {
  std::int64_t total = -1;  // numberOfInstances; -1: a standard loop, which does not know
  std::int64_t started = 0;
  std::int64_t completed = 0;
  std::int64_t terminated = 0;
  bool ending = false;         // its completion condition came true: what still runs is being taken away
  Value items;                 // the collection, if there is one
  std::vector<Value> outputs;  // one place for each instance, if they are collected

  friend bool operator==(const Loop&, const Loop&) = default;
};

// Something that completed and can be undone. Its holder is the scope in which it completed, a completed sub-process
// that can be undone itself, or the frame of a compensation that is going on.
struct Compensable {
  Key scope = 0;  // the holder
  std::int32_t element = -1;
  Value variables;  // the data as they were when it completed

  friend bool operator==(const Compensable&, const Compensable&) = default;
};

enum class Owned : std::uint8_t { Scope, Task, Job, Timer, Subscription, Incident };

// Derived: where tokens are, and what belongs to a token or scope. Both are ordered, so that walks are reproducible.
struct TreeIndex {
  struct Place {
    Key scope = 0;
    std::int32_t element = -1;
    Key token = 0;
    auto operator<=>(const Place&) const = default;
  };
  struct Possession {
    Key owner = 0;
    Owned kind{};
    Key key = 0;
    auto operator<=>(const Possession&) const = default;
  };
  std::set<Place> places;
  std::set<Possession> possessions;
  std::set<std::pair<Key, Key>> compensables;  // holder, compensable
  std::set<Key> conditions;                    // subscriptions that depend on data
};

struct Tree {
  TreeId id = 0;
  Key nextKey = 1;
  std::map<Key, Scope> scopes;
  std::map<Key, Token> tokens;
  std::map<Key, Task> tasks;  // open ones; completed and cancelled tasks are history
  std::map<Key, Job> jobs;
  std::map<Key, Timer> timers;
  std::map<Key, Subscription> subscriptions;
  std::map<Key, Incident> incidents;
  std::map<Key, Loop> loops;  // by body scope
  std::map<Key, Compensable> compensables;
  TreeIndex index;

  // True when nothing can happen in this tree any more.
  bool ended() const;
  // Where the search for a name begins for a token: its local scope (opened by input mappings, or as one instance of a
  // multi-instance activity), else the scope that it is in. Precondition: the token exists.
  Key variableScope(Key token) const;
  // Whether the process instance around a scope, or one that called it, is suspended. False for a scope that is gone.
  bool isSuspended(Key scope) const;
};

// The one place where state changes. `at` is the instant of the step. Throws std::logic_error on a record that does
// not fit the tree: a broken invariant, which the caller answers by dropping the tree from memory and reloading it.
void applyRecord(Tree& tree, const Record& record, Instant at);

bool operator==(const Tree& a, const Tree& b);

// The whole tree as bytes, for snapshots; decode errors: "snapshot-damaged".
std::string encodeTree(const Tree& tree);
Result<Tree> decodeTree(std::string_view bytes);

}  // namespace joinery::run
