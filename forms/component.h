// A component of a form as the library works with it: the JSON as written, its place in the data, and everything that
// is compiled once (expressions, pattern, check). Internal to forms/; made by read_form.cpp, immutable afterwards.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/feel/feel.h"
#include "forms/field_types/field_type.h"
#include "forms/pattern.h"
#include "forms/pointer.h"

namespace joinery::forms {

struct Check;

struct Component {
  const FieldType* type = nullptr;  // nullptr: unknown, or the root
  Value json;
  std::string pointer;                // in the form document
  Path path;                          // in its scope: the data, or a row of the enclosing list; empty without a binding
  std::string fullPath;               // dotted, from the root of the data
  std::vector<std::string> sections;  // enclosing groups, outermost first
  std::map<std::string, feel::Expression, std::less<>> expressions;  // by pointer within json
  std::optional<Pattern> pattern;
  const Check* check = nullptr;
  std::vector<Component> children;
  std::vector<std::string> rowNames;  // of a list: the names that a row may have, for looking them up

  FieldTypeInfo::Shape shape() const { return type ? type->info.shape : FieldTypeInfo::Shape::Group; }
  bool isComputed() const { return type && type->isComputed; }
  const Value* constant(std::string_view place) const { return valueAt(json, place); }
  const feel::Expression* expression(std::string_view place) const {
    const auto found = expressions.find(place);
    return found == expressions.end() ? nullptr : &found->second;
  }
};

}  // namespace joinery::forms
