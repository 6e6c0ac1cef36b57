#include "forms/access.h"

#include <array>

namespace joinery::forms {
namespace {

constexpr std::array<const char*, 4> kNames = {"hidden", "read", "write", "required"};

Error malformed(std::size_t index, std::string_view why) {
  return makeError(ErrorKind::Malformed, "access-rule-malformed",
                   "access rule " + std::to_string(index) + ": expected " + std::string(why));
}

}  // namespace

const char* accessName(FieldAccess access) {
  return kNames[static_cast<std::size_t>(access)];
}

std::optional<FieldAccess> accessFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (name == kNames[i]) return static_cast<FieldAccess>(i);
  return std::nullopt;
}

Result<AccessRules> accessRulesFromValue(const Value& list) {
  if (!list.isList())
    return makeError(ErrorKind::Malformed, "access-rule-malformed", "expected a list of access rules");
  AccessRules rules;
  for (const Value& item : list.items()) {
    const std::size_t index = rules.size();
    const auto access = accessFromName(item.text("access"));
    if (!access) return malformed(index, "access to be hidden, read, write or required");
    const bool isField = item.find("field") != nullptr;
    const std::string key = item.text(isField ? "field" : "section");
    if (key.empty()) return malformed(index, "the text of a field or a section");
    rules.push_back({isField ? AccessRule::Target::Field : AccessRule::Target::Section, key, *access});
  }
  return rules;
}

Value toValue(const AccessRules& rules) {
  Value::List items;
  for (const AccessRule& rule : rules)
    items.push_back(Value::object({{rule.target == AccessRule::Target::Field ? "field" : "section", rule.key},
                                   {"access", accessName(rule.access)}}));
  return Value::list(std::move(items));
}

FieldAccess Access::of(std::string_view path) const {
  const auto found = m_byPath.find(path);
  return found == m_byPath.end() ? FieldAccess::Hidden : found->second;
}

Value Access::toValue() const {
  Value::Object members;
  for (const auto& [path, access] : m_byPath) members.emplace_back(path, accessName(access));
  return Value::object(std::move(members));
}

}  // namespace joinery::forms
