// Errors (10.5.5, 13.5.5): thrown by end events and workers; an error that nobody catches fails the instance.
// Internal to engine/run.
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

}  // namespace joinery::run
