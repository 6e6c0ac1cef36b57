#include "engine/model/metamodel.h"

#include <algorithm>
#include <cstdlib>

#include "engine/model/metamodel_rows.h"

namespace joinery::model {
namespace {

constexpr AttributeRow kId{.name = "id", .type = AttributeType::Id};

std::vector<std::vector<const AttributeRow*>> makeIndex() {
  std::vector<std::vector<const AttributeRow*>> index(kKindCount);
  for (std::size_t k = 1; k < kKindCount; ++k) {
    const Kind kind = static_cast<Kind>(k);
    for (const AttributeRow& row : metamodelRows()) {
      if (row.kind == kind) index[k].push_back(&row);
    }
    for (const AttributeRow& row : metamodelRows()) {
      const bool own = std::any_of(index[k].begin(), index[k].end(), [&](const AttributeRow* other) {
        return other->name == row.name && other->namespaceUri == row.namespaceUri;
      });
      if (row.kind == Kind::Unknown && is(kind, row.bits) && !own) index[k].push_back(&row);
    }
    index[k].push_back(&kId);
  }
  return index;
}

const char* categoryName(std::uint32_t bits) {
  struct Name {
    std::uint32_t bit;
    const char* name;
  };
  static constexpr Name kNames[] = {{category::FlowNode, "a flow node"},
                                    {category::Activity, "an activity"},
                                    {category::AnyEvent, "an event"},
                                    {category::EventDefinition, "an event definition"},
                                    {category::Callable, "a process or global task"},
                                    {category::Item, "a data element"},
                                    {category::Di, "a diagram element"}};
  const auto found = std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& n) { return n.bit & bits; });
  return found == std::end(kNames) ? "an element" : found->name;
}

bool isNumber(const std::string& text, bool whole) {
  const std::size_t sign = text.find_first_not_of(" \t\n\r");
  if (sign == std::string::npos) return false;
  if (whole) {
    const std::size_t digits = sign + (text[sign] == '-' || text[sign] == '+' ? 1 : 0);
    return digits < text.size() && text.find_first_not_of("0123456789", digits) == std::string::npos;
  }
  char* end = nullptr;
  std::strtod(text.c_str(), &end);
  return end == text.c_str() + text.size() && text.find_first_of("xXnNiIpP") == std::string::npos;
}

bool isOneOf(std::string_view values, std::string_view value) {
  while (!values.empty()) {
    const std::size_t end = std::min(values.find(' '), values.size());
    if (values.substr(0, end) == value) return true;
    values.remove_prefix(std::min(end + 1, values.size()));
  }
  return false;
}

}  // namespace

std::span<const AttributeRow* const> attributesOf(Kind kind) {
  static const auto index = makeIndex();
  return index[static_cast<std::size_t>(kind)];
}

const AttributeRow* attributeRow(Kind kind, std::string_view name, std::string_view namespaceUri) {
  for (const AttributeRow* row : attributesOf(kind)) {
    if (row->name == name && row->namespaceUri == namespaceUri) return row;
  }
  return nullptr;
}

bool accepts(const AttributeRow& row, Kind kind) {
  const Target& target = row.target;
  if (target.bits == 0 && target.kinds[0] == Kind::Unknown) return true;
  if (is(kind, target.bits)) return true;
  return kind != Kind::Unknown && std::find(target.kinds.begin(), target.kinds.end(), kind) != target.kinds.end();
}

std::string describe(const Target& target) {
  std::string text;
  for (const Kind kind : target.kinds) {
    if (kind == Kind::Unknown) continue;
    text += (text.empty() ? "" : " or ") + std::string(kindName(kind));
  }
  for (std::uint32_t bit = 1; bit != 0 && bit <= target.bits; bit <<= 1) {
    if ((target.bits & bit) != 0) text += (text.empty() ? "" : " or ") + std::string(categoryName(bit));
  }
  return text.empty() ? "an element" : text;
}

bool hasType(const AttributeRow& row, std::string_view value) {
  switch (row.type) {
    case AttributeType::Boolean:
      return isOneOf("true false 1 0", value);
    case AttributeType::Integer:
      return isNumber(std::string(value), true);
    case AttributeType::Number:
      return isNumber(std::string(value), false);
    case AttributeType::Choice:
      return isOneOf(row.values, value);
    case AttributeType::Id:
      return !value.empty();
    default:
      return true;
  }
}

}  // namespace joinery::model
