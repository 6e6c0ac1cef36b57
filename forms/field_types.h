// The list of field types, for those who offer them: the designer's palette and properties panel, the documentation.
//
//   for (const FieldTypeInfo& t : fieldTypes()) palette->add(t.type, t.labelZh, t.newComponent);
//
// A type is one file in forms/field_types/ and one line in field_types.cpp. Immutable data, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.h"

namespace joinery::forms {

struct FieldProperty {
  enum class Editor { Text, LongText, Number, Flag, Choice, Expression, Options };
  std::string
      pointer;  // where it stands in the component: "/label", "/validate/maxLength", "/properties/joinery:check"
  std::string labelZh;
  std::string labelEn;
  Editor editor = Editor::Text;
  std::vector<std::string> choices;  // for Editor::Choice
};

struct FieldTypeInfo {
  enum class Shape {
    Value,        // has a key and holds one value
    List,         // has a path and holds rows; its components are columns
    Group,        // holds components, and a path or none
    Presentation  // holds nothing in the data
  };
  std::string type;  // "textfield"
  std::string labelZh;
  std::string labelEn;
  Shape shape = Shape::Value;
  Value newComponent;  // the JSON of a fresh one, without id and key
  std::vector<FieldProperty> properties;
};

const std::vector<FieldTypeInfo>& fieldTypes();
const FieldTypeInfo* fieldTypeInfo(std::string_view type);  // nullptr if there is no such type

}  // namespace joinery::forms
