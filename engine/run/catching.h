// Who catches what is thrown upwards (errors, escalations, cancels): boundary events and event sub-processes from the
// inside out, over call activities too (10.5.6, 13.5.5). Internal to engine/run.
#pragma once

#include <string>
#include <vector>

#include "engine/run/execution.h"

namespace joinery::run {

// How well an event catches a code: 0 not at all, 1 as a handler for every code, 2 by name.
using Match = int (*)(const Node& event, const std::string& code);

struct Handler {
  const Node* event = nullptr;  // nullptr: nobody
  Key token = 0;                // a boundary event's (outer) token
  Key scope = 0;                // an event sub-process's scope
  std::vector<Key> left;        // process scopes that the search left on its way out, inner ones first
};

// Begins with the boundary events of an activity.
Handler findHandlerAt(const Execution&, Key token, Match, const std::string& code);
// Begins with the event sub-processes of a scope.
Handler findHandlerIn(const Execution&, Key scope, Match, const std::string& code);
// Begins the event sub-process or fires the boundary event.
void handle(Execution&, const Handler&, const Value& variables);

// A boundary event of the (outer) token occurs.
void fireBoundary(Execution&, Key token, const Node& boundary, const Value& variables);

}  // namespace joinery::run
