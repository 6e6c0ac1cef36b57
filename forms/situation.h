// What a form's expressions make of some data: which components are hidden and what the computed fields hold.
//
//   Situation s = settle(root, data, options, findings);
//   if (s.isHidden(component, "#2")) ...          // in the third row of its list
//
// Conditions may depend on each other: they are looked at in the order of the form, again and again until nothing
// changes. A hidden value counts as null for all others. Internal to forms/; one thread.
#pragma once

#include <string>
#include <unordered_set>

#include "forms/component.h"
#include "forms/form.h"
#include "forms/messages.h"

namespace joinery::forms {

// Names for expressions: the data; in a row first the row's columns, then what surrounds it. "this" is the nearest
// object, "parent" the one around it, "i" the row's number from 1.
class DataScope final : public feel::Scope {
 public:
  explicit DataScope(Value data) : m_data(std::move(data)) {}
  DataScope(Value row, std::size_t index, const Component& list, const DataScope& outer)
      : m_data(std::move(row)), m_index(static_cast<std::int64_t>(index) + 1), m_list(&list), m_outer(&outer) {}

  const Value* find(std::string_view name) const override;
  const Value& data() const { return m_data; }
  void put(const Path& path, Value value) { m_data = putAt(m_data, path, std::move(value)); }

 private:
  Value m_data;
  Value m_index;
  const Component* m_list = nullptr;
  const DataScope* m_outer = nullptr;
};

// The suffix that tells instances of a component in different rows apart: "#0", and "#0#2" in a list within a list.
std::string rowSuffix(const std::string& outer, std::size_t row);

struct Situation {
  Value data;  // with hidden values null and computed values filled in
  std::unordered_set<std::string> hidden;
  bool isHidden(const Component& component, const std::string& suffix) const {
    return hidden.contains(component.pointer + suffix);
  }
};

// Expressions that fail and conditions that never come to rest are findings.
Situation settle(const Component& root, const Value& data, const ValidateOptions& options, Findings& findings);

}  // namespace joinery::forms
