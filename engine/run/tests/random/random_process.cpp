#include "engine/run/tests/random/random_process.h"

#include "engine/run/tests/random/builder.h"
#include "engine/run/tests/scenario.h"

namespace joinery::run::test {

namespace {

// What may be called; it calls nothing itself.
void child(Builder& b) {
  const int before = b.budget;
  b.budget = 5;
  b.line("process child");
  b.dataObjects();
  b.scope();
  b.budget = before;
  b.mayCall = true;
}

void process(Builder& b) {
  b.line("process p");
  b.dataObjects();
  const std::string start = b.fresh("s");
  b.line("<startEvent id=\"" + start + "\"/>");
  Open open = Loose{start};
  if (b.chance(10)) {
    const std::string merge = b.fresh("x");
    b.line("<exclusiveGateway id=\"" + merge + "\"/>");
    b.connect(open, merge);
    triggeredStart(b, merge);
    open = Loose{merge};
  }
  for (int i = 1 + b.below(3); open && i > 0; --i) open = b.sequence(open);
  b.endEvent(open);
  for (int i = b.chance(30) ? 1 + b.below(2) : 0; i > 0; --i) eventSubProcess(b);
}

}  // namespace

std::string RandomProcess::xml() const {
  return modelXml(lines);
}

RandomProcess randomProcess(std::uint64_t seed) {
  Builder b(seed);
  b.budget = 3 + b.below(25);
  if (b.chance(30)) child(b);
  process(b);
  return {seed, b.lines(), b.messages, b.signals, b.jobErrors};
}

}  // namespace joinery::run::test
