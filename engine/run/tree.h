// The state of one instance tree: a root process instance and everything that it called.
//
//   Tree tree{.id = 1042};
//   for (const Record& r : records) applyRecord(tree, r);     // replay
//
// A Tree is plain data, confined to the thread that steps it. Only applyRecord changes it; `fold(log) == state` holds
// after every step and is tested. Entities are kept in ordered maps by Key, so that every walk over them is the same
// live and after a reload.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/run/record.h"

namespace joinery::run {

enum class ScopeKind : std::uint8_t { Process, SubProcess, EventSubProcess, MultiInstanceBody, Local };
enum class InstanceState : std::uint8_t { Active, Suspended, Completed, Terminated, Failed };
enum class TaskState : std::uint8_t { Open, Claimed, Delegated, Suspended, Completed, Cancelled };

// A process instance, a sub-process instance, the body of a multi-instance activity, or the local variables of one
// activity instance. Process scopes outlive their end within the tree (a parent may ask for them); others are erased.
struct Scope {
  Key parent = 0;
  Key owner = 0; // the token that opened it; 0 for the root
  std::int32_t element = -1;
  ScopeKind kind = ScopeKind::Process;
  InstanceState state = InstanceState::Active;
  std::string definitionId; // process scopes only
  std::string businessKey;  // process scopes only
  std::vector<std::pair<std::string, Value>> variables;
  Value loop; // counters of a multi-instance body
  Instant since;
};

// A token on a sequence flow (arrived at its target and waiting there, e.g. at a join) or in a node.
struct Token {
  Key scope = 0;
  std::int32_t element = -1; // the flow or the node
  bool onFlow = false;
  std::int32_t round = 1; // which visit of this scope to this node, from 1
  Instant since;
};

struct Task {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  TaskState state = TaskState::Open;
  std::string name;
  std::string assignee;
  Instant createdAt;
  std::int64_t dueAt = 0; // ms; 0 = none
  Value fields;           // candidateUsers, candidateGroups, priority, form, outcomes, draft, owner, ...
};

struct Job {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  std::string type;
  std::int32_t retries = 3;
  std::int64_t retryAt = 0;
  Value headers;
};

struct Timer {
  Key owner = 0; // token or scope
  Key scope = 0;
  std::int32_t element = -1;
  std::int64_t dueAt = 0;
  Value cycle; // null for a single shot
};

struct Subscription {
  Key owner = 0; // token or scope
  Key scope = 0;
  std::int32_t element = -1;
  std::string message;
  Value correlationKey; // null matches every key
};

struct Incident {
  Key token = 0;
  Key scope = 0;
  std::int32_t element = -1;
  std::string code;
  std::string message;
  Instant raisedAt;
};

struct Tree {
  TreeId id = 0;
  Key nextKey = 1;
  std::map<Key, Scope> scopes;
  std::map<Key, Token> tokens;
  std::map<Key, Task> tasks; // open ones; completed and cancelled tasks are history
  std::map<Key, Job> jobs;
  std::map<Key, Timer> timers;
  std::map<Key, Subscription> subscriptions;
  std::map<Key, Incident> incidents;

  // True when nothing can happen in this tree any more.
  bool ended() const;
};

// The one place where state changes. `at` is the instant of the step. Throws std::logic_error on a record that does
// not fit the tree: a broken invariant, which the caller answers by dropping the tree from memory and reloading it.
void applyRecord(Tree& tree, const Record& record, Instant at);

bool operator==(const Tree& a, const Tree& b);

// The whole tree as bytes, for snapshots; decode errors: "snapshot-damaged".
std::string encodeTree(const Tree& tree);
Result<Tree> decodeTree(std::string_view bytes);

} // namespace joinery::run
