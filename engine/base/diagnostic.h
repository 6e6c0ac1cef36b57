// One finding about a document (a BPMN or DMN model, a form, an item package), with the place where it is.
//
// Readers and checks collect diagnostics, all of them, instead of stopping at the first; `hasErrors` decides whether
// the document may go on. The designer's problems panel and the server's 422 answers show the same diagnostics.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace joinery {

enum class Severity { Error, Warning, Info };

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;      // stable kebab-case word, the name of the rule: "flow-source-missing"
  std::string message;   // what was expected and what came, in English; texts for users are translated by code
  std::string resource;  // file name within the deployment; empty for a single document
  std::string element;   // id of the element, or JSON pointer of the field
  int line = 0;          // from 1; 0 when unknown
  int column = 0;        // from 1, in characters (code points)
};

inline bool hasErrors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

}  // namespace joinery
