#include "forms/field_types/options.h"

#include <algorithm>

#include "engine/base/json.h"

namespace joinery::forms {
namespace {

// An option is {"label","value"} or a bare value that is its own label.
Option optionFrom(const Value& item) {
  const Value* value = item.find("value");
  if (!value) return {item, item.isString() ? item.string() : toJson(item)};
  const Value* label = item.find("label");
  return {*value, label && label->isString() ? label->string() : value->isString() ? value->string() : toJson(*value)};
}

Value sourceOf(const FieldContext& field) {
  const Component& component = field.component();
  if (component.expression("/valuesExpression")) return field.setting("/valuesExpression");
  if (const Value* key = component.constant("/valuesKey"); key && key->isString()) {
    const Path path = splitDotted(key->string());
    const Value* root = field.variable(path.front());
    const Value* list = root ? memberAt(*root, Path(path.begin() + 1, path.end())) : nullptr;
    return list ? *list : Value();
  }
  const Value* fixed = component.constant("/values");
  return fixed ? *fixed : Value();
}

bool isAmong(const Value& value, const std::vector<Option>& options) {
  return std::any_of(options.begin(), options.end(), [&](const Option& o) { return o.value == value; });
}

}  // namespace

std::vector<Option> optionsOf(const FieldContext& field) {
  const Value source = sourceOf(field);
  std::vector<Option> options;
  if (source.isList())
    for (const Value& item : source.items()) options.push_back(optionFrom(item));
  return options;
}

Value presentOptions(const FieldContext& field) {
  const Component& component = field.component();
  if (!component.expression("/valuesExpression") && !component.constant("/valuesKey")) return Value::object({});
  Value::List items;
  for (const Option& option : optionsOf(field))
    items.push_back(Value::object({{"label", option.label}, {"value", option.value}}));
  return Value::object({{"options", Value::list(std::move(items))}});
}

void checkOptionsDefinition(const Component& component, DefinitionFaults& faults) {
  const Value* fixed = component.constant("/values");
  const int sources = (fixed != nullptr) + (component.constant("/valuesKey") != nullptr) +
                      (component.constant("/valuesExpression") != nullptr);
  if (sources != 1)
    faults.add(
        component.pointer, "options-source",
        "expected exactly one of \"values\", \"valuesKey\" and \"valuesExpression\", got " + std::to_string(sources));
  if (!fixed) return;
  if (!fixed->isList() || fixed->items().empty())
    return faults.add(component.pointer + "/values", "options-missing", "expected a list of at least one option");
  std::vector<Value> seen;
  for (std::size_t i = 0; i < fixed->items().size(); ++i) {
    const Value& item = fixed->items()[i];
    const std::string pointer = component.pointer + "/values/" + std::to_string(i);
    const Value value = optionFrom(item).value;
    if (item.isObject() && !item.find("value"))
      faults.add(pointer, "option-without-value", "expected an option with a \"value\"");
    else if (std::count(seen.begin(), seen.end(), value) > 0)
      faults.add(pointer, "option-duplicate", "expected different values, got " + toJson(value) + " again");
    seen.push_back(value);
  }
}

Value componentWithOptions(const char* type, const char* label) {
  const Value first = Value::object({{"label", "选项一"}, {"value", "1"}});
  const Value second = Value::object({{"label", "选项二"}, {"value", "2"}});
  return Value::object({{"type", type}, {"label", label}, {"values", Value::list({first, second})}});
}

void checkOneOption(const Value& value, const FieldContext& field) {
  if (!isAmong(value, optionsOf(field))) field.fault("not-an-option");
}

void checkListType(const Value& value, const FieldContext& field) {
  if (!value.isList()) field.fault("wrong-type", {"列表", "a list"});
}

void checkSeveralOptions(const Value& value, const FieldContext& field) {
  const std::vector<Option> options = optionsOf(field);
  const Value::List& items = value.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string pointer = field.pointer() + "/" + std::to_string(i);
    if (!isAmong(items[i], options))
      field.faultAt(pointer, "not-an-option");
    else if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) !=
             items.begin() + static_cast<std::ptrdiff_t>(i))
      field.faultAt(pointer, "duplicate-option");
  }
}

}  // namespace joinery::forms
