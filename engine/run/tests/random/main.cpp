// random_process model|play|xml SEED: the random process of a seed as a scenario's model, as BPMN, or played with every
// record and everything that is wrong. How a failed seed of the tests is looked at.
#include <cstdio>
#include <string>

#include "engine/run/tests/random/play.h"
#include "engine/run/tests/random/random_process.h"

using namespace joinery::run::test;

namespace {

void print(const std::vector<std::string>& lines, const char* before = "") {
  for (const std::string& line : lines) std::printf("%s%s\n", before, line.c_str());
}

int playOne(std::uint64_t seed) {
  const Play played = play(seed, true);
  print(played.log);
  print(played.faults, "FAULT ");
  std::printf("%d steps, %s%s\n", played.steps, played.ended ? "ended" : "waiting",
              played.hasIncident ? " with incidents" : "");
  return played.faults.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc == 3 ? argv[1] : "";
  const std::uint64_t seed = argc == 3 ? std::stoull(argv[2]) : 0;
  if (verb == "model") {
    print(randomProcess(seed).lines, "  ");
  } else if (verb == "xml") {
    std::printf("%s", randomProcess(seed).xml().c_str());
  } else if (verb == "play") {
    std::printf("model\n");
    print(randomProcess(seed).lines, "  ");
    return playOne(seed);
  } else {
    std::fprintf(stderr, "usage: random_process model|xml|play SEED\n");
    return 2;
  }
  return 0;
}
