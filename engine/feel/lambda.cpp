#include "engine/feel/lambda.h"

#include <algorithm>

namespace joinery::feel {
namespace {

class Lambda final : public Function {
 public:
  Lambda(std::shared_ptr<const LambdaCode> code, std::vector<Datum> captured)
      : m_code(std::move(code)), m_captured(std::move(captured)) {
    for (const Datum& datum : m_captured) {
      m_depth = std::max(m_depth, datum.depth() + 1);
      m_weight += datum.weight();
    }
  }

  std::string describe() const override {
    std::string out = "function(";
    for (const Parameter& p : m_code->parameters) out += (out.back() == '(' ? "" : ", ") + p.name;
    return out + ")";
  }
  bool accepts(std::size_t count) const override { return count == m_code->parameters.size(); }
  std::vector<Parameter> parameters() const override { return m_code->parameters; }
  TypePtr resultType() const override { return m_code->resultType; }
  int depth() const override { return m_depth; }
  std::size_t weight() const override { return m_weight; }

  Datum call(Evaluation& ev, std::span<const Datum> arguments) const override {
    const auto& parameters = m_code->parameters;
    if (arguments.size() != parameters.size())
      return ev.warn(describe() + " takes " + std::to_string(parameters.size()) + " arguments, got " +
                     std::to_string(arguments.size()));
    if (!ev.step() || !ev.enter(m_code->depth)) return {};
    Datum out = run(ev, arguments);
    ev.leave(m_code->depth);
    return out;
  }

  std::optional<std::vector<Datum>> arrange(Evaluation& ev,
                                            std::vector<std::pair<std::string, Datum>> named) const override {
    const auto& parameters = m_code->parameters;
    std::vector<Datum> out(parameters.size(), Datum::unset());
    for (auto& [name, value] : named) {
      const auto found = std::find_if(parameters.begin(), parameters.end(),
                                      [&, n = &name](const Parameter& p) { return p.name == *n; });
      if (found == parameters.end()) {
        ev.warn(describe() + " has no parameter \"" + name + "\"");
        return std::nullopt;
      }
      out[static_cast<std::size_t>(found - parameters.begin())] = std::move(value);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!out[i].is(DatumKind::Unset)) continue;
      ev.warn(describe() + " needs an argument \"" + parameters[i].name + "\"");
      return std::nullopt;
    }
    return out;
  }

 private:
  Datum run(Evaluation& ev, std::span<const Datum> arguments) const {
    Frame frame(ev, m_code->slots);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (m_code->parameters[i].type && !ev.step(arguments[i].weight())) return {};
      auto fitting = coerce(m_code->parameters[i].type, arguments[i]);
      if (!fitting)
        return ev.warn("argument \"" + m_code->parameters[i].name + "\" of " + describe() + " has to be " +
                       m_code->parameters[i].type->name + ", got " + std::string(kindName(arguments[i].kind())));
      ev.slots[i] = std::move(*fitting);
    }
    if (m_code->selfSlot) ev.slots[*m_code->selfSlot] = Datum(shared_from_this());
    for (std::size_t i = 0; i < m_captured.size(); ++i) ev.slots[m_code->captures[i].slot] = m_captured[i];
    return m_code->body->evaluate(ev);
  }

  std::shared_ptr<const LambdaCode> m_code;
  std::vector<Datum> m_captured;
  int m_depth = 1;
  std::size_t m_weight = 1;
};

class LambdaNode final : public Node {
 public:
  explicit LambdaNode(std::shared_ptr<const LambdaCode> code) : m_code(std::move(code)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    std::vector<Datum> captured;
    captured.reserve(m_code->captures.size());
    for (const auto& capture : m_code->captures) captured.push_back(capture.value->evaluate(ev));
    return ev.checked(Datum(std::shared_ptr<const Function>(std::make_shared<Lambda>(m_code, std::move(captured)))));
  }

 private:
  std::shared_ptr<const LambdaCode> m_code;
};

}  // namespace

NodePtr lambdaNode(std::shared_ptr<const LambdaCode> code) {
  return std::make_unique<LambdaNode>(std::move(code));
}

}  // namespace joinery::feel
