#include "engine/feel/datum.h"

#include <algorithm>
#include <array>

#include "engine/feel/json.h"

namespace joinery::feel {

Datum::Datum(Range range) : m_data(std::make_shared<const Range>(std::move(range))) {}

Datum Datum::list(List items) {
  Datum out;
  out.m_data = std::make_shared<const List>(std::move(items));
  return out;
}

Datum Datum::sharedList(std::shared_ptr<const List> items) {
  Datum out;
  out.m_data = std::move(items);
  return out;
}

Datum Datum::context(std::vector<Member> members) {
  return Datum(std::make_shared<const Context>(std::move(members)));
}

Datum Datum::unset() {
  Datum out;
  out.m_data = Unset{};
  return out;
}

std::optional<Datum> Context::find(std::string_view name) const {
  if (m_json.isObject()) {
    const Value* found = m_json.find(name);
    if (!found) return std::nullopt;
    return fromJson(*found);
  }
  const auto found = std::find_if(m_members.begin(), m_members.end(), [&](const Member& m) { return m.first == name; });
  if (found == m_members.end()) return std::nullopt;
  return found->second;
}

std::vector<Member> Context::members() const {
  if (!m_json.isObject()) return m_members;
  std::vector<Member> out;
  out.reserve(m_json.members().size());
  for (const Value::Member& m : m_json.members()) out.emplace_back(m.first, fromJson(m.second));
  return out;
}

std::string_view kindName(DatumKind kind) {
  static constexpr std::array<std::string_view, 14> kNames = {"null",
                                                              "boolean",
                                                              "number",
                                                              "string",
                                                              "list",
                                                              "context",
                                                              "date",
                                                              "time",
                                                              "date and time",
                                                              "days and time duration",
                                                              "years and months duration",
                                                              "range",
                                                              "function",
                                                              "nothing"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace joinery::feel
