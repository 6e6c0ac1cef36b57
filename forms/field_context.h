// One field in one answer: the component, the data around it, and where its faults go. Internal to forms/; lives for
// one call of validate() or present().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/component.h"
#include "forms/messages.h"

namespace joinery::forms {

class FieldContext {
 public:
  FieldContext(const Component& component, const feel::Scope& scope, const ValidateOptions& options,
               std::string pointer, Findings& findings)
      : m_component(component),
        m_scope(scope),
        m_options(options),
        m_pointer(std::move(pointer)),
        m_findings(findings) {}

  const Component& component() const { return m_component; }
  const ValidateOptions& options() const { return m_options; }
  const std::string& pointer() const { return m_pointer; }

  // What stands at `place` of the component ("/validate/maxLength"): the constant, or the value of its expression. Null
  // if nothing stands there. An expression that fails is an error of this field.
  Value setting(std::string_view place) const;
  std::optional<Decimal> number(std::string_view place) const;  // nullopt if it is no number
  bool flag(std::string_view place) const;                      // true only for true
  const Value* variable(std::string_view name) const { return m_scope.find(name); }

  void fault(std::string_view code, const std::vector<std::string>& arguments = {}) const {
    m_findings.add(m_pointer, code, arguments);
  }
  void faultAt(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {}) const {
    m_findings.add(std::move(pointer), code, arguments);
  }
  void faultInWords(std::string zh, std::string en) const;  // code "rule-broken" with the author's own text
  void warn(std::string_view code) const { m_findings.warn(m_pointer, code); }

 private:
  const Component& m_component;
  const feel::Scope& m_scope;
  const ValidateOptions& m_options;
  std::string m_pointer;
  Findings& m_findings;
};

CivilDate todayOf(const ValidateOptions& options);  // in the options' time zone

}  // namespace joinery::forms
