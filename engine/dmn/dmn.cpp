#include "engine/dmn/dmn.h"

#include <algorithm>
#include <array>

#include "engine/dmn/builder.h"
#include "engine/dmn/run.h"
#include "engine/feel/json.h"

namespace joinery::dmn {
namespace {

// By id before by name; the place among the decisions.
Result<std::size_t> find(const std::vector<DecisionInfo>& decisions, std::string_view decision,
                         std::string_view model) {
  const std::string asked = "\"" + std::string(decision) + "\"";
  for (const std::string DecisionInfo::*key : {&DecisionInfo::id, &DecisionInfo::name}) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < decisions.size(); ++i)
      if (decisions[i].*key == decision && isInModel(decisions[i], model)) found.push_back(i);
    if (found.size() == 1) return found.front();
    if (found.size() > 1)
      return makeError(ErrorKind::Conflict, "ambiguous-decision",
                       std::to_string(found.size()) + " decisions are called " + asked + "; name the model");
  }
  return makeError(ErrorKind::NotFound, "unknown-decision", "no decision or decision service " + asked + " exists");
}

}  // namespace

bool isDmnNamespace(std::string_view uri) {
  static constexpr std::array<std::string_view, 5> kUris = {
      "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
      "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
      "https://www.omg.org/spec/DMN/20230324/MODEL/"};
  return std::find(kUris.begin(), kUris.end(), uri) != kUris.end();
}

Model::Model(std::shared_ptr<const Graph> graph) : m_graph(std::move(graph)) {}
Model::~Model() = default;

const std::vector<DecisionInfo>& Model::decisions() const {
  return m_graph->decisions;
}

Result<Outcome> Model::evaluate(std::string_view decision, std::string_view model, const Value& variables,
                                const feel::EvaluateOptions& options) const {
  const auto found = find(m_graph->decisions, decision, model);
  if (!found) return found.error();
  return evaluate(*found, variables, options);
}

Outcome Model::evaluate(std::size_t decision, const Value& variables, const feel::EvaluateOptions& options) const {
  const Drg& asked = *m_graph->elementsOfDecisions[decision];
  feel::Evaluation evaluation(options);
  Outcome out;
  Run run(m_graph, evaluation, out.decisions, variables, asked.model);
  const feel::Datum result = asked.kind == Drg::Kind::Service ? run.askService(asked) : run.value(asked);
  Value value = feel::toJson(evaluation, result);
  out.error = evaluation.takeError();
  if (!out.error) out.result = std::move(value);
  out.warnings = evaluation.takeWarnings();
  return out;
}

Compiled compile(const std::vector<Source>& sources, const CompileOptions& options) {
  Compiled out;
  Builder builder(options);
  if (auto graph = builder.build(sources, out.diagnostics)) out.model = std::make_shared<const Model>(std::move(graph));
  return out;
}

}  // namespace joinery::dmn
