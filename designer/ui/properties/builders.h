// The usual ways to read and write a property.
#pragma once

#include "designer/core/commands/set_attribute.h"
#include "designer/ui/properties/property.h"

namespace joinery::designer {

// An attribute of the element or of a child; the path of kinds leads to the child.
Property attributeProperty(const char* key, const char* label, Property::Editor editor, std::vector<model::Kind> path,
                           std::string name, std::string_view namespaceUri, const char* placeholder = "");
inline Property joineryProperty(const char* key, const char* label, std::string name, const char* placeholder = "",
                                Property::Editor editor = Property::Editor::Text) {
  return attributeProperty(key, label, editor, {}, std::move(name), model::kJoinery, placeholder);
}
// The text of a child.
Property textProperty(const char* key, const char* label, Property::Editor editor, std::vector<model::Kind> path,
                      const char* placeholder = "");
// A yes or no whose absence means `fallback`; the attribute is written only where it differs.
Property flagProperty(const char* key, const char* label, std::vector<model::Kind> path, std::string name,
                      bool fallback);
// The name of a root element (message, signal, error, escalation) that the element refers to.
Property referenceProperty(const char* key, const char* label, std::vector<model::Kind> path, std::string attribute,
                           model::Kind rootKind, const char* placeholder = "");
Property rowsProperty(const char* key, const char* label, std::string rowElement, std::vector<PropertyColumn> columns);

// The element at a path below another one, for reading.
const model::Element* below(const model::Element& element, const std::vector<model::Kind>& path);

}  // namespace joinery::designer
