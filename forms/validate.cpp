#include <algorithm>

#include "forms/field_context.h"
#include "forms/form.h"
#include "forms/merge.h"
#include "forms/situation.h"

namespace joinery::forms {
namespace {

using Shape = FieldTypeInfo::Shape;
const Value kNull;

const Value& valueIn(const Value& scope, const Path& path) {
  const Value* value = memberAt(scope, path);
  return value ? *value : kNull;
}

std::size_t rowCount(const Value& list) {
  return list.isList() ? list.items().size() : 0;
}

bool isBlank(const Value& value) {
  if (value.isString()) return value.string().find_first_not_of(" \t\r\n") == std::string::npos;
  return value.isList() && value.items().empty();
}

// Goes through the form once and judges each field of the answer.
class Judge {
 public:
  Judge(const Access& access, const ValidateOptions& options, const Situation& situation, Findings& findings)
      : m_access(access), m_options(options), m_situation(situation), m_findings(findings) {}

  // One scope, the whole data or one row, as it was, as it was sent, as it is, and as it will be stored.
  struct Scope {
    const Value& current;
    const Value& submitted;
    const DataScope& settled;
    Value& output;
    std::string pointer;
    std::string suffix;
  };

  void judge(const std::vector<Component>& components, const Scope& scope) {
    for (const Component& component : components) {
      if (component.shape() == Shape::Group)
        judge(component.children, scope);
      else if (!component.path.empty() && m_access.of(component.fullPath) != FieldAccess::Hidden)
        judgeField(component, scope);
    }
  }

 private:
  void judgeField(const Component& component, const Scope& scope) {
    const FieldContext field(component, scope.settled, m_options, pointerOf(scope.pointer, component.path), m_findings);
    const Value* given = memberAt(scope.submitted, component.path);
    const Value& stored = valueIn(scope.current, component.path);
    const Value& value = valueIn(scope.settled.data(), component.path);
    const bool isChanged = given && *given != stored;
    if (m_situation.isHidden(component, scope.suffix)) {
      if (isChanged && !given->isNull()) field.fault("not-visible");
      if (mayWrite(component, m_access) || component.isComputed()) store(scope, component, Value());
    } else if (component.isComputed()) {
      if (given && *given != value) field.fault("computed", {shown(value)});
      store(scope, component, value);
    } else if (component.shape() == Shape::List) {
      judgeList(component, scope, field, given);
    } else if (!mayWrite(component, m_access) || isReadOnly(field)) {
      if (isChanged) field.fault("read-only");
    } else {
      judgeValue(component, value, field);
    }
  }

  static std::string shown(const Value& value) {
    return value.isString() ? value.string() : value.isNumber() ? value.number().toString() : typeName(value.type());
  }
  static bool isReadOnly(const FieldContext& field) { return field.flag("/readonly") || field.flag("/disabled"); }
  static void store(const Scope& scope, const Component& component, const Value& value) {
    if (valueIn(scope.output, component.path) != value) scope.output = putAt(scope.output, component.path, value);
  }

  // Returns whether the value is there and of the right type, so that more can be said about it.
  bool judgeValue(const Component& component, const Value& value, const FieldContext& field) {
    const FieldType& type = *component.type;
    if (value.isNull() || (type.isEmpty ? type.isEmpty(value) : isBlank(value))) {
      const bool isRequired =
          m_access.of(component.fullPath) == FieldAccess::Required || field.flag("/validate/required");
      if (isRequired && !m_options.draft) field.fault("required");
      return false;
    }
    const std::size_t before = m_findings.count();
    if (type.checkType) type.checkType(value, field);
    if (m_findings.count() > before) return false;
    if (m_options.draft) return true;
    if (type.checkRules) type.checkRules(value, field);
    if (component.expression("/properties/joinery:assert") && !field.flag("/properties/joinery:assert"))
      field.faultInWords(text(component, "joinery:assertMessage"), text(component, "joinery:assertMessageEn"));
    return true;
  }

  static std::string text(const Component& component, std::string_view property) {
    const Value* properties = component.json.find("properties");
    return properties ? properties->text(property) : std::string();
  }

  void judgeList(const Component& list, const Scope& scope, const FieldContext& field, const Value* given) {
    const Value& stored = valueIn(scope.current, list.path);
    if (given && given->isList() && !mayHaveRows(list, stored, rowCount(*given), field)) field.fault("rows-fixed");
    const Value& value = valueIn(scope.settled.data(), list.path);
    // Rules over all rows are for whoever may add and remove rows; others answer for their columns only.
    if (mayWrite(list, m_access) ? !judgeValue(list, value, field) : !value.isList()) return;
    const Value output = valueIn(scope.output, list.path);
    Value::List rows;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const bool isStored = i < rowCount(stored) && stored.items()[i].isObject();
      const bool isGiven = given && i < rowCount(*given);
      rows.push_back(output.items()[i]);
      const DataScope row(value.items()[i], i, list, scope.settled);
      judge(list.children, {isStored ? stored.items()[i] : kNull, isGiven ? given->items()[i] : kNull, row, rows.back(),
                            field.pointer() + "/" + std::to_string(i), rowSuffix(scope.suffix, i)});
    }
    store(scope, list, Value::list(std::move(rows)));
  }

  // Whether the answer may have `count` rows where the stored list is `stored`.
  bool mayHaveRows(const Component& list, const Value& stored, std::size_t count, const FieldContext& field) {
    const Value* allowed = list.constant("/allowAddRemove");
    const bool isFixed = !mayWrite(list, m_access) || isReadOnly(field);
    if (isFixed) return count == rowCount(stored);
    if (allowed && allowed->isBoolean() && !allowed->boolean()) {
      const auto first = field.number("/defaultRepetitions").value_or(Decimal(1)).toInt64().value_or(1);
      return count == (rowCount(stored) > 0 ? rowCount(stored) : static_cast<std::size_t>(first));
    }
    if (count >= rowCount(stored)) return true;
    return std::none_of(stored.items().begin(), stored.items().end(),
                        [&](const Value& row) { return holdsMoreThanMayBeWritten(list, row, m_access); });
  }

  const Access& m_access;
  const ValidateOptions& m_options;
  const Situation& m_situation;
  Findings& m_findings;
};

// The variables of `output` that the answer names or that differ from what is stored.
Value touched(const Value& current, const Value& submitted, const Value& output) {
  Value::Object members;
  for (const auto& [name, value] : output.members()) {
    const Value* stored = current.find(name);
    if (submitted.find(name) || (stored ? *stored : kNull) != value) members.emplace_back(name, value);
  }
  return Value::object(std::move(members));
}

}  // namespace

ValidationResult Form::validate(const Value& current, const Value& submitted, const Access& access,
                                const ValidateOptions& options) const {
  ValidationResult result;
  Findings findings;
  if (!submitted.isObject()) {
    result.errors.push_back(makeFieldError("", "not-an-object", {typeName(submitted.type())}));
    return result;
  }
  findUnknown(*m_root, submitted, access, findings);
  Value output = merged(*m_root, current.isObject() ? current : Value::object({}), submitted, access);
  const Situation situation = settle(*m_root, output, options, findings);
  const DataScope settled(situation.data);
  Judge(access, options, situation, findings).judge(m_root->children, {current, submitted, settled, output, "", ""});
  result.errors = std::move(findings.errors);
  result.warnings = std::move(findings.warnings);
  if (result.ok()) result.data = touched(current, submitted, output);
  return result;
}

}  // namespace joinery::forms
