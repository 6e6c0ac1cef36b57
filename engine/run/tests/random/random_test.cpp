// Ten thousand random processes, played and held against everything (play.h).
//
//   JOINERY_SEED=4711 JOINERY_PROCESSES=1 build/tests/random_test    # one of them again
//   build/tests/random_process play 4711                             # the same, with every record
#include <QtTest>
#include <csignal>
#include <set>

#include <unistd.h>

#include "engine/run/compile/program.h"
#include "engine/run/events/events.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"
#include "engine/run/tests/random/play.h"
#include "engine/run/tests/random/random_process.h"
#include "engine/run/tests/world.h"

using namespace joinery;
using namespace joinery::run;
using namespace joinery::run::test;

namespace {

constexpr int kMostReported = 5;
constexpr unsigned kMostSeconds = 30;  // of one play: a step that never ends has a seed as well

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

// Where an event stands in a compiled process: the bit of its position.
unsigned positionOf(const Definition& definition, const Node& node) {
  const int around = definition.scopeAt(node.scope).node;
  if (node.kind == model::Kind::StartEvent) {
    if (around < 0) return kProcessStart;
    return node.interrupting ? kEventSubProcessStart : kEventSubProcessStartNonInterrupting;
  }
  if (node.kind == model::Kind::BoundaryEvent) return node.interrupting ? kBoundary : kBoundaryNonInterrupting;
  if (node.kind == model::Kind::IntermediateCatchEvent) return kCatch;
  return node.kind == model::Kind::EndEvent ? kEnd : kThrow;
}

struct Drawn {
  std::set<model::Kind> elements, loops;
  std::set<std::pair<model::Kind, unsigned>> events;
};

void note(const Definition& definition, Drawn& drawn) {
  for (const Node& node : definition.nodes) {
    drawn.elements.insert(node.kind);
    if (node.loop) drawn.loops.insert(node.loop->behaviour->kind);
    for (const EventSpec& spec : node.events) {
      drawn.events.emplace(spec.behaviour->kind, positionOf(definition, node));
    }
  }
}

}  // namespace

class RandomTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shouldDrawEverythingThatRuns() {
    Drawn drawn;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
      World world;
      world.deploy(randomProcess(seed).xml(), "random.bpmn");
      for (const char* process : {"p", "child"}) {
        if (const Definition* definition = world.latest(process)) note(*definition, drawn);
      }
    }
    for (std::size_t i = 1; i < model::kKindCount; ++i) {
      const auto kind = static_cast<model::Kind>(i);
      const std::string name(model::kindName(kind));
      if (behaviourOf(kind)) QVERIFY2(drawn.elements.contains(kind), (name + " has no block").c_str());
      if (loopBehaviourOf(kind)) QVERIFY2(drawn.loops.contains(kind), (name + " is never drawn").c_str());
      const EventBehaviour* event = eventBehaviourOf(kind);
      for (unsigned position = 1; event && position <= kEnd; position <<= 1) {
        // At a boundary, compensation interrupts nothing, whatever the file says.
        if (kind == model::Kind::CompensateEventDefinition && position == kBoundaryNonInterrupting) continue;
        if (!(event->positions & position)) continue;
        QVERIFY2(drawn.events.contains({kind, position}),
                 (name + " is never drawn at position " + std::to_string(position)).c_str());
      }
    }
  }

  void shouldKeepEverythingInRandomProcesses() {
    const std::uint64_t first = numberFrom("JOINERY_SEED", 1), count = numberFrom("JOINERY_PROCESSES", 10'000);
    int failed = 0, ended = 0, stopped = 0;
    std::signal(SIGALRM, tooLong);
    std::int64_t steps = 0;
    for (std::uint64_t seed = first; seed < first + count && failed < kMostReported; ++seed) {
      playing = seed;
      alarm(kMostSeconds);
      const Play played = play(seed);
      alarm(0);
      steps += played.steps;
      ended += played.ended;
      stopped += played.hasIncident;
      if (played.faults.empty()) continue;
      ++failed;
      report(seed, played);
    }
    qInfo("%llu processes, %lld steps: %d ended, %d have incidents", static_cast<unsigned long long>(count),
          static_cast<long long>(steps), ended, stopped);
    QCOMPARE(failed, 0);
    if (count >= 1000) QVERIFY2(ended * 2 > static_cast<int>(count), "most processes should come to their end");
  }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
