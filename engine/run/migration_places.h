// Where the elements of one definition have their place in another. Internal to engine/run.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/run/compile/program.h"

namespace joinery::run {

class Places {
 public:
  // `mapping` is an object of element ids; faults in it become problems.
  Places(const Definition& from, const Definition& to, const Value& mapping, std::vector<Diagnostic>& problems);

  const Definition& from() const { return m_from; }
  const Definition& to() const { return m_to; }
  const Node* of(const Node& node) const;  // nullptr: it has none
  const Flow* of(const Flow& flow) const;
  // The place of a node, checked in every respect; the first thing that is wrong becomes a problem, and nullptr.
  const Node* checked(const Node& node);
  const Flow* checked(const Flow& flow);
  // Whether an event waits for the same kind of thing at the same kind of place.
  bool goesOn(const Node& event, const Node& place) const;
  void problem(const std::string& element, const char* code, std::string message);

 private:
  bool sameSurroundings(int fromScope, int toScope) const;

  const Definition& m_from;
  const Definition& m_to;
  std::unordered_map<std::string, std::string> m_mapping;
  std::vector<Diagnostic>& m_problems;
};

}  // namespace joinery::run
