// What a component may say besides type and binding: constants, expressions, rules. One table of settings; whatever is
// not known is reported, so that no rule of a form goes unenforced in silence.
#include <algorithm>

#include "forms/checks/check.h"
#include "forms/read_form.h"
#include "forms/template_text.h"

namespace joinery::forms {
namespace {

enum class Kind { Expression, Flag, Number, Text };

struct Setting {
  const char* place;
  Kind kind;
};

// Flags and numbers may be expressions too, with a leading "=".
constexpr Setting kSettings[] = {
    {"/conditional/hide", Kind::Expression},
    {"/expression", Kind::Expression},
    {"/valuesExpression", Kind::Expression},
    {"/dataSource", Kind::Expression},
    {"/columnsExpression", Kind::Expression},
    {"/properties/joinery:assert", Kind::Expression},
    {"/properties/joinery:sumEquals", Kind::Expression},
    {"/readonly", Kind::Flag},
    {"/disabled", Kind::Flag},
    {"/disallowPassedDates", Kind::Flag},
    {"/validate/required", Kind::Flag},
    {"/validate/min", Kind::Number},
    {"/validate/max", Kind::Number},
    {"/validate/minLength", Kind::Number},
    {"/validate/maxLength", Kind::Number},
    {"/properties/joinery:minRows", Kind::Number},
    {"/properties/joinery:maxRows", Kind::Number},
    {"/validate/pattern", Kind::Text},
    {"/validate/validationType", Kind::Text},
    {"/valuesKey", Kind::Text},
    {"/properties/joinery:check", Kind::Text},
    {"/properties/joinery:unique", Kind::Text},
    {"/properties/joinery:sum", Kind::Text},
    {"/properties/joinery:section", Kind::Text},
    {"/properties/joinery:assertMessage", Kind::Text},
    {"/properties/joinery:assertMessageEn", Kind::Text},
};

// Members of a component that only concern how it is drawn or bound.
constexpr std::string_view kPlainMembers[] = {"type",
                                              "id",
                                              "key",
                                              "path",
                                              "label",
                                              "description",
                                              "layout",
                                              "conditional",
                                              "properties",
                                              "validate",
                                              "disabled",
                                              "readonly",
                                              "defaultValue",
                                              "appearance",
                                              "components",
                                              "values",
                                              "valuesKey",
                                              "valuesExpression",
                                              "searchable",
                                              "subtype",
                                              "dateLabel",
                                              "timeLabel",
                                              "timeInterval",
                                              "timeSerializingFormat",
                                              "use24h",
                                              "increment",
                                              "decimalDigits",
                                              "showOutline",
                                              "verticalAlignment",
                                              "serializeToString",
                                              "isRepeating",
                                              "height",
                                              "defaultRepetitions",
                                              "allowAddRemove",
                                              "nonCollapsedItems",
                                              "disableCollapse",
                                              "text",
                                              "expression",
                                              "computeOn",
                                              "dataSource",
                                              "columns",
                                              "columnsExpression",
                                              "rowCount",
                                              "action",
                                              "disallowPassedDates"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view each) { return each == name; });
}

void compileExpression(Component& component, const std::string& place, std::string_view text,
                       DefinitionFaults& faults) {
  if (text.starts_with('=')) text.remove_prefix(1);
  auto expression = feel::Expression::compile(text, {});
  if (expression) {
    component.expressions.emplace(place, std::move(*expression));
    return;
  }
  const std::size_t hash = place.find('#');
  faults.add(component.pointer + place.substr(0, hash), expression.error().code, expression.error().message);
}

bool hasRightType(const Value& value, Kind kind) {
  switch (kind) {
    case Kind::Expression:
      return value.isString() || value.isNumber() || value.isBoolean();
    case Kind::Flag:
      return value.isBoolean();
    case Kind::Number:
      return value.isNumber() || (value.isString() && Decimal::parse(value.string()));
    case Kind::Text:
      return value.isString();
  }
  return false;
}

void readSetting(Component& component, const Setting& setting, DefinitionFaults& faults) {
  static constexpr const char* kExpected[] = {"an expression", "true or false", "a number", "a text"};
  const Value* value = component.constant(setting.place);
  if (!value || value->isNull()) return;
  const bool isExpression = value->isString() && (setting.kind == Kind::Expression ||
                                                  (setting.kind != Kind::Text && value->string().starts_with('=')));
  if (isExpression) return compileExpression(component, setting.place, value->string(), faults);
  if (!hasRightType(*value, setting.kind))
    faults.add(component.pointer + setting.place, "setting-malformed",
               std::string("expected ") + kExpected[static_cast<std::size_t>(setting.kind)] + ", got " +
                   (value->isString() ? "\"" + value->string() + "\"" : typeName(value->type())));
}

void readTemplates(Component& component, DefinitionFaults& faults) {
  for (const char* place : kTemplatePlaces) {
    const Value* text = component.constant(place);
    if (!text || !text->isString()) continue;
    const auto parts = splitTemplate(text->string());
    if (!parts) {
      faults.add(component.pointer + place, parts.error().code, parts.error().message);
      continue;
    }
    for (std::size_t i = 0; i < parts->size(); ++i)
      if ((*parts)[i].isExpression)
        compileExpression(component, templateExpressionPlace(place, i), (*parts)[i].text, faults);
  }
}

void readPatternAndCheck(Component& component, DefinitionFaults& faults) {
  const Value* pattern = component.constant("/validate/pattern");
  if (pattern && pattern->isString() && !pattern->string().empty()) {
    auto compiled = Pattern::compile(pattern->string());
    if (compiled)
      component.pattern = std::move(*compiled);
    else
      faults.add(component.pointer + "/validate/pattern", compiled.error().code, compiled.error().message);
  }
  const Value* check = component.constant("/properties/joinery:check");
  if (!check || !check->isString()) return;
  component.check = findCheck(check->string());
  if (!component.check)
    faults.add(component.pointer + "/properties/joinery:check", "check-unknown",
               "expected the name of a check, got \"" + check->string() + "\"");
}

bool typeHas(const Component& component, const std::string& place) {
  const Properties& all = component.type->info.properties;
  return std::any_of(all.begin(), all.end(), [&](const FieldProperty& p) { return p.pointer == place; });
}

// Calls `report(pointer within the component, name)` for each member of the object at `place` that the type lacks.
template <typename Report>
void forUnknownMembers(const Component& component, const std::string& place, Report report) {
  const Value* object = component.constant(place);
  if (!object || !object->isObject()) return;
  for (const auto& [name, value] : object->members()) {
    const std::string pointer = place + "/" + escapePointer(name);
    if (!typeHas(component, pointer)) report(pointer, name);
  }
}

void findUnknownMembers(const Component& component, DefinitionFaults& faults) {
  const std::string type = component.json.text("type");
  for (const auto& [name, value] : component.json.members())
    if (!contains(kPlainMembers, name))
      faults.add(component.pointer + "/" + escapePointer(name), "member-without-effect",
                 "\"" + name + "\" is not known and has no effect", Severity::Warning);
  forUnknownMembers(component, "/validate", [&](const std::string& pointer, const std::string& name) {
    faults.add(component.pointer + pointer, "rule-without-effect",
               "the rule \"" + name + "\" has no effect on a " + type, Severity::Warning);
  });
  forUnknownMembers(component, "/conditional", [&](const std::string& pointer, const std::string& name) {
    faults.add(component.pointer + pointer, "condition-unknown",
               "expected the condition \"hide\", got \"" + name + "\"");
  });
  forUnknownMembers(component, "/properties", [&](const std::string& pointer, const std::string& name) {
    if (name.starts_with("joinery:"))
      faults.add(component.pointer + pointer, "joinery-property-unknown",
                 "expected a joinery property of a " + type + ", got \"" + name + "\"");
  });
}

}  // namespace

void readSettings(Component& component, DefinitionFaults& faults) {
  for (const Setting& setting : kSettings) readSetting(component, setting, faults);
  readTemplates(component, faults);
  readPatternAndCheck(component, faults);
  findUnknownMembers(component, faults);
}

}  // namespace joinery::forms
