// Errors on their way to a handler (10.5.6, 13.5.5): boundary events and event sub-processes from the inside out, over
// call activities too. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/execution.h"

namespace joinery::run {

struct ThrownError {
  std::string code;
  std::string message;
  Value variables;
};

// An activity failed with a BPMN error: its own boundary events are asked first.
void throwErrorAt(Execution&, Key token, const ThrownError&);
// An error end event of the scope; its token is gone already.
void throwErrorIn(Execution&, Key scope, const ThrownError&);

// A boundary event of the (outer) token occurs.
void fireBoundary(Execution&, Key token, const Node& boundary, const Value& variables);

}  // namespace joinery::run
