// Where the elements of one definition have their place in another. Internal to engine/run.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/run/compile/program.h"

namespace joinery::run {

// How the surroundings of an element become those of its place: sub-processes that go, and that come, around it.
struct Way {
  bool goes = false, comes = false;
  std::vector<const Node*> inside;  // those that come within the innermost that stays, outer ones first
};

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
  // nullopt: it cannot be, for something other than a plain sub-process comes or goes, or it is not clear which.
  std::optional<Way> way(int fromScope, int toScope) const;
  // A plain sub-process that the target does not have.
  bool goesAway(const Node& node) const;
  void problem(const std::string& element, const char* code, std::string message);

 private:
  bool sameSurroundings(int fromScope, int toScope) const;
  bool isNew(const Node& place) const;  // a plain sub-process that only the target has

  const Definition& m_from;
  const Definition& m_to;
  std::unordered_map<std::string, std::string> m_mapping;
  std::vector<Diagnostic>& m_problems;
};

}  // namespace joinery::run
