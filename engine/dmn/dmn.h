// DMN 1.1 to 1.5: compile a set of decision models once, evaluate their decisions and services many times.
//
//   dmn::Compiled compiled = dmn::compile({{"fees.dmn", text}});
//   if (!compiled.model) report(compiled.diagnostics);                // all of them, with line and column
//   auto out = compiled.model->evaluate("Fee", {}, Value::object({{"area", Decimal(300)}}), options);
//   out->result                                                       // JSON; null where FEEL says null
//
// A Model is immutable and may be used from many threads at once. Evaluation has no side effects and keeps to the
// limits of its options, like FEEL (engine/feel/feel.h). Models that import each other are compiled together, found by
// their namespace. Errors that stop the compilation: malformed XML, cyclic or dangling requirements, FEEL that does not
// parse, types that do not exist, functions in Java or PMML. Anything questionable is a warning.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/feel/feel.h"

namespace joinery::dmn {

struct Source {
  std::string resource;  // file name, for diagnostics
  std::string text;      // XML
};

// A decision or decision service, and the model that holds it.
struct DecisionInfo {
  enum class Kind { Decision, Service };
  Kind kind = Kind::Decision;
  std::string id;
  std::string name;
  std::string resource;
  std::string modelName;
  std::string modelNamespace;
  std::string modelId;
};

// One decision that was made on the way.
struct DecisionTrace {
  std::string id;
  std::string name;
  std::vector<std::string> matchedRules;  // ids of the rules that hit, or their numbers from "1" where they have no id
  Value output;
};

struct Outcome {
  Value result;
  std::vector<DecisionTrace> decisions;  // in the order in which they were finished
  std::vector<std::string> warnings;     // why something is null
  std::optional<Error> error;            // a limit was passed; result is null then
};

class Graph;

class Model {
 public:
  explicit Model(std::shared_ptr<const Graph> graph);
  ~Model();

  // `decision`: the id or the name of a decision or decision service. `model`: the name, id or namespace of the model
  // that holds it; empty if it needs none. `variables`: an object with a member for each input, by name (for a service
  // also its input decisions); values are coerced to the declared types (a date from "2026-11-23"). Errors:
  // "unknown-decision", "ambiguous-decision".
  Result<Outcome> evaluate(std::string_view decision, std::string_view model, const Value& variables,
                           const feel::EvaluateOptions& options) const;
  // By the place in `decisions()`.
  Outcome evaluate(std::size_t decision, const Value& variables, const feel::EvaluateOptions& options) const;
  const std::vector<DecisionInfo>& decisions() const;

 private:
  std::shared_ptr<const Graph> m_graph;
};

struct Compiled {
  std::shared_ptr<const Model> model;  // nullptr if a diagnostic is an error
  std::vector<Diagnostic> diagnostics;
};

struct CompileOptions {
  // Adds what decision tables leave open or say twice, as warnings with an example input: gaps, overlaps, rules that
  // never hit, missing outputs.
  bool checkTables = false;
};
Compiled compile(const std::vector<Source>& sources, const CompileOptions& options = {});
// `of` and the models among `all` that it imports, directly or through others; `of` comes first. What cannot be read or
// is not there is left out: compiling the answer tells it.
std::vector<Source> withImports(const Source& of, const std::vector<Source>& all);
// What tells a model from others: "namespace#id", with its name where it has no id (some tools give the same namespace
// to all their models); empty if the text is no model or has none of them.
std::string modelKey(const Source& source);
// Is the model that holds the decision called so? By its name, id or namespace; an empty `model` is any.
bool isInModel(const DecisionInfo& decision, std::string_view model);
bool isDmnNamespace(std::string_view uri);  // of DMN 1.1 to 1.5

}  // namespace joinery::dmn
