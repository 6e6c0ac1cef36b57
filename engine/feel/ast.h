// What the parser makes of a text: a tree that still speaks of names. The compiler turns it into nodes; a decision
// model's boxed expressions are built as such trees as well (engine/dmn).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/feel/datum.h"
#include "engine/feel/type.h"

namespace joinery::feel {

enum class AstKind {
  Literal,     // literal
  Name,        // text
  Path,        // child 0, then the member in text
  Filter,      // child 0 filtered by child 1
  Call,        // child 0 called with the other children; names: of the arguments, or empty
  Negate,      // child 0
  Arithmetic,  // children 0 and 1, text is the operator
  Comparison,  // the same
  And,         // children 0 and 1
  Or,
  Between,     // children 0, 1, 2
  In,          // child 0 against the tests that follow
  InstanceOf,  // child 0, types[0]; text is the type as written
  If,          // condition, then, else; text "boxed" demands a boolean condition
  For,         // names, a domain for each, then the body
  Some,        // the same; text "boxed" demands booleans
  Every,
  Domain,      // child 0 .. child 1, only within For, Some and Every
  List,        // children
  Context,     // names and a child for each
  Function,    // names, types (nullptr: Any), the body
  Interval,    // children 0 and 1, lowIncluded, highIncluded
  UnaryRange,  // child 0, text is the operator
  UnaryTests,  // children; negated by text "not"; no children: everything
  Coerce,      // child 0 to types[0]; text says for what, for the warning
  Custom       // custom, of a decision model
};

struct Ast;
using AstPtr = std::unique_ptr<Ast>;

// A kind of expression that FEEL does not know; see compiler.h.
class CustomAst;

struct Ast {
  AstKind kind = AstKind::Literal;
  std::uint32_t offset = 0;  // in bytes, into the text
  int depth = 1;             // levels below and including this one
  bool lowIncluded = false;
  bool highIncluded = false;
  std::string text;
  Datum literal;
  std::vector<AstPtr> children;
  std::vector<std::string> names;
  std::vector<TypePtr> types;
  std::shared_ptr<const CustomAst> custom;

  void add(AstPtr child) {
    if (child && child->depth >= depth) depth = child->depth + 1;
    children.push_back(std::move(child));
  }
};

inline AstPtr makeAst(AstKind kind, std::uint32_t offset = 0, std::string text = {}) {
  auto out = std::make_unique<Ast>();
  out->kind = kind;
  out->offset = offset;
  out->text = std::move(text);
  return out;
}

}  // namespace joinery::feel
