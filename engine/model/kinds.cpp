#include "engine/model/kinds.h"

#include <array>
#include <functional>
#include <unordered_map>

#include "engine/model/namespaces.h"

namespace joinery::model {
namespace {

struct Row {
  std::string_view namespaceUri;
  std::string_view name;
  std::uint32_t categories;
};

using namespace category;

constexpr std::string_view kNone;
constexpr std::array<Row, kKindCount> kRows{{
    {kNone, "", 0},
#define KIND(name, ns, xml, bits) {k##ns, xml, bits},
#include "engine/model/kinds.def"
#undef KIND
}};

struct NameKey {
  std::string_view namespaceUri, name;
  bool operator==(const NameKey&) const = default;
};

struct NameHash {
  std::size_t operator()(const NameKey& key) const {
    const std::hash<std::string_view> hash;
    return hash(key.namespaceUri) * 31 + hash(key.name);
  }
};

std::unordered_map<NameKey, Kind, NameHash> makeIndex() {
  std::unordered_map<NameKey, Kind, NameHash> index;
  for (std::size_t i = 1; i < kRows.size(); ++i) {
    index.emplace(NameKey{kRows[i].namespaceUri, kRows[i].name}, static_cast<Kind>(i));
  }
  return index;
}

}  // namespace

std::uint32_t categories(Kind kind) {
  return kRows[static_cast<std::size_t>(kind)].categories;
}

std::string_view kindName(Kind kind) {
  return kRows[static_cast<std::size_t>(kind)].name;
}

std::string_view kindNamespace(Kind kind) {
  return kRows[static_cast<std::size_t>(kind)].namespaceUri;
}

Kind kindOf(std::string_view namespaceUri, std::string_view localName) {
  static const auto index = makeIndex();
  const auto found = index.find(NameKey{namespaceUri, localName});
  return found == index.end() ? Kind::Unknown : found->second;
}

}  // namespace joinery::model
