// Holds docs/bpmn against the tables of the engine: the support table says what runs, every element that runs has its
// page, and a page names scenarios that are there and hold the element.
//
//   JOINERY_UPDATE_DOCS=1 build/tests/support_test     # writes the table anew
#include <QtTest>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "engine/check/check.h"
#include "engine/run/events/events.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"

using namespace joinery;
using namespace joinery::run;
using model::Kind;

namespace {

const std::string kDocs = JOINERY_SOURCE_DIR "/docs/bpmn/";
const std::string kScenarios = JOINERY_SOURCE_DIR "/engine/run/tests/scenarios/";
const std::string kBegin =
    "<!-- The rest is written by support_test: JOINERY_UPDATE_DOCS=1 build/tests/support_test -->\n";

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<Kind> kindsOf(std::uint32_t categories) {
  std::vector<Kind> found;
  for (std::size_t i = 1; i < model::kKindCount; ++i) {
    if (model::is(static_cast<Kind>(i), categories)) found.push_back(static_cast<Kind>(i));
  }
  return found;
}

bool isRunnable(Kind kind) {
  return behaviourOf(kind) || loopBehaviourOf(kind) || eventBehaviourOf(kind);
}

// "userTask" -> "user_task.md"
std::string pageOf(Kind kind) {
  std::string name;
  for (char c : std::string(model::kindName(kind))) {
    if (c >= 'A' && c <= 'Z') name += '_';
    name += static_cast<char>(std::tolower(c));
  }
  return name + ".md";
}

// Where an event definition may stand, and the smallest model that has one there.
struct Place {
  unsigned position;
  const char* words;
  const char* before;
  const char* after;
};
const Place kPlaces[] = {
    {kProcessStart, "start of a process", "<startEvent id='x'>", "</startEvent>"},
    {kEventSubProcessStart, "start of an event sub-process, interrupting",
     "<subProcess id='e' triggeredByEvent='true'><startEvent id='x'>", "</startEvent></subProcess>"},
    {kEventSubProcessStartNonInterrupting, "start of an event sub-process, non-interrupting",
     "<subProcess id='e' triggeredByEvent='true'><startEvent id='x' isInterrupting='false'>",
     "</startEvent></subProcess>"},
    {kCatch, "intermediate catch", "<intermediateCatchEvent id='x'>", "</intermediateCatchEvent>"},
    {kThrow, "intermediate throw", "<intermediateThrowEvent id='x'>", "</intermediateThrowEvent>"},
    {kBoundary, "boundary, interrupting", "<task id='t'/><boundaryEvent id='x' attachedToRef='t'>", "</boundaryEvent>"},
    {kBoundaryNonInterrupting, "boundary, non-interrupting",
     "<task id='t'/><boundaryEvent id='x' attachedToRef='t' cancelActivity='false'>", "</boundaryEvent>"},
    {kEnd, "end", "<endEvent id='x'>", "</endEvent>"},
};

// What table 10.93 allows, asked of the rule that holds it.
bool isBpmn(Kind definition, const Place& place) {
  const std::string xml =
      "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'><process id='p'>" +
      std::string(place.before) + "<" + std::string(model::kindName(definition)) + "/>" + place.after +
      "</process></definitions>";
  const auto document = model::Document::parse(xml, "place");
  if (!document) qFatal("%s", document.error().message.c_str());
  for (const Diagnostic& d : check::check(**document)) {
    if (d.code == "event-position") return false;
  }
  return true;
}

std::string verdict(bool runs) {
  return runs ? "runs" : "refused";
}

std::string linked(Kind kind) {
  const std::string name(model::kindName(kind));
  return isRunnable(kind) ? "[" + name + "](" + pageOf(kind) + ")" : name;
}

std::string table() {
  std::string text = "\n## Elements\n\n| element | Joinery |\n|---|---|\n";
  for (Kind kind : kindsOf(model::category::FlowNode)) {
    text += "| " + linked(kind) + " | " + verdict(behaviourOf(kind)) + " |\n";
  }
  for (Kind kind : kindsOf(model::category::Loop)) {
    text += "| " + linked(kind) + " | " + verdict(loopBehaviourOf(kind)) + " |\n";
  }
  text += "\n## Event definitions\n\nPositions that table 10.93 does not have are refused.\n\n";
  text += "| event definition | position | Joinery |\n|---|---|---|\n";
  for (Kind kind : kindsOf(model::category::EventDefinition)) {
    const EventBehaviour* behaviour = eventBehaviourOf(kind);
    for (const Place& place : kPlaces) {
      if (!isBpmn(kind, place)) continue;
      text += "| " + linked(kind) + " | " + place.words + " | " +
              verdict(behaviour && (behaviour->positions & place.position)) + " |\n";
    }
  }
  return text;
}

std::vector<std::string> scenariosOf(const std::string& page) {
  static const std::regex kScenario("- `([a-z_/]+\\.scenario)`");
  std::vector<std::string> found;
  for (std::sregex_iterator it(page.begin(), page.end(), kScenario), end; it != end; ++it) found.push_back((*it)[1]);
  return found;
}

}  // namespace

class SupportTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldSayWhatRuns() {
    const std::string path = kDocs + "README.md", text = read(path);
    const std::size_t at = text.find(kBegin);
    QVERIFY2(at != std::string::npos, "docs/bpmn/README.md has no place for the table");
    const std::string wanted = text.substr(0, at + kBegin.size()) + table();
    if (qEnvironmentVariableIsSet("JOINERY_UPDATE_DOCS")) std::ofstream(path) << wanted;
    QVERIFY2(read(path) == wanted, "the engine's tables have changed: JOINERY_UPDATE_DOCS=1 build/tests/support_test");
  }

  void shouldKnowEveryPosition() {
    unsigned known = 0;
    for (const Place& place : kPlaces) known |= place.position;
    for (Kind kind : kindsOf(model::category::EventDefinition)) {
      if (const EventBehaviour* behaviour = eventBehaviourOf(kind)) QCOMPARE(behaviour->positions & ~known, 0u);
    }
  }

  void shouldHaveAPageForWhatRuns_data() {
    QTest::addColumn<int>("kind");
    for (std::size_t i = 1; i < model::kKindCount; ++i) {
      const auto kind = static_cast<Kind>(i);
      if (isRunnable(kind)) QTest::newRow(std::string(model::kindName(kind)).c_str()) << static_cast<int>(i);
    }
  }
  void shouldHaveAPageForWhatRuns() {
    QFETCH(int, kind);
    const std::string name(model::kindName(static_cast<Kind>(kind)));
    const std::string page = read(kDocs + pageOf(static_cast<Kind>(kind)));
    QVERIFY2(page.starts_with("# " + name + "\n"), ("docs/bpmn/" + pageOf(static_cast<Kind>(kind))).c_str());
    for (const char* part : {"\n## Attributes\n", "\n## Refused\n", "\n## Example\n\n```\n", "\n## Scenarios\n"}) {
      QVERIFY2(page.find(part) != std::string::npos, part);
    }
    const std::vector<std::string> scenarios = scenariosOf(page);
    QVERIFY2(!scenarios.empty(), "no scenario");
    for (const std::string& scenario : scenarios) {
      QVERIFY2(read(kScenarios + scenario).find("<" + name) != std::string::npos,
               (scenario + " has no " + name).c_str());
    }
  }

  void shouldHaveNoPageForWhatDoesNotRun() {
    std::set<std::string> known{"README.md", "rules.md", "debatable.md"};
    for (std::size_t i = 1; i < model::kKindCount; ++i) {
      if (isRunnable(static_cast<Kind>(i))) known.insert(pageOf(static_cast<Kind>(i)));
    }
    for (const auto& entry : std::filesystem::directory_iterator(kDocs)) {
      const std::string file = entry.path().filename().string();
      QVERIFY2(known.contains(file) || entry.is_directory(), file.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(SupportTest)
#include "support_test.moc"
