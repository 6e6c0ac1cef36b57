// What can be edited of an element, as data: groups of properties per kind of element. The panel builds its fields
// from this table; a property reads from the model and writes by a command, so every edit can be undone.
//
// To add a property: one entry in the file of its group. To add a group: a file here and a row in groups.cpp.
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "designer/core/design_document.h"

namespace joinery::designer {

struct PropertyChoice {
  QString value;
  const char* label;  // English, context "Property"; empty: the value itself
};

struct PropertyColumn {
  const char* attribute;
  const char* label;
  const char* placeholder;
};

struct Property {
  enum class Editor { Text, LongText, Code, Flag, Choice, EditableChoice, Rows, Access, Form };
  const char* key;    // "assignee", stable; the name of the widget in tests is "property-" + key
  const char* label;  // English, context "Property"
  Editor editor = Editor::Text;
  const char* placeholder = "";
  std::function<QString(DesignDocument&, const model::Element&)> read;
  std::function<std::unique_ptr<Command>(const Id&, const QString&)> write;
  std::vector<PropertyChoice> choices;                                             // Choice
  std::function<QStringList(DesignDocument&, const model::Element&)> suggestions;  // EditableChoice
  std::string rowElement;                              // Rows: local name, namespace joinery
  std::vector<PropertyColumn> columns;                 // Rows
  std::function<bool(const model::Element&)> visible;  // empty: always; looked at again after each change
};

struct PropertyGroup {
  const char* key;
  const char* label;  // English, context "Property"
  bool (*applies)(const model::Element&);
  std::vector<Property> properties;
  bool open = true;  // unfolded at first
};

const std::vector<PropertyGroup>& propertyGroups();

}  // namespace joinery::designer
