#include "engine/base/value.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace joinery {
namespace {

const Value::Object& emptyObject() {
  static const Value::Object kEmpty;
  return kEmpty;
}

bool equalObjects(const Value::Object& a, const Value& other) {
  if (a.size() != other.members().size()) return false;
  return std::all_of(a.begin(), a.end(), [&](const Value::Member& m) {
    const Value* theirs = other.find(m.first);
    return theirs && *theirs == m.second;
  });
}

constexpr std::size_t kSmallObject = 16;

Value::Object uniqueSmall(Value::Object& members) {
  Value::Object unique;
  unique.reserve(members.size());
  for (Value::Member& m : members) {
    auto same = std::find_if(unique.begin(), unique.end(), [&](const Value::Member& u) { return u.first == m.first; });
    if (same == unique.end())
      unique.push_back(std::move(m));
    else
      same->second = std::move(m.second);
  }
  return unique;
}

// With an index, so that an object of a megabyte costs no quadratic time.
Value::Object uniqueLarge(Value::Object& members) {
  Value::Object unique;
  unique.reserve(members.size());  // the index points into it
  std::unordered_map<std::string_view, std::size_t> index;
  for (Value::Member& m : members) {
    const auto same = index.find(m.first);
    if (same != index.end()) {
      unique[same->second].second = std::move(m.second);
      continue;
    }
    unique.push_back(std::move(m));
    index.emplace(unique.back().first, unique.size() - 1);
  }
  return unique;
}

}  // namespace

Value Value::list(List items) {
  Value out;
  out.m_data = std::make_shared<const List>(std::move(items));
  return out;
}

Value Value::object(Object members) {
  Object unique = members.size() <= kSmallObject ? uniqueSmall(members) : uniqueLarge(members);
  Value out;
  out.m_data = std::make_shared<const Object>(std::move(unique));
  return out;
}

const Value* Value::find(std::string_view name) const {
  if (!isObject()) return nullptr;
  for (const Member& m : members())
    if (m.first == name) return &m.second;
  return nullptr;
}

std::string Value::text(std::string_view name, std::string_view fallback) const {
  const Value* v = find(name);
  return v && v->isString() ? v->string() : std::string(fallback);
}

Value Value::with(std::string_view name, Value value) const {
  Object copy = isObject() ? members() : emptyObject();
  auto same = std::find_if(copy.begin(), copy.end(), [&](const Member& m) { return m.first == name; });
  if (same == copy.end())
    copy.emplace_back(std::string(name), std::move(value));
  else
    same->second = std::move(value);
  Value out;
  out.m_data = std::make_shared<const Object>(std::move(copy));
  return out;
}

Value Value::without(std::string_view name) const {
  Object copy = isObject() ? members() : emptyObject();
  std::erase_if(copy, [&](const Member& m) { return m.first == name; });
  Value out;
  out.m_data = std::make_shared<const Object>(std::move(copy));
  return out;
}

bool operator==(const Value& a, const Value& b) {
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Value::Type::Null:
      return true;
    case Value::Type::Boolean:
      return a.boolean() == b.boolean();
    case Value::Type::Number:
      return a.number() == b.number();
    case Value::Type::String:
      return a.string() == b.string();
    case Value::Type::List:
      return a.items() == b.items();
    case Value::Type::Object:
      return equalObjects(a.members(), b);
  }
  return false;
}

const char* typeName(Value::Type type) {
  static constexpr std::array<const char*, 6> kNames = {"null", "boolean", "number", "string", "list", "object"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace joinery
