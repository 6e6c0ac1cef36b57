// Rules of texts: length in code points, pattern, kind of text, identifiers. Shared by textfield and textarea.
#pragma once

#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {

void checkTextDefinition(const Component& component, DefinitionFaults& faults);
void checkTextType(const Value& value, const FieldContext& field);
void checkTextRules(const Value& value, const FieldContext& field);

}  // namespace joinery::forms
