// A function written in FEEL: its code, shared, and what it took along from outside when it was made.
//
// Code and functions are immutable; any thread.
#pragma once

#include "engine/feel/function.h"
#include "engine/feel/node.h"

namespace joinery::feel {

struct LambdaCode {
  struct Capture {
    std::size_t slot;  // in the function's frame
    NodePtr value;     // computed in the frame where the function is made
  };
  std::vector<Parameter> parameters;  // in slots 0, 1, ...
  TypePtr resultType;
  std::optional<std::size_t> selfSlot;  // where the function finds itself, for recursion
  std::vector<Capture> captures;
  NodePtr body;
  std::size_t slots = 0;
  int depth = 1;  // levels that a call adds
};

NodePtr lambdaNode(std::shared_ptr<const LambdaCode> code);  // makes a function value when evaluated

}  // namespace joinery::feel
