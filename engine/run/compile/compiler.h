// What the element, event and loop files use while a process is compiled: expressions, references and findings.
// Internal to engine/run; one Compiler lives for the compilation of one process.
//
//   Expression e = compiler.feel(element, "= a > 1");      // a syntax error becomes a diagnostic at the element
//   compiler.refuse(element, "flow-source-missing", "...") // a fault of the model
//   compiler.need(element, "unsupported-element", "...")   // sound BPMN that this engine cannot run
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/document.h"
#include "engine/run/compile/program.h"

namespace joinery::run {

class Compiler {
 public:
  Compiler(const model::Document& document, const CompileOptions& options, Definition& definition,
           std::vector<Diagnostic>& diagnostics)
      : document(document), options(options), definition(definition), m_diagnostics(diagnostics) {}

  void refuse(const model::Element& at, std::string code, std::string message) {
    add(Severity::Error, at, std::move(code), std::move(message));
  }
  void warn(const model::Element& at, std::string code, std::string message) {
    add(Severity::Warning, at, std::move(code), std::move(message));
  }
  // Not reported where only conformance to the specification is asked for.
  void need(const model::Element& at, std::string code, std::string message) {
    if (!options.specificationOnly) refuse(at, std::move(code), std::move(message));
  }

  // The text is FEEL, with or without a leading "=".
  Expression feel(const model::Element& at, std::string_view text);
  // The text is FEEL if it begins with "=", else a constant string. Empty text: not given.
  Expression value(const model::Element& at, std::string_view text);
  // An expression element such as conditionExpression: its language is checked, its text is FEEL. nullptr: not given.
  Expression element(const model::Element* expression);
  // A joinery: attribute read by `value`, and its raw text.
  Expression attribute(const model::Element& at, std::string_view name);
  static std::string joinery(const model::Element& at, std::string_view name);
  // The elements of the joinery namespace in `at`'s extensionElements.
  static std::vector<const model::Element*> extensions(const model::Element& at, std::string_view localName);
  // What the attribute of `at` names; a dangling reference is left to the model's own findings.
  const model::Element* reference(const model::Element& at, std::string_view attribute) const;
  // An attribute that is a whole number of at least `least`.
  int whole(const model::Element& at, std::string_view attribute, int fallback, int least);
  // An attribute of Joinery that is a list of durations, such as PT10S,PT1M; empty where it is not given.
  std::vector<Duration> durations(const model::Element& at, std::string_view attribute);

  // The same for an element of a file that this one imports.
  Compiler within(const model::Document& imported) { return {imported, options, definition, m_diagnostics}; }

  const model::Document& document;
  const CompileOptions& options;
  Definition& definition;

 private:
  void add(Severity severity, const model::Element& at, std::string code, std::string message);
  bool languageIsFeel(const model::Element& at, std::string_view attribute);
  std::vector<Diagnostic>& m_diagnostics;
};

// Trimmed at both ends, also of the white space of XML.
std::string_view trimmed(std::string_view text);
// "a, b ,c" as a list of its trimmed, non-empty parts.
std::vector<std::string> splitList(std::string_view text);

// The steps of compiling one process, each in its file.
void collect(Compiler&, const model::Element& process);  // collect.cpp: nodes, flows, scopes
void connect(Compiler&);                                 // connect.cpp: flows, defaults, boundaries, starts
void compileNodes(Compiler&);                            // nodes.cpp: behaviours, events, loops, mappings
void computeReach(Definition&);                          // reach.cpp: inclusive joins
// The group that the innermost lane around the node stands for; empty if none. lanes.cpp
std::string laneOf(const Compiler&, const model::Element& node);

}  // namespace joinery::run
