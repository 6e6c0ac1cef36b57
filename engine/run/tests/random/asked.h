// What the instructions of a modification ask for, read from its record alone: how the ledger knows which tokens a
// person has made and taken.
//
//   Asked asked(record, definition);
//   asked.flow(flow)              // a token has come onto a flow that no node has given: true if it was asked for
//   asked.node(node)              // the same in a node
//   asked.left()                  // how many beginnings are still owed
//
// One instruction owes one token, a moved element one for each token in it, in the order of the instructions. A join is
// given its token on one of its incoming flows. Around what begins, each sub-process may get a token that opens it.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/record.h"

namespace joinery::run::test {

class Asked {
 public:
  Asked() = default;
  // `tokensAt` gives the tokens of the instance in an element or on a flow; the turns of a loop do not count.
  template <typename TokensAt>
  Asked(const Record& modified, const Definition& definition, const TokensAt& tokensAt) : m_scope(modified.scope) {
    for (const Value& instruction : modified.data.find("instructions")->items()) {
      const Value* taken = instruction.find("cancel");
      const Value* moved = instruction.find("move");
      std::vector<Key> tokens;
      for (const Value* place : {taken, moved}) {
        if (!place) continue;
        if (place->isNumber()) {
          tokens.push_back(static_cast<Key>(place->number().toInt64().value_or(0)));
        } else {
          tokens = tokensAt(placeOf(definition, place->string()));
        }
      }
      cancelled.insert(tokens.begin(), tokens.end());
      if (!taken) owe(definition, instruction, moved ? tokens.size() : 1);
    }
  }

  Key scope() const { return m_scope; }  // the process instance
  bool flow(const Flow& flow);
  bool node(const Node& node);
  std::size_t left() const { return m_beginnings.size(); }

  std::set<Key> cancelled;  // tokens that must be gone when the step is over

 private:
  struct Beginning {
    std::set<int> flows;  // it begins on one of them,
    int node = -1;        // or in this node
    std::set<int> around;
  };

  static std::int32_t placeOf(const Definition& definition, const std::string& id);
  void owe(const Definition& definition, const Value& instruction, std::size_t count);

  Key m_scope = 0;
  const Flow* m_flows = nullptr;  // of the definition, for their numbers
  std::deque<Beginning> m_beginnings;
};

}  // namespace joinery::run::test
