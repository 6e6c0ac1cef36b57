// The options of radio, select, checklist and taglist: fixed in the form ("values"), from a variable ("valuesKey") or
// computed ("valuesExpression"); and the rules for one choice and for several.
#pragma once

#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {

struct Option {
  Value value;
  std::string label;
};

std::vector<Option> optionsOf(const FieldContext& field);
Value presentOptions(const FieldContext& field);  // {"options":[...]} unless they are fixed in the form
void checkOptionsDefinition(const Component& component, DefinitionFaults& faults);
Value componentWithOptions(const char* type, const char* label);  // a fresh component with two options

void checkOneOption(const Value& value, const FieldContext& field);
void checkListType(const Value& value, const FieldContext& field);
void checkSeveralOptions(const Value& value, const FieldContext& field);

}  // namespace joinery::forms
