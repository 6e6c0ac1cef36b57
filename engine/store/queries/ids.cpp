// Identifiers and state words, the one place for each.
#include <array>
#include <charconv>

#include "engine/queries.h"

namespace joinery {

namespace {

constexpr std::array kInstanceStates = {"active", "suspended", "completed", "terminated", "failed"};
constexpr std::array kTaskStates = {"open", "claimed", "delegated", "suspended", "completed", "cancelled"};

template <typename Enum, typename Words>
std::optional<Enum> wordTo(const Words& words, std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (word == words[i]) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<EntityId> parseId(std::string_view id) {
  EntityId parsed;
  const char* end = id.data() + id.size();
  const auto tree = std::from_chars(id.data(), end, parsed.tree);
  if (tree.ec != std::errc() || tree.ptr == end || *tree.ptr != '-') return std::nullopt;
  const auto key = std::from_chars(tree.ptr + 1, end, parsed.key);
  if (key.ec != std::errc() || key.ptr != end || parsed.tree <= 0 || parsed.key == 0) return std::nullopt;
  if (formatId(parsed.tree, parsed.key) != id) return std::nullopt;  // "01-1" names nothing
  return parsed;
}

std::string formatId(run::TreeId tree, run::Key key) {
  return std::to_string(tree) + "-" + std::to_string(key);
}

const char* stateWord(run::InstanceState state) {
  return kInstanceStates[static_cast<std::size_t>(state)];
}
const char* stateWord(run::TaskState state) {
  return kTaskStates[static_cast<std::size_t>(state)];
}
std::optional<run::InstanceState> instanceState(std::string_view word) {
  return wordTo<run::InstanceState>(kInstanceStates, word);
}
std::optional<run::TaskState> taskState(std::string_view word) {
  return wordTo<run::TaskState>(kTaskStates, word);
}

}  // namespace joinery
