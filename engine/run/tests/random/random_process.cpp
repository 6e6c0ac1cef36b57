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

// Tasks of the whole file, which may be called.
void globalTasks(Builder& b) {
  const std::string user = b.fresh("gt"), script = b.fresh("gt"), any = b.fresh("gt");
  b.root("<globalUserTask id=\"" + user + "\" joinery:candidateGroups=\"g\"/>");
  b.root("<globalScriptTask id=\"" + script + "\" scriptLanguage=\"feel\" joinery:resultVariable=\"" + b.variable() +
         "\"><script>" + std::to_string(b.below(6)) + "</script></globalScriptTask>");
  b.root("<globalTask id=\"" + any + "\"/>");
  b.globalTasks = {user, script, any};
}

void process(Builder& b) {
  b.line("process p");
  b.dataObjects();
  Open open = drawBeginning(b);
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
  if (b.chance(20)) globalTasks(b);
  process(b);
  return {seed, b.lines(), b.messages, b.signals, b.jobErrors, b.features()};
}

}  // namespace joinery::run::test
