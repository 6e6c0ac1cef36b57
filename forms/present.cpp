#include "forms/field_context.h"
#include "forms/form.h"
#include "forms/situation.h"
#include "forms/template_text.h"

namespace joinery::forms {
namespace {

using Shape = FieldTypeInfo::Shape;

Value filteredScope(const std::vector<Component>& components, const Value& data, const Access& access, Value out);

Value filteredRows(const Component& list, const Value& value, const Access& access) {
  if (!value.isList()) return {};
  Value::List rows;
  for (const Value& row : value.items()) rows.push_back(filteredScope(list.children, row, access, Value::object({})));
  return Value::list(std::move(rows));
}

Value filteredScope(const std::vector<Component>& components, const Value& data, const Access& access, Value out) {
  for (const Component& component : components) {
    if (component.shape() == Shape::Group) {
      out = filteredScope(component.children, data, access, std::move(out));
      continue;
    }
    const Value* value = component.path.empty() ? nullptr : memberAt(data, component.path);
    if (!value || access.of(component.fullPath) == FieldAccess::Hidden) continue;
    out =
        putAt(out, component.path, component.shape() == Shape::List ? filteredRows(component, *value, access) : *value);
  }
  return out;
}

class Presentation {
 public:
  Presentation(const Access& access, const ValidateOptions& options, const Situation& situation)
      : m_access(access), m_options(options), m_situation(situation) {}

  void add(const std::vector<Component>& components, const DataScope& scope, const std::string& suffix) {
    for (const Component& component : components) {
      const bool isSecret = !component.path.empty() && m_access.of(component.fullPath) == FieldAccess::Hidden;
      if (isSecret || m_situation.isHidden(component, suffix)) {
        m_members.emplace_back(component.pointer + suffix, Value::object({{"hidden", true}}));
        continue;
      }
      const Value said = whatToSay(component, scope);
      if (!said.members().empty()) m_members.emplace_back(component.pointer + suffix, said);
      if (component.shape() == Shape::Group) add(component.children, scope, suffix);
      if (component.shape() == Shape::List) addRows(component, scope, suffix);
    }
  }

  Value take() { return Value::object(std::move(m_members)); }

 private:
  Value whatToSay(const Component& component, const DataScope& scope) {
    const FieldContext field(component, scope, m_options, component.pointer, m_findings);
    Value out = component.type->present ? component.type->present(field) : Value::object({});
    if (component.isComputed()) {
      const Value* value = memberAt(scope.data(), component.path);
      out = out.with("value", value ? *value : Value());
    }
    for (const char* place : kTemplatePlaces)
      if (Value text = presentTemplate(field, place); !text.isNull()) out = out.with(place + 1, std::move(text));
    for (const auto& [place, name] :
         {std::pair{"/readonly", "readonly"}, {"/disabled", "readonly"}, {"/validate/required", "required"}})
      if (component.expression(place) && field.flag(place)) out = out.with(name, true);
    return out;
  }

  void addRows(const Component& list, const DataScope& scope, const std::string& suffix) {
    const Value* rows = memberAt(scope.data(), list.path);
    if (!rows || !rows->isList()) return;
    for (std::size_t i = 0; i < rows->items().size(); ++i)
      add(list.children, DataScope(rows->items()[i], i, list, scope), rowSuffix(suffix, i));
  }

  const Access& m_access;
  const ValidateOptions& m_options;
  const Situation& m_situation;
  Findings m_findings;  // of expressions that fail; validate() reports them
  Value::Object m_members;
};

}  // namespace

Value Form::filterForReading(const Value& data, const Access& access) const {
  return filteredScope(m_root->children, data, access, Value::object({}));
}

Value Form::present(const Value& data, const Access& access, const ValidateOptions& options) const {
  Findings findings;
  const Situation situation = settle(*m_root, data, options, findings);
  Presentation presentation(access, options, situation);
  presentation.add(m_root->children, DataScope(situation.data), "");
  return presentation.take();
}

}  // namespace joinery::forms
