// One evaluation of a graph: every decision is made once, when it is first asked for. Private to engine/dmn; confined
// to one call of Model::evaluate.
#pragma once

#include <map>
#include <vector>

#include "engine/dmn/graph.h"
#include "engine/feel/evaluation.h"

namespace joinery::dmn {

class Run {
 public:
  using Trace = std::vector<DecisionTrace>;
  // `given` holds the values of inputs and, for a service, of its input decisions, by element.
  Run(const std::shared_ptr<const Graph>& graph, feel::Evaluation& evaluation, Trace& trace,
      std::map<const Drg*, feel::Datum> given);

  feel::Datum value(const Drg& drg);
  feel::Datum outputsOf(const Drg& service);  // one output's value, or a context of several

  const std::shared_ptr<const Graph>& graph() const { return m_graph; }
  Trace& trace() { return m_trace; }

 private:
  feel::Datum decide(const Drg& drg);

  std::shared_ptr<const Graph> m_graph;
  feel::Evaluation& m_evaluation;
  Trace& m_trace;
  std::map<const Drg*, feel::Datum> m_values;
};

}  // namespace joinery::dmn
