// A decision table, read and compiled (DMN 1.5, chapter 8). Private to engine/dmn.
//
// Reading gives a TableAst within the Ast of the decision; compiling gives a node with an index over its inputs, so
// that a table of 10,000 rules is not gone through rule by rule.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/dmn/hit_policy.h"
#include "engine/dmn/table_index.h"
#include "engine/feel/compiler.h"
#include "engine/feel/type.h"

namespace joinery::dmn {

struct TableAst final : public feel::CustomAst {
  struct Input {
    std::string label;
    feel::AstPtr expression;
    feel::TypePtr type;    // as the input expression declares it; nullptr: not at all
    feel::AstPtr allowed;  // unary tests; nullptr: everything
  };
  struct Output {
    std::string name;
    feel::TypePtr type;
    feel::AstPtr allowed;   // unary tests whose order is the priority; nullptr: everything
    feel::AstPtr fallback;  // the default output; nullptr: none
  };
  struct Rule {
    std::string id;
    std::vector<feel::AstPtr> tests;    // nullptr: passes
    std::vector<feel::AstPtr> outputs;  // nullptr: null
  };
  const HitPolicy* policy = nullptr;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;

  feel::NodePtr compile(feel::Compiler& compiler) const override;
};

}  // namespace joinery::dmn
