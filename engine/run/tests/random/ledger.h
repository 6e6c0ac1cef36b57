// The conservation of tokens, kept from the records alone: an account of every token, independent of the tree.
//
//   Ledger ledger(definitions);
//   ledger.post(records, {.modified = false});     // the records of one step
//   ledger.compare(tree);
//   if (!ledger.faults.empty()) ...
//
// What holds:
//  - A token is born once, on a flow or in a node, and dies once: it completes, is terminated, or is consumed by a
//  join.
//  - On a flow it is born only by a completion of the flow's source: of a node that takes all its flows each gets as
//    many as the completionQuantity says, of an exclusive or event-based gateway one flow gets one, of the others some;
//    or by a modification.
//  - It enters only the target of the flow that it lies on, in the same scope. A parallel join takes one from each
//    incoming flow, an inclusive join at most one from each, an activity as many as its startQuantity, others one.
//  - In a node, without a flow, it is born only where the specification lets something begin: starts, boundary events,
//    link targets, turns of loops, compensation handlers; elsewhere only by a modification.
//  - When a scope closes, nothing lies in it any more. What the account has left is what the tree has.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/step.h"

namespace joinery::run::test {

struct PostOptions {
  bool modified = false;  // the step was a modification: tokens may begin anywhere
};

class Ledger {
 public:
  explicit Ledger(const Definitions& definitions) : m_definitions(definitions) {}

  void post(const std::vector<Record>& records, PostOptions options);
  void compare(const Tree& tree);

  std::vector<std::string> faults;
  std::set<std::pair<const Definition*, const Node*>> entered;  // every node in which a token has been

 private:
  struct Entry {
    Key scope = 0;
    std::int32_t element = -1;
    bool onFlow = false;
  };
  struct Place {
    const Definition* definition = nullptr;
    Key parent = 0;
    std::int32_t element = -1;
    std::string kind;  // "process", else as in ScopeOpened
  };
  // A node that has completed and whose flows are being taken.
  struct Departure {
    const Node* node = nullptr;
    Key scope = 0;
    std::map<int, int> taken;  // flow -> tokens
  };

  void post(const Record& record, PostOptions options);
  void flowTaken(const Record& record, PostOptions options);
  void enter(const Record& record, PostOptions options);
  void completed(const Record& record);
  void open(const Record& record);
  void close(const Record& record);
  void judgeDeparture();
  void judgeEntry(const Node& node, const std::map<int, int>& takenFrom);
  bool mayBegin(const Node& node, Key scope) const;
  const Entry* tokenAt(const Record& record, const char* doing);
  const Definition* definitionAt(Key scope) const;
  void fault(const std::string& what, const Record& record);

  const Definitions& m_definitions;
  std::map<Key, Entry> m_tokens;
  std::map<Key, Place> m_scopes;
  Departure m_departure;
  Key m_lastToken = 0;
};

}  // namespace joinery::run::test
