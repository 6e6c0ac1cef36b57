// What a collaboration says about the messages of a process: where those that it throws may go, and how they are told
// apart (chapter 9, 8.4.2). Internal to engine/run.
#pragma once

#include <string>
#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/step.h"

namespace joinery::run {

class Compiler;

// A correlation key as it applies to one message.
struct Correlation {
  std::string key;                   // the id of the correlationKey
  std::vector<Expression> paths;     // its values, in the message
  std::vector<Expression> bindings;  // what they must be, in the data of the process; empty: what the first message had
};

// Message flows that leave a node restrict who receives what it throws.
void connectMessageFlows(Compiler&);
// The correlation keys of every message, by the name of the message.
void compileCorrelations(Compiler&);

}  // namespace joinery::run
