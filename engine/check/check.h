// Holds a model against the rules of BPMN 2.0.2 and, if wanted, against what Joinery needs to run it.
//
//   std::vector<Diagnostic> found = check(document, {.imports = {&calledModel}});
//   if (hasErrors(found)) refuse(found);
//
// Begins with the metamodel's findings (model::diagnose), so that one call tells everything; Document::diagnostics need
// not be added. Errors stop a deployment, warnings do not. Every rule is a file in engine/check/rules and a line in
// rules.def; docs/bpmn/rules.md describes them. The designer's problems panel and the server call this same function.
// Pure: reads the documents, keeps nothing. Any thread.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/document.h"

namespace joinery::check {

struct CheckOptions {
  // Leaves out the rules that BPMN does not give (names that the engine needs, unreachable nodes, ...).
  bool specificationOnly = false;
  bool strict = false;  // soundness findings (deadlock, ...) are errors instead of warnings
  // The files that <import> elements name, also those that imports import. Without them a reference into another
  // namespace is not followed.
  std::vector<const model::Document*> imports;
};

// Ordered by place in the document; the same finding is told once.
std::vector<Diagnostic> check(const model::Document& document, const CheckOptions& options = {});

// The codes of all rules, in the order in which they run; the metamodel's own codes are not among them.
std::vector<std::string_view> ruleNames();

}  // namespace joinery::check
