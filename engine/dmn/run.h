// One evaluation of a graph: every decision is made once, when it is first asked for. Private to engine/dmn; confined
// to one call of Model::evaluate.
//
// Inputs of imported models may be given for each import by itself: {"base": {"age": 20}} for the input "age" of the
// model that is imported as "base". A model that is reached by two such ways is evaluated for each of them, so whatever
// is computed belongs to an element and to the object that holds its inputs.
#pragma once

#include <map>
#include <vector>

#include "engine/dmn/graph.h"
#include "engine/feel/evaluation.h"

namespace joinery::dmn {

class Run {
 public:
  using Trace = std::vector<DecisionTrace>;
  // `variables` is an object with the inputs, as those of model number `model` see them; it has to outlive the run.
  Run(const std::shared_ptr<const Graph>& graph, feel::Evaluation& evaluation, Trace& trace, const Value& variables,
      std::size_t model);

  feel::Datum value(const Drg& drg) { return value(drg, m_variables); }
  feel::Datum value(const Drg& drg, const Value& inputs);  // `inputs` is the object that holds those of its model
  // One output's value, or a context of several; inputs and input decisions are taken from the variables.
  feel::Datum askService(const Drg& service);
  // The same with values for its parameters, in their order.
  feel::Datum callService(const Drg& service, std::vector<feel::Datum> arguments);
  // Where the inputs of `target` are, seen from an element of model number `model` with `inputs`.
  const Value& inputsOf(const Drg& target, std::size_t model, const Value& inputs) const;

  const std::shared_ptr<const Graph>& graph() const { return m_graph; }
  Trace& trace() { return m_trace; }

 private:
  feel::Datum decide(const Drg& drg, const Value& inputs);
  feel::Datum input(const Drg& drg, const Value& inputs);
  const Value* given(const Drg& input, const Value& inputs) const;
  feel::Datum outputsOf(const Drg& service);

  std::shared_ptr<const Graph> m_graph;
  feel::Evaluation& m_evaluation;
  Trace& m_trace;
  const Value& m_variables;
  std::size_t m_model;
  std::map<std::pair<const Drg*, const Value*>, feel::Datum> m_values;
};

}  // namespace joinery::dmn
