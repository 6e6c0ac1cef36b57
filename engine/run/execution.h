// One step in progress: the tree, the records so far, and the work that is left. Internal to engine/run.
//
//   Execution ex(tree, context);
//   ex.create({.type = RecordType::FlowTaken, .scope = scope, .element = flow.element});   // emit = append +
//   applyRecord ex.later(arrive, token); ex.run(); // until nothing is left
//
// Everything that changes goes through emit. Work is a queue: a token that leaves a node queues its successors, so
// branches advance in turns and the stack stays flat. After each piece of work the inclusive joins of the scopes that
// it touched are looked at again.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/step.h"

namespace joinery::run {

inline constexpr const char* kJoinStuck = "join-stuck";  // the code of the incident

class Execution {
 public:
  using Work = void (*)(Execution&, Key token);

  Execution(Tree& tree, const StepContext& context);

  const Tree& tree() const { return m_tree; }
  const StepContext& context() const { return m_context; }
  StepResult& result() { return m_result; }

  void emit(Record record);
  Key create(Record record);  // emits it with a new key, which it returns
  Key nextKey() const { return m_tree.nextKey; }

  // Queues work for a token; dropped if the token is gone by then.
  void later(Work work, Key token) { m_queue.push_back({work, token}); }
  void run();
  // Looks at the inclusive joins of a scope again, after the present piece of work.
  void touch(Key scope);

  // Data stores (10.4.1): collections of the server. A list that is written takes the place of all items, an object
  // with the `id` of an item that of this item; anything else is added. Errors: "data-store-missing",
  // "data-store-full".
  Result<Value> readStore(const std::string& name) const;
  Status mayWriteStore(const std::string& name, const Value& value, std::int64_t capacity) const;
  void writeStore(Key scope, std::int32_t element, const std::string& name, const Value& value);

  // The tokens of a scope that wait before joins, if nothing in the scope can bring what the joins lack; else none.
  std::vector<Key> stuckTokens(Key scope) const;
  void raiseStuck(const std::vector<Key>& waiting);
  // A join that lacks a token is an incident at the end of this step: it has been waited for, or a person tried again.
  void beImpatient() { m_impatient = true; }

  // How often the incident of a token was retried by itself; known while the step retries it (retries.h).
  int attempts(Key token) const;
  void setAttempts(Key token, int attempts) { m_attempts[token] = attempts; }

  // Which part of its trigger began the process; -1 if none did.
  int startPart() const { return m_startPart; }
  void setStartPart(int part) { m_startPart = part; }

  // Precondition: the entity exists.
  const Token& token(Key key) const { return m_tree.tokens.at(key); }
  const Scope& scope(Key key) const { return m_tree.scopes.at(key); }
  bool hasToken(Key key) const { return m_tree.tokens.contains(key); }
  bool hasScope(Key key) const { return m_tree.scopes.contains(key); }
  Key processOf(Key scope) const;  // the nearest process scope around
  const Definition& definitionOf(Key scope) const;
  const Node& nodeOf(Key token) const;
  bool holdsFlowElements(Key scope) const;  // not the body of a loop, not local variables
  const Body& bodyOf(Key scope) const;      // process, sub-process or event sub-process
  // The first entity of a kind that belongs to a token or scope; 0 if there is none.
  Key possession(Key owner, Owned kind) const;
  void forgetDefinition(Key process);  // it goes on with another
  bool hasTokens(Key scope) const;
  // The first token at a place; 0 if there is none.
  Key tokenAt(Key scope, std::int32_t element) const;

 private:
  struct Item {
    Work work;
    Key token;
  };
  Item next();
  void touchProcess(Key process);  // every scope in it
  void dataChanged(Key scope, const std::string& name);
  void lookAtConditions();
  void lookAtBindings();
  void lookAtJoins();
  void stopEndless();
  void reportStuck();
  void dealWithStuck(const Definition& definition, const std::vector<Key>& waiting);

  Tree& m_tree;
  const StepContext& m_context;
  StepResult m_result;
  std::vector<Item> m_queue;  // from m_next on; a queue that takes no memory until it is needed
  std::size_t m_next = 0;
  std::unordered_map<Key, int> m_attempts;
  int m_startPart = -1;
  bool m_impatient = false;
  bool m_conditionsTouched = false;  // a variable changed, or somebody began to wait for a condition
  std::vector<Key> m_rebound;        // processes with a correlationSubscription whose data have changed
  std::vector<Key> m_touched;        // since the last look at joins
  std::vector<Key> m_everTouched;    // for the check for stuck joins at the end
  // By process scope; the last one asked for is most often the next one.
  mutable std::pair<Key, const Definition*> m_lastDefinition{0, nullptr};
  mutable std::unordered_map<Key, const Definition*> m_definitions;
};

}  // namespace joinery::run
