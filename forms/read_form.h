// From the JSON of a form to its components, with everything compiled and every fault found. Internal to forms/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/component.h"
#include "forms/definition_faults.h"
#include "forms/form.h"

namespace joinery::forms {

struct FormContents {
  Component root;
  std::vector<FieldInfo> fields;
  std::vector<Diagnostic> diagnostics;
};

// `document` is `text` parsed; it has a list of "components".
FormContents readForm(const Value& document, std::string_view text, const std::string& resource);

// The name by which access rules call a group or list: properties["joinery:section"], or else its id.
std::string sectionName(const Value& component);

// read_settings.cpp: compiles expressions, pattern and check of a component, and finds faults of its settings.
void readSettings(Component& component, DefinitionFaults& faults);

}  // namespace joinery::forms
