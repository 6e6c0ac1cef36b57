#include "forms/merge.h"

#include <algorithm>
#include <map>

namespace joinery::forms {
namespace {

using Shape = FieldTypeInfo::Shape;

// Calls `visit` for every field of one scope, through its groups but not into its lists.
template <typename Visit>
void forFields(const std::vector<Component>& components, const Visit& visit) {
  for (const Component& component : components) {
    if (component.shape() == Shape::Group)
      forFields(component.children, visit);
    else if (!component.path.empty())
      visit(component);
  }
}

Value mergedScope(const std::vector<Component>& components, const Value& current, const Value& submitted,
                  const Access& access, bool isRow);

Value mergedRows(const Component& list, const Value* current, const Value& submitted, const Access& access) {
  if (!submitted.isList()) return submitted;
  Value::List rows;
  for (std::size_t i = 0; i < submitted.items().size(); ++i) {
    const bool isStored = current && current->isList() && i < current->items().size();
    const Value& row = submitted.items()[i];
    rows.push_back(row.isObject() ? mergedScope(list.children, isStored ? current->items()[i] : Value::object({}), row,
                                                access, true)
                                  : row);
  }
  return Value::list(std::move(rows));
}

Value mergedScope(const std::vector<Component>& components, const Value& current, const Value& submitted,
                  const Access& access, bool isRow) {
  Value out = current;
  forFields(components, [&](const Component& component) {
    const Value* given = memberAt(submitted, component.path);
    const Value* stored = memberAt(current, component.path);
    if (component.shape() == Shape::List && given && access.of(component.fullPath) != FieldAccess::Hidden)
      out = putAt(out, component.path, mergedRows(component, stored, *given, access));
    else if (component.shape() == Shape::Value && mayWrite(component, access) && (given || (isRow && stored)))
      out = putAt(out, component.path, given ? *given : Value());
  });
  return out;
}

// The names of one scope as a tree, so that an answer of any size is held against it in one walk.
struct Names {
  std::map<std::string, Names, std::less<>> inner;
  const Component* field = nullptr;
};

Names namesOf(const std::vector<Component>& components, const Access& access) {
  Names root;
  forFields(components, [&](const Component& component) {
    if (access.of(component.fullPath) == FieldAccess::Hidden) return;
    Names* at = &root;
    for (const std::string& name : component.path) at = &at->inner[name];
    at->field = &component;
  });
  return root;
}

class UnknownFinder {
 public:
  UnknownFinder(const Access& access, Findings& findings) : m_access(access), m_findings(findings) {}

  void look(const Names& names, const Value& object, const std::string& pointer) {
    for (const auto& [name, value] : object.members()) {
      const std::string here = pointer + "/" + escapePointer(name);
      const auto known = names.inner.find(name);
      if (known == names.inner.end())
        m_findings.add(here, "unknown-field", {name});
      else if (known->second.field)
        lookIntoRows(*known->second.field, value, here);
      else if (!value.isObject())
        m_findings.add(here, "not-an-object", {typeName(value.type())});
      else
        look(known->second, value, here);
    }
  }

 private:
  void lookIntoRows(const Component& field, const Value& value, const std::string& pointer) {
    if (field.shape() != Shape::List || !value.isList()) return;
    const Names columns = namesOf(field.children, m_access);
    for (std::size_t i = 0; i < value.items().size(); ++i)
      if (value.items()[i].isObject()) look(columns, value.items()[i], pointer + "/" + std::to_string(i));
  }

  const Access& m_access;
  Findings& m_findings;
};

bool holdsAnything(const Value& value) {
  if (!value.isObject()) return !value.isNull();
  return std::any_of(value.members().begin(), value.members().end(),
                     [](const Value::Member& m) { return holdsAnything(m.second); });
}

}  // namespace

bool mayWrite(const Component& component, const Access& access) {
  const FieldAccess own = access.of(component.fullPath);
  return (own == FieldAccess::Write || own == FieldAccess::Required) && !component.isComputed();
}

Value merged(const Component& root, const Value& current, const Value& submitted, const Access& access) {
  return mergedScope(root.children, current, submitted, access, false);
}

void findUnknown(const Component& root, const Value& submitted, const Access& access, Findings& findings) {
  UnknownFinder(access, findings).look(namesOf(root.children, access), submitted, "");
}

bool holdsMoreThanMayBeWritten(const Component& list, const Value& row, const Access& access) {
  Value rest = row;
  forFields(list.children, [&](const Component& column) {
    if ((mayWrite(column, access) || column.isComputed()) && memberAt(rest, column.path))
      rest = putAt(rest, column.path, Value());
  });
  return holdsAnything(rest);
}

}  // namespace joinery::forms
