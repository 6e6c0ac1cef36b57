// Ten thousand random processes, played and held against everything (play.h).
//
//   JOINERY_SEED=4711 JOINERY_PROCESSES=1 build/tests/random_test    # one of them again
//   build/tests/random_process play 4711                             # the same, with every record
#include <QtTest>
#include <algorithm>
#include <csignal>
#include <map>

#include <unistd.h>

#include "engine/run/compile/program.h"
#include "engine/run/tests/random/coverage.h"
#include "engine/run/tests/random/play.h"
#include "engine/run/tests/random/random_process.h"
#include "engine/run/tests/random/rest.h"
#include "engine/run/tests/scenario.h"
#include "engine/run/tests/world.h"

using namespace joinery;
using namespace joinery::run;
using namespace joinery::run::test;

namespace {

constexpr int kMostReported = 5;
constexpr std::uint64_t kEnough = 1'000;  // processes: among so many everything that is drawn has run
constexpr unsigned kMostSeconds = 30;     // of one play: a step that never ends has a seed as well

std::uint64_t playing = 0;  // for the handler of the alarm

[[noreturn]] void tooLong(int) {
  std::fprintf(stderr, "seed %llu does not come to an end (build/tests/random_process play %llu shows it)\n",
               static_cast<unsigned long long>(playing), static_cast<unsigned long long>(playing));
  std::_Exit(1);
}

std::uint64_t numberFrom(const char* variable, std::uint64_t fallback) {
  return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariable(variable).toULongLong() : fallback;
}

void report(std::uint64_t seed, const Play& played) {
  std::fprintf(stderr, "seed %llu (build/tests/random_process play %llu shows it):\n",
               static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seed));
  for (const std::string& act : played.acts) std::fprintf(stderr, "  %s\n", act.c_str());
  for (const std::string& fault : played.faults) std::fprintf(stderr, "  FAULT %s\n", fault.c_str());
}

// Which of `wanted` are in `seen` less often than `least`, as one text; empty where none is.
std::string rare(const std::vector<std::string>& wanted, const std::map<std::string, int>& seen, int least) {
  std::string text;
  for (const std::string& row : wanted) {
    const auto it = seen.find(row);
    const int count = it == seen.end() ? 0 : it->second;
    if (count < least) text += "\n  " + row + ": " + std::to_string(count);
  }
  return text;
}

std::vector<std::string> everything() {
  std::vector<std::string> all = everyRow();
  for (std::string& feature : everyFeature()) all.push_back(std::move(feature));
  return all;
}

}  // namespace

class RandomTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shouldDrawEverythingThatRuns() {
    std::map<std::string, int> drawn;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
      World world;
      const RandomProcess process = randomProcess(seed);
      world.deploy(process.xml(), "random.bpmn");
      for (const char* name : {"p", "child"}) {
        const Definition* definition = world.latest(name);
        if (!definition) continue;
        for (const Node& node : definition->nodes) {
          for (const std::string& row : rowsOf(*definition, node)) ++drawn[row];
        }
      }
      for (const auto& [feature, elements] : process.features) ++drawn[feature];
    }
    const std::string never = rare(everything(), drawn, 1);
    QVERIFY2(never.empty(), ("never drawn:" + never).c_str());
  }

  void shouldNoticeTokensThatWaitForNothing() {
    World world;
    world.deploy(modelXml({"process p", "<startEvent id='s'/>", "<userTask id='a'/>", "s -> a"}), "p.bpmn");
    QVERIFY(world.start("p", Value::object({})).ok());
    Tree tree = world.instances.at(1).tree;
    QCOMPARE(faultsAtRest(tree, world), std::vector<std::string>{});
    tree.tasks.clear();
    QCOMPARE(faultsAtRest(tree, world).size(), std::size_t{1});
    tree.tokens.clear();
    QCOMPARE(faultsAtRest(tree, world).size(), std::size_t{1});  // an empty scope that is not done
  }

  void shouldKeepEverythingInRandomProcesses() {
    const std::uint64_t first = numberFrom("JOINERY_SEED", 1), count = numberFrom("JOINERY_PROCESSES", 10'000);
    int failed = 0, ended = 0, stopped = 0;
    std::signal(SIGALRM, tooLong);
    std::int64_t steps = 0;
    std::map<std::string, int> reached;  // in how many processes something has run
    for (std::uint64_t seed = first; seed < first + count && failed < kMostReported; ++seed) {
      playing = seed;
      alarm(kMostSeconds);
      const Play played = play(seed);
      alarm(0);
      steps += played.steps;
      ended += played.ended;
      stopped += played.hasIncident;
      for (const std::string& row : played.reached) ++reached[row];
      if (played.faults.empty()) continue;
      ++failed;
      report(seed, played);
    }
    qInfo("%llu processes, %lld steps: %d ended, %d have incidents", static_cast<unsigned long long>(count),
          static_cast<long long>(steps), ended, stopped);
    QCOMPARE(failed, 0);
    if (count < kEnough) return;
    const auto rarest = std::min_element(reached.begin(), reached.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    qInfo("%zu rows and features have run, the rarest in %d processes: %s", reached.size(), rarest->second,
          rarest->first.c_str());
    const std::string seldom = rare(everything(), reached, static_cast<int>(count / kEnough));
    QVERIFY2(seldom.empty(), ("drawn, but run too seldom to mean anything:" + seldom).c_str());
    QVERIFY2(ended * 2 > static_cast<int>(count), "most processes should come to their end");
  }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
