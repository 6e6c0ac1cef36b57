// Somebody who does random things to the instances of a random process: people, workers, senders, the clock, operators.
//
//   RandomUser user(ground, process);
//   user.start();
//   while (user.act()) ...            // false: nothing can be done any more
//
// Each act is one command; `lastAct` says which, for reports. The same seed does the same.
#pragma once

#include <functional>
#include <random>
#include <vector>

#include "engine/run/tests/random/ground.h"
#include "engine/run/tests/random/random_process.h"

namespace joinery::run::test {

class RandomUser {
 public:
  RandomUser(Ground& ground, const RandomProcess& process);

  void start();
  // Anything that may be done, also what disturbs: failing jobs, changed variables, suspending, modifying, cancelling.
  bool act();
  // Only what brings instances to their end.
  bool proceed();

  const std::string& lastAct() const { return m_lastAct; }
  bool lastActModified() const { return m_lastActModified; }

 private:
  using Act = std::function<void()>;
  int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit)); }
  Value variables();
  void run(TreeId tree, Command command);
  std::vector<Act> usefulActs();
  void addWaits(TreeId id, const Tree& tree, std::vector<Act>& acts);
  void addChoices(TreeId id, const Tree& tree, Key scope, std::vector<Act>& acts);
  std::vector<Act> disturbances();
  Value anyPlace(const Definition& definition);
  Value anyToken(const Definition& definition, const Tree& tree);
  void modify(TreeId id, const Tree& tree);
  bool doOne(const std::vector<Act>& acts);

  Ground& m_ground;
  const RandomProcess& m_process;
  std::mt19937_64 m_random;
  std::string m_lastAct;
  bool m_lastActModified = false;
};

}  // namespace joinery::run::test
