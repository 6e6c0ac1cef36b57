#include "engine/feel/datum.h"

#include <algorithm>
#include <array>

#include "engine/feel/function.h"
#include "engine/feel/json.h"

namespace joinery::feel {

Datum::Datum(Range range) : m_data(std::make_shared<const Range>(std::move(range))) {}

Datum Datum::list(List items) {
  Datum out;
  auto measured = std::make_shared<Items>();
  for (const Datum& item : items) {
    measured->depth = std::max(measured->depth, item.depth() + 1);
    measured->weight += item.weight();
  }
  measured->list = std::move(items);
  out.m_data = std::shared_ptr<const Items>(std::move(measured));
  return out;
}

Datum Datum::sharedList(std::shared_ptr<const Items> items) {
  Datum out;
  out.m_data = std::move(items);
  return out;
}

Datum Datum::context(std::vector<Member> members) {
  return Datum(std::make_shared<const Context>(std::move(members)));
}

int Datum::depthWithin() const {
  if (const auto* items = std::get_if<4>(&m_data)) return (*items)->depth;
  if (isContext()) return context().depth();
  if (is(DatumKind::Range)) return 1 + std::max(range().low.depth(), range().high.depth());
  return function().depth();
}

std::size_t Datum::weightWithin() const {
  if (isString()) return 1 + string().size() / 16;
  if (const auto* items = std::get_if<4>(&m_data)) return (*items)->weight;
  if (isContext()) return context().weight();
  if (is(DatumKind::Range)) return 1 + range().low.weight() + range().high.weight();
  return function().weight();
}

Context::Context(std::vector<Member> members) : m_members(std::move(members)) {
  for (const Member& m : m_members) {
    m_depth = std::max(m_depth, m.second.depth() + 1);
    m_weight += m.second.weight();
  }
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
