// Whether the tokens of a scope come to an end (soundness), found once for all the rules that tell of it. Private to
// engine/check.
//
//   reportUnsound(subject, Unsound::Deadlock);      // a rule
//
// First the structure decides (structure.h): what is well structured is sound. Only what is left is searched, state by
// state and bounded (explore.h); beyond the bound the structure's mismatches are told. Conditions and data are not
// looked at: a finding says that the flows allow it.
#pragma once

#include "engine/check/rule.h"

namespace joinery::check {

enum class Unsound { Deadlock, LackOfSynchronisation, DeadActivity, EndlessLoop, JoinsWait };

struct SoundnessFinding {
  Unsound what{};
  const Element* element = nullptr;
  std::string message;
};

std::vector<SoundnessFinding> findUnsound(const Subject& subject);
// Whether every scope was judged to its end: none is left out, and no search met its bound. For tests.
bool isWhollyJudged(const Subject& subject);
void reportUnsound(Subject& subject, Unsound what);

}  // namespace joinery::check
