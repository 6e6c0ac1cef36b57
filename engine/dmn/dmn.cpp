#include "engine/dmn/dmn.h"

#include <algorithm>
#include <array>

#include "engine/dmn/builder.h"
#include "engine/dmn/run.h"
#include "engine/feel/json.h"

namespace joinery::dmn {
namespace {

using feel::Datum;

// The value given for an input: by its name, or for an imported one also by "import: {name: value}".
const Value* given(const Graph& graph, const Drg& input, const Drg& asked, const Value& variables) {
  if (input.model != asked.model)
    for (const auto& [alias, model] : graph.models[asked.model].imports) {
      if (model != input.model) continue;
      const Value* inner = variables.find(alias);
      if (const Value* value = inner ? inner->find(input.name) : nullptr) return value;
      if (const Value* value = variables.find(alias + "." + input.name)) return value;
    }
  return variables.find(input.name);
}

bool isIn(const ModelInfo& info, std::string_view model) {
  return model.empty() || info.name == model || info.id == model || info.uri == model;
}

// By id before by name.
Result<const Drg*> find(const Graph& graph, std::string_view decision, std::string_view model) {
  const std::string asked = "\"" + std::string(decision) + "\"";
  for (const std::string Drg::*key : {&Drg::id, &Drg::name}) {
    std::vector<const Drg*> found;
    for (const auto& drg : graph.elements) {
      const bool isDecision = drg->kind == Drg::Kind::Decision || drg->kind == Drg::Kind::Service;
      if (isDecision && isIn(graph.models[drg->model], model) && (*drg).*key == decision) found.push_back(drg.get());
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1)
      return makeError(ErrorKind::Conflict, "ambiguous-decision",
                       std::to_string(found.size()) + " decisions are called " + asked + "; name the model");
  }
  return makeError(ErrorKind::NotFound, "unknown-decision", "no decision or decision service " + asked + " exists");
}

// Coerces the variables to the inputs' declared types; one that does not fit is null, with a warning.
std::map<const Drg*, Datum> inputs(const Graph& graph, const Drg& asked, const Value& variables,
                                   feel::Evaluation& evaluation) {
  std::map<const Drg*, Datum> out;
  for (const auto& drg : graph.elements) {
    const bool isParameter =
        asked.kind == Drg::Kind::Service &&
        std::find(asked.parameters.begin(), asked.parameters.end(), drg.get()) != asked.parameters.end();
    if (drg->kind != Drg::Kind::InputData && !isParameter) continue;
    const Value* value = given(graph, *drg, asked, variables);
    if (!value) {
      if (isParameter) out.emplace(drg.get(), evaluation.warn("the input \"" + drg->name + "\" is missing"));
      continue;
    }
    const Datum typed = inputFromJson(drg->type, *value);
    auto fitting = feel::coerce(drg->type, typed);
    if (!fitting)
      fitting = evaluation.warn("the input \"" + drg->name + "\" has to be " + drg->type->name + ", got " +
                                feel::toText(typed));
    out.emplace(drg.get(), std::move(*fitting));
  }
  return out;
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
  const auto asked = find(*m_graph, decision, model);
  if (!asked) return asked.error();
  feel::Evaluation evaluation(options);
  Outcome out;
  Run run(m_graph, evaluation, out.decisions, inputs(*m_graph, **asked, variables, evaluation));
  const bool isService = (*asked)->kind == Drg::Kind::Service;
  const Datum result = isService ? run.outputsOf(**asked) : run.value(**asked);
  out.error = evaluation.takeError();
  if (!out.error) out.result = feel::toJson(result);
  out.warnings = evaluation.takeWarnings();
  return out;
}

Compiled compile(const std::vector<Source>& sources) {
  Compiled out;
  Builder builder;
  if (auto graph = builder.build(sources, out.diagnostics)) out.model = std::make_shared<const Model>(std::move(graph));
  return out;
}

}  // namespace joinery::dmn
