// The conservation of tokens, kept from the records alone: an account of every token, independent of the tree.
//
//   Ledger ledger(definitions);
//   ledger.post(records);                          // the records of one step, or of several
//   ledger.compare(tree);
//   if (!ledger.faults.empty()) ...
//
// What holds:
//  - A token is born once, on a flow or in a node, and dies once: it completes, is terminated, or is consumed by a
//  join.
//  - On a flow it is born only by a completion of the flow's source: of a node that takes all its flows each gets as
//    many as the completionQuantity says, of an exclusive or event-based gateway one flow gets one. Where conditions
//    alone choose (exclusive, inclusive and complex gateways, the latter in both phases), they are evaluated again.
//  - A member of an ad-hoc sub-process is left like any other node, unless the sub-process ends with it; once it is
//    ending, no token enters an activity of it over a flow.
//  - It enters only the target of the flow that it lies on, in the same scope. A parallel join takes one from each
//    incoming flow, an inclusive join one from each that has one, a complex gateway the same but for those that gave
//    before its reset, an activity as many as its startQuantity, others one.
//  - In a node, without a flow, it is born only where the specification lets something begin: starts, boundary events,
//    link targets, turns of loops, compensation handlers.
//  - A modification makes and takes exactly the tokens that its instructions ask for (asked.h), before anything moves.
//  - When a scope closes, nothing lies in it any more. What the account has left is what the tree has.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/step.h"
#include "engine/run/tests/random/asked.h"

namespace joinery::run::test {

class Ledger {
 public:
  explicit Ledger(const Definitions& definitions) : m_definitions(definitions) {}

  void post(const std::vector<Record>& records);
  void compare(const Tree& tree);

  std::vector<std::string> faults;
  std::set<std::pair<const Definition*, const Node*>> entered;  // every node in which a token has been

 private:
  struct Lying {
    Key scope = 0;
    std::int32_t element = -1;
    bool onFlow = false;
  };
  struct Place {
    const Definition* definition = nullptr;
    Key parent = 0;
    std::int32_t element = -1;
    std::string kind;  // "process", else as in ScopeOpened
    Key owner = 0;
    std::map<std::string, Value> variables;
    std::map<std::int32_t, Value> notes, notedBefore;  // by element
  };
  // A node that has completed and whose flows are being taken.
  struct Departure {
    const Node* node = nullptr;
    Key scope = 0;
    std::map<int, int> taken;  // flow -> tokens
  };
  class Visible;  // the variables that a scope sees

  void post(const Record& record);
  void modify(const Record& record);
  void flowTaken(const Record& record);
  void enter(const Record& record);
  void begin(const Node& node, const Record& record);
  void completed(const Record& record);
  void open(const Record& record);
  void close(const Record& record);
  void note(const Record& record);
  void finish();
  void settleAsked();
  void judgeDeparture();
  void judgeGoneNowhere(const Node& node, Key scope);
  void judgeEntry(const Node& node, const std::map<int, int>& taken, Key scope);
  bool mayBegin(const Node& node, Key scope) const;
  bool isTurn(Key scope, std::int32_t element) const;
  bool isEnding(Key scope) const;
  Key processOf(Key scope) const;
  const Lying* tokenAt(const Record& record, const char* doing);
  const Definition* definitionAt(Key scope) const;
  void fault(const std::string& what, const Record& record);

  const Definitions& m_definitions;
  std::map<Key, Lying> m_tokens;
  std::map<Key, Place> m_scopes;
  Departure m_departure;
  Asked m_asked;
  std::set<Key> m_mustBeGone;  // tokens, when the step is over
  std::set<Key> m_mustEnd;     // ad-hoc sub-processes with which a token went
  std::set<Key> m_raised;      // who has got an incident in this step
  Key m_lastToken = 0;
};

}  // namespace joinery::run::test
