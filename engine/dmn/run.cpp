#include "engine/dmn/run.h"

#include <algorithm>

#include "engine/dmn/types.h"
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
  ScopeOf(Run& run, const Drg& drg, const Value& inputs) : m_run(run), m_drg(drg), m_inputs(inputs) {}
  std::optional<Datum> find(const std::string& name) const override {
    const auto found = m_drg.scope.find(name);
    if (found == m_drg.scope.end()) return std::nullopt;
    const Drg& target = *found->second;
    return m_run.value(target, m_run.inputsOf(target, m_drg.model, m_inputs));
  }

 private:
  Run& m_run;
  const Drg& m_drg;
  const Value& m_inputs;
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
    std::vector<Datum> given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const Drg& parameter = *m_service.parameters[i];
      auto fitting = feel::coerce(parameter.type, arguments[i]);
      if (!fitting)
        return ev.warn("argument \"" + parameter.name + "\" of " + describe() + " has to be " + parameter.type->name +
                       ", got " + feel::toText(arguments[i]));
      given.push_back(std::move(*fitting));
    }
    if (!ev.enter(kLevelsPerDecision)) return {};
    const Value none;
    Run inner(m_graph, ev, m_trace, none, m_service.model);
    Datum out = inner.callService(m_service, std::move(given));
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

Run::Run(const std::shared_ptr<const Graph>& graph, Evaluation& evaluation, Trace& trace, const Value& variables,
         std::size_t model)
    : m_graph(graph), m_evaluation(evaluation), m_trace(trace), m_variables(variables), m_model(model) {}

const Value& Run::inputsOf(const Drg& target, std::size_t model, const Value& inputs) const {
  if (target.model == model) return inputs;
  for (const auto& [alias, imported] : m_graph->models[model].imports) {
    const Value* inner = imported == target.model ? inputs.find(alias) : nullptr;
    if (inner && inner->isObject()) return *inner;
  }
  return inputs;
}

// By its name where it belongs; else beside everything, also as "import.name".
const Value* Run::given(const Drg& input, const Value& inputs) const {
  if (const Value* value = inputs.find(input.name)) return value;
  if (input.model != m_model)
    for (const auto& [alias, imported] : m_graph->models[m_model].imports) {
      if (imported != input.model) continue;
      if (const Value* value = m_variables.find(alias + "." + input.name)) return value;
    }
  return m_variables.find(input.name);
}

// Made to fit the declared type; what does not fit is null, with a warning.
Datum Run::input(const Drg& drg, const Value& inputs) {
  const Value* value = given(drg, inputs);
  if (!value) return m_evaluation.warn("the input \"" + drg.name + "\" is missing");
  const Datum typed = inputFromJson(drg.type, *value);
  if (auto fitting = feel::coerce(drg.type, typed)) return std::move(*fitting);
  return m_evaluation.warn("the input \"" + drg.name + "\" has to be " + drg.type->name + ", got " +
                           feel::toText(typed));
}

Datum Run::value(const Drg& drg, const Value& inputs) {
  const auto key = std::pair(&drg, &inputs);
  const auto known = m_values.find(key);
  if (known != m_values.end()) return known->second;
  Datum out;
  switch (drg.kind) {
    case Drg::Kind::InputData:
      out = input(drg, inputs);
      break;
    case Drg::Kind::Decision:
      out = decide(drg, inputs);
      break;
    case Drg::Kind::Knowledge:
      if (drg.program) out = drg.program->run(m_evaluation, ScopeOf(*this, drg, inputs));
      break;
    case Drg::Kind::Service:
      out = Datum(std::shared_ptr<const feel::Function>(std::make_shared<ServiceFunction>(m_graph, drg, m_trace)));
      break;
  }
  m_values.emplace(key, out);
  return out;
}

Datum Run::decide(const Drg& drg, const Value& inputs) {
  if (!m_evaluation.enter(kLevelsPerDecision)) return {};
  std::vector<std::string> matched;
  std::vector<std::string>* outer = m_evaluation.matchedRules;
  m_evaluation.matchedRules = &matched;
  Datum out;
  if (drg.program)
    out = drg.program->run(m_evaluation, ScopeOf(*this, drg, inputs));
  else
    m_evaluation.warn("the decision \"" + drg.name + "\" has no logic");
  m_evaluation.matchedRules = outer;
  m_evaluation.leave(kLevelsPerDecision);
  m_trace.push_back({drg.id, drg.name, std::move(matched), feel::toJson(m_evaluation, out)});
  return out;
}

Datum Run::askService(const Drg& service) {
  std::vector<Datum> arguments;
  for (const Drg* parameter : service.parameters)
    arguments.push_back(input(*parameter, inputsOf(*parameter, m_model, m_variables)));
  return callService(service, std::move(arguments));
}

Datum Run::callService(const Drg& service, std::vector<Datum> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Drg& parameter = *service.parameters[i];
    m_values[{&parameter, &inputsOf(parameter, m_model, m_variables)}] = std::move(arguments[i]);
  }
  return outputsOf(service);
}

Datum Run::outputsOf(const Drg& service) {
  const auto valueOf = [&](const Drg& output) { return value(output, inputsOf(output, m_model, m_variables)); };
  if (service.outputs.size() == 1) return valueOf(*service.outputs[0]);
  std::vector<feel::Member> members;
  for (const Drg* output : service.outputs) members.emplace_back(output->name, valueOf(*output));
  return Datum::context(std::move(members));
}

}  // namespace joinery::dmn
