// What each attribute of each element means: one row per attribute, used by the reader's findings, by the checks and by
// the designer's properties panel.
//
//   const AttributeRow* row = attributeRow(Kind::BoundaryEvent, "attachedToRef");
//   row->type                       // AttributeType::Reference
//   accepts(*row, Kind::UserTask)   // true: an activity
//
// Rows name a kind or, where many kinds share an attribute, a category. An empty name stands for the text of an element
// (<incoming>Flow_1</incoming>). Constant data, any thread. Follows the XML schemas of BPMN 2.0.2.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/kinds.h"
#include "engine/model/namespaces.h"

namespace joinery::model {

enum class AttributeType { String, Boolean, Integer, Number, Id, Reference, Choice, Expression, Uri };

// What a reference may name; both parts empty: anything.
struct Target {
  std::uint32_t bits = 0;
  std::array<Kind, 3> kinds{};
};

struct AttributeRow {
  Kind kind = Kind::Unknown;  // Unknown: every kind that has one of `bits`
  std::uint32_t bits = 0;
  std::string_view name;
  AttributeType type = AttributeType::String;
  bool required = false;
  std::string_view fallback;  // what counts when it is absent; empty if nothing does
  std::string_view values;    // Choice: the allowed values, separated by spaces
  Target target;              // Reference
  bool mayLeave = false;      // Reference: may name something outside of this file and its imports
  std::string_view namespaceUri;
};

// Every attribute (and text) row of a kind, the kind's own before those of its categories.
std::span<const AttributeRow* const> attributesOf(Kind kind);
// nullptr if the metamodel has no such attribute.
const AttributeRow* attributeRow(Kind kind, std::string_view name, std::string_view namespaceUri = {});
bool accepts(const AttributeRow& row, Kind target);
// "a message" or "an activity": for messages to people.
std::string describe(const Target& target);
// Whether a value has the row's type; for Choice, whether it is one of the values. References are not resolved here.
bool hasType(const AttributeRow& row, std::string_view value);

}  // namespace joinery::model
