// What a field type is made of. A type is one file here that fills a FieldType, and one line in field_types.cpp.
// Internal to forms/; the public face is forms/field_types.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/field_types.h"

namespace joinery::forms {

struct Component;
class FieldContext;      // forms/field_context.h
class DefinitionFaults;  // forms/definition_faults.h

// Every function may be empty: then there is nothing to say.
struct FieldType {
  FieldTypeInfo info;
  bool isComputed = false;  // its value comes from its expression, never from a person
  // Faults of the component as written, beyond those that all types share.
  void (*checkDefinition)(const Component& component, DefinitionFaults& faults) = nullptr;
  // Faults of a value that is not empty. `completeness` rules are left out for drafts by the caller of checkRules.
  void (*checkType)(const Value& value, const FieldContext& field) = nullptr;
  void (*checkRules)(const Value& value, const FieldContext& field) = nullptr;
  // Whether "required" is unmet by a value that is not null; the default: blank text, empty list.
  bool (*isEmpty)(const Value& value) = nullptr;
  // Members for Form::present: {"options":[...]}, {"text":"..."}.
  Value (*present)(const FieldContext& field) = nullptr;
};

// All types, in the order of the designer's palette; and one by name, nullptr if there is none.
const std::vector<FieldType>& fieldTypeTable();
const FieldType* findFieldType(std::string_view type);

// Properties that types share, for their FieldTypeInfo.
using Properties = std::vector<FieldProperty>;
Properties inputProperties();    // label, description, required, read-only, condition, check by expression
Properties textProperties();     // lengths, pattern, kind of text, check of identifiers
Properties optionProperties();   // where the options come from
Properties displayProperties();  // condition only
Properties operator+(Properties a, const Properties& b);

// One entry per file in this folder.
FieldType textfieldType();
FieldType textareaType();
FieldType numberType();
FieldType datetimeType();
FieldType checkboxType();
FieldType checklistType();
FieldType radioType();
FieldType selectType();
FieldType taglistType();
FieldType expressionType();
FieldType dynamiclistType();
FieldType tableType();
FieldType groupType();
FieldType textType();
FieldType separatorType();
FieldType spacerType();
FieldType buttonType();

}  // namespace joinery::forms
