// Plays one random process from its start to its end, and holds everything against everything after each step.
//
//   Play played = play(4711);
//   if (!played.faults.empty()) ...       // with the acts that led there
//
// After every step the live tree is compared with the replay of its log and with its decoded snapshot, and goes on as
// what was decoded; the ledger and the rest of the tokens are judged.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace joinery::run::test {

struct Play {
  std::vector<std::string> faults;
  std::vector<std::string> acts;
  std::vector<std::string> log;   // compact lines, if they were asked for
  std::set<std::string> reached;  // rows of the support table and features that have run (coverage.h)
  int steps = 0;
  bool ended = false;        // every instance has
  bool hasIncident = false;  // at the end
};

Play play(std::uint64_t seed, bool withLog = false);

}  // namespace joinery::run::test
