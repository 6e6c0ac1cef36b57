// Unary tests compiled: a decision table's input entry, an item definition's allowed values. Immutable; any thread,
// each with its own Evaluation.
#pragma once

#include <memory>
#include <optional>

#include "engine/feel/compiler.h"

namespace joinery::feel {

class TestsNode : public Node {
 public:
  // Does the input pass? nullopt where FEEL says null. Tests that speak of "?" read it from its own slot.
  virtual std::optional<bool> holds(Evaluation& evaluation, const Datum& input) const = 0;
  // The values and ranges tested against, if nothing but constants is; nullopt otherwise. No constants: all pass.
  virtual std::optional<List> constants() const = 0;
  virtual bool negated() const = 0;  // not(...): what passes is what no test lets pass
};

// `ast` is of kind UnaryTests; the name "?" has to be in scope.
std::unique_ptr<const TestsNode> compileTests(Compiler& compiler, const Ast& ast);

}  // namespace joinery::feel
