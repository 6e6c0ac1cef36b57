// The words of records that stand for enumerations, in the order of the enumeration. Internal to engine/run.
#pragma once

#include <iterator>
#include <string_view>

#include "engine/run/state/apply.h"

namespace joinery::run::state {

inline constexpr std::string_view kInstanceStates[] = {"active", "suspended", "completed", "terminated", "failed"};
inline constexpr std::string_view kTaskStates[] = {"open",      "claimed",   "delegated",
                                                   "suspended", "completed", "cancelled"};
inline constexpr std::string_view kScopeKinds[] = {"process",           "subProcess", "eventSubProcess",
                                                   "multiInstanceBody", "local",      "compensation"};
enum class LoopStep { Opened, Started, Completed, Terminated, Ending, Grown };
inline constexpr std::string_view kLoopSteps[] = {"opened", "started", "completed", "terminated", "ending", "grown"};

template <typename Enum, std::size_t N>
Enum wordTo(const std::string_view (&words)[N], std::string_view word, const Record& record) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  broken("unknown word", record);
}

template <typename Enum, std::size_t N>
std::string_view toWord(const std::string_view (&words)[N], Enum value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace joinery::run::state
