#include "forms/situation.h"

#include <algorithm>

#include "forms/field_context.h"

namespace joinery::forms {
namespace {

using Shape = FieldTypeInfo::Shape;
constexpr int kMostRounds = 16;
const Value kNull;

const Value& valueIn(const Value& scope, const Path& path) {
  const Value* value = memberAt(scope, path);
  return value ? *value : kNull;
}

class Round {
 public:
  Round(const ValidateOptions& options, Findings& findings, std::unordered_set<std::string>& hidden)
      : m_options(options), m_findings(findings), m_hidden(hidden) {}

  // Where in the data and in the form the walk is.
  struct Place {
    const Value& original;  // this scope's data before anything was hidden or computed
    std::string pointer;    // of the scope in the data
    std::string suffix;
    bool isHidden = false;  // a container around is
  };

  void walk(const std::vector<Component>& components, DataScope& scope, const Place& place) {
    for (const Component& component : components) visit(component, scope, place);
  }

 private:
  void visit(const Component& component, DataScope& scope, const Place& place) {
    const FieldContext field(component, scope, m_options, pointerOf(place.pointer, component.path), m_findings);
    const bool isHidden = place.isHidden || field.flag("/conditional/hide");
    if (isHidden) m_hidden.insert(component.pointer + place.suffix);
    if (component.shape() == Shape::Group)
      return walk(component.children, scope, {place.original, place.pointer, place.suffix, isHidden});
    if (component.path.empty()) return;
    const Value wanted = isHidden                           ? Value()
                         : component.isComputed()           ? field.setting("/expression")
                         : component.shape() == Shape::List ? rows(component, scope, place, field)
                                                            : valueIn(place.original, component.path);
    if (valueIn(scope.data(), component.path) != wanted) scope.put(component.path, wanted);
  }

  Value rows(const Component& list, const DataScope& scope, const Place& place, const FieldContext& field) {
    const Value& original = valueIn(place.original, list.path);
    const Value& before = valueIn(scope.data(), list.path);  // the last round's
    if (!original.isList()) return original;
    Value::List out;
    for (std::size_t i = 0; i < original.items().size(); ++i) {
      const Value& row = original.items()[i];
      if (!row.isObject()) {
        out.push_back(row);
        continue;
      }
      const bool wasSeen = before.isList() && i < before.items().size() && before.items()[i].isObject();
      DataScope rowScope(wasSeen ? before.items()[i] : row, i, list, scope);
      walk(list.children, rowScope,
           {row, field.pointer() + "/" + std::to_string(i), rowSuffix(place.suffix, i), false});
      out.push_back(rowScope.data());
    }
    return Value::list(std::move(out));
  }

  const ValidateOptions& m_options;
  Findings& m_findings;
  std::unordered_set<std::string>& m_hidden;
};

}  // namespace

const Value* DataScope::find(std::string_view name) const {
  if (const Value* own = m_data.find(name)) return own;
  if (name == "this") return &m_data;
  if (!m_outer) return nullptr;
  if (std::find(m_list->rowNames.begin(), m_list->rowNames.end(), name) != m_list->rowNames.end()) return &kNull;
  if (name == "i") return &m_index;
  if (name == "parent") return &m_outer->m_data;
  return m_outer->find(name);
}

std::string rowSuffix(const std::string& outer, std::size_t row) {
  return outer + "#" + std::to_string(row);
}

Situation settle(const Component& root, const Value& data, const ValidateOptions& options, Findings& findings) {
  DataScope scope(data);
  std::unordered_set<std::string> hiddenBefore;
  Findings ofLastRound;
  for (int round = 0; round < kMostRounds; ++round) {
    const Value before = scope.data();
    std::unordered_set<std::string> hidden;
    ofLastRound = {};
    Round(options, ofLastRound, hidden).walk(root.children, scope, {data, "", "", false});
    const bool isAtRest = round > 0 && hidden == hiddenBefore && scope.data() == before;
    hiddenBefore = std::move(hidden);
    if (!isAtRest) continue;
    for (FieldError& error : ofLastRound.errors) findings.add(std::move(error));
    return {scope.data(), std::move(hiddenBefore)};
  }
  findings.add("", "conditions-unstable");
  return {scope.data(), std::move(hiddenBefore)};
}

}  // namespace joinery::forms
