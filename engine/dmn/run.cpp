#include "engine/dmn/run.h"

#include <algorithm>

#include "engine/feel/function.h"
#include "engine/feel/json.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::Evaluation;

constexpr int kLevelsPerDecision = 20;  // what one decision within another counts for in the limit on depth

// The free names of one element's logic are its requirements.
class ScopeOf final : public feel::Globals {
 public:
  ScopeOf(Run& run, const Drg& drg) : m_run(run), m_drg(drg) {}
  std::optional<Datum> find(const std::string& name) const override {
    const auto found = m_drg.scope.find(name);
    if (found == m_drg.scope.end()) return std::nullopt;
    return m_run.value(*found->second);
  }

 private:
  Run& m_run;
  const Drg& m_drg;
};

// A decision service as a function (DMN 1.5, 10.4): its input data and input decisions are the parameters, in that
// order.
class ServiceFunction final : public feel::Function {
 public:
  ServiceFunction(std::shared_ptr<const Graph> graph, const Drg& service, Run::Trace& trace)
      : m_graph(std::move(graph)), m_service(service), m_trace(trace) {}

  std::string describe() const override { return "decision service \"" + m_service.name + "\""; }
  bool accepts(std::size_t count) const override { return count == m_service.parameters.size(); }
  std::vector<feel::Parameter> parameters() const override {
    std::vector<feel::Parameter> out;
    for (const Drg* parameter : m_service.parameters) out.push_back({parameter->name, parameter->type});
    return out;
  }
  feel::TypePtr resultType() const override {
    return m_service.outputs.size() == 1 ? m_service.outputs[0]->type : nullptr;
  }

  Datum call(Evaluation& ev, std::span<const Datum> arguments) const override {
    if (!accepts(arguments.size()))
      return ev.warn(describe() + " takes " + std::to_string(m_service.parameters.size()) + " arguments, got " +
                     std::to_string(arguments.size()));
    std::map<const Drg*, Datum> given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const Drg& parameter = *m_service.parameters[i];
      auto fitting = feel::coerce(parameter.type, arguments[i]);
      if (!fitting)
        return ev.warn("argument \"" + parameter.name + "\" of " + describe() + " has to be " + parameter.type->name +
                       ", got " + feel::toText(arguments[i]));
      given.emplace(&parameter, std::move(*fitting));
    }
    if (!ev.enter(kLevelsPerDecision)) return {};
    Run inner(m_graph, ev, m_trace, std::move(given));
    Datum out = inner.outputsOf(m_service);
    ev.leave(kLevelsPerDecision);
    return out;
  }

  std::optional<std::vector<Datum>> arrange(Evaluation& ev,
                                            std::vector<std::pair<std::string, Datum>> named) const override {
    std::vector<Datum> out(m_service.parameters.size(), Datum::unset());
    for (auto& [name, value] : named) {
      const auto found = std::find_if(m_service.parameters.begin(), m_service.parameters.end(),
                                      [&, n = &name](const Drg* p) { return p->name == *n; });
      if (found == m_service.parameters.end()) {
        ev.warn(describe() + " has no input \"" + name + "\"");
        return std::nullopt;
      }
      out[static_cast<std::size_t>(found - m_service.parameters.begin())] = std::move(value);
    }
    for (const Datum& value : out)
      if (value.is(feel::DatumKind::Unset)) {
        ev.warn(describe() + " needs all of its inputs");
        return std::nullopt;
      }
    return out;
  }

 private:
  std::shared_ptr<const Graph> m_graph;
  const Drg& m_service;
  Run::Trace& m_trace;
};

}  // namespace

Run::Run(const std::shared_ptr<const Graph>& graph, Evaluation& evaluation, Trace& trace,
         std::map<const Drg*, Datum> given)
    : m_graph(graph), m_evaluation(evaluation), m_trace(trace), m_values(std::move(given)) {}

Datum Run::value(const Drg& drg) {
  const auto known = m_values.find(&drg);
  if (known != m_values.end()) return known->second;
  Datum out;
  switch (drg.kind) {
    case Drg::Kind::InputData:
      out = m_evaluation.warn("the input \"" + drg.name + "\" is missing");
      break;
    case Drg::Kind::Decision:
      out = decide(drg);
      break;
    case Drg::Kind::Knowledge:
      if (drg.program) out = drg.program->run(m_evaluation, ScopeOf(*this, drg));
      break;
    case Drg::Kind::Service:
      out = Datum(std::shared_ptr<const feel::Function>(std::make_shared<ServiceFunction>(m_graph, drg, m_trace)));
      break;
  }
  m_values.emplace(&drg, out);
  return out;
}

Datum Run::decide(const Drg& drg) {
  if (!m_evaluation.enter(kLevelsPerDecision)) return {};
  std::vector<std::string> matched;
  std::vector<std::string>* outer = m_evaluation.matchedRules;
  m_evaluation.matchedRules = &matched;
  Datum out;
  if (drg.program)
    out = drg.program->run(m_evaluation, ScopeOf(*this, drg));
  else
    m_evaluation.warn("the decision \"" + drg.name + "\" has no logic");
  m_evaluation.matchedRules = outer;
  m_evaluation.leave(kLevelsPerDecision);
  m_trace.push_back({drg.id, drg.name, std::move(matched), feel::toJson(out)});
  return out;
}

Datum Run::outputsOf(const Drg& service) {
  if (service.outputs.size() == 1) return value(*service.outputs[0]);
  std::vector<feel::Member> members;
  for (const Drg* output : service.outputs) members.emplace_back(output->name, value(*output));
  return Datum::context(std::move(members));
}

}  // namespace joinery::dmn
