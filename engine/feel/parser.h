// The grammar of FEEL (DMN 1.5, 10.3.1.2): a text into an Ast, or an error with its place.
//
//   ParseOptions options;
//   auto tree = parse("if area >= 300 then \"A\" else \"B\"", options);
//
// Errors: "feel-syntax", "feel-too-deep", "feel-java-function", "feel-unknown-type". Any thread.
#pragma once

#include <functional>
#include <string_view>

#include "engine/base/result.h"
#include "engine/feel/ast.h"
#include "engine/feel/names.h"

namespace joinery::feel {

inline constexpr int kMaxNesting = 300;

struct ParseOptions {
  const NameTable* names = nullptr;      // names of several words in scope
  const NameTable* typeNames = nullptr;  // the same for types
  // Types that FEEL itself does not know; returns nullptr for unknown names.
  std::function<TypePtr(std::string_view)> findType;
  bool unaryTests = false;
  bool allowUnknownTypes = false;  // `instance of` such a type is null at run time instead of an error
};

Result<AstPtr> parse(std::string_view text, const ParseOptions& options);
// A type alone, as parameters have it: "list<number>".
Result<TypePtr> parseType(std::string_view text, const ParseOptions& options);

}  // namespace joinery::feel
