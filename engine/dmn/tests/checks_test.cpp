// What the checks of decision tables find in models/checks.dmn, line by line in models/checks.findings, and that what
// they claim is so: their examples are evaluated.
#include <QtTest>
#include <fstream>
#include <sstream>

#include "engine/base/json.h"
#include "engine/dmn/dmn.h"
#include "engine/feel/feel.h"

using namespace joinery;

namespace {

const std::string kModels = JOINERY_SOURCE_DIR "/engine/dmn/tests/models/";

std::string readFile(const std::string& name) {
  std::ifstream in(kModels + name, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

dmn::Compiled checked(const std::string& text) {
  return dmn::compile({{"checks.dmn", text}}, {.checkTables = true});
}

// "area = 301, kind = "x"" as variables.
Value inputsOf(const std::string& example) {
  std::string context = "{" + example + "}";
  for (std::size_t at; (at = context.find(" = ")) != std::string::npos;) context.replace(at, 3, ": ");
  return feel::Expression::compile(context, {})->evaluate(feel::ContextScope(Value::object({})), {}).value;
}

}  // namespace

class ChecksTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldFindWhatTheListSays() {
    const dmn::Compiled compiled = checked(readFile("checks.dmn"));
    QVERIFY(compiled.model);
    std::string found;
    for (const Diagnostic& d : compiled.diagnostics) found += d.element + " " + d.code + ": " + d.message + "\n";
    const std::string expected = readFile("checks.findings");
    QVERIFY2(found == expected, ("found:\n" + found).c_str());
  }
  void shouldNotCheckUnlessAsked() {
    QVERIFY(dmn::compile({{"checks.dmn", readFile("checks.dmn")}}).diagnostics.empty());
  }
  void shouldGiveExamplesThatAreSo() {
    const dmn::Compiled compiled = checked(readFile("checks.dmn"));
    int tried = 0;
    for (const Diagnostic& d : compiled.diagnostics) {
      const std::size_t at = d.message.find("for example area");
      if (at == std::string::npos || d.code == "table-unreachable-rule") continue;
      // A table's own findings carry the id of its decision, those of a rule the rule's.
      const std::string decision = d.code == "table-gap" ? d.element : d.element.starts_with("a") ? "any" : "fee";
      const auto out = compiled.model->evaluate(decision, {}, inputsOf(d.message.substr(at + 12)), {});
      QVERIFY2(out && out->result.isNull(), d.message.c_str());
      const char* why = d.code == "table-gap" ? "no rule" : d.code == "table-overlap" ? "hit" : "";
      QVERIFY2(!out->warnings.empty() && out->warnings[0].find(why) != std::string::npos, d.message.c_str());
      ++tried;
    }
    QVERIFY(tried >= 3);
  }
  void shouldEndOnLargeTables() {
    std::string text =
        "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='l' namespace='urn:l'><decision id='d' "
        "name='d'><decisionTable hitPolicy='UNIQUE'>";
    for (int column = 0; column < 6; ++column)
      text += "<input><inputExpression><text>1</text></inputExpression></input>";
    text += "<output/>";
    for (int rule = 0; rule < 3000; ++rule) {
      text += "<rule>";
      for (int column = 0; column < 6; ++column)
        text += "<inputEntry><text>[" + std::to_string(rule * (column + 3) % 97) + ".." +
                std::to_string(rule * (column + 3) % 97 + 40) + "]</text></inputEntry>";
      text += "<outputEntry><text>1</text></outputEntry></rule>";
    }
    QElapsedTimer timer;
    timer.start();
    const dmn::Compiled compiled = checked(text + "</decisionTable></decision></definitions>");
    QVERIFY(compiled.model);
    QVERIFY(!compiled.diagnostics.empty() && compiled.diagnostics.size() < 100);
    QVERIFY2(timer.elapsed() < 30'000, std::to_string(timer.elapsed()).c_str());
  }
};

QTEST_APPLESS_MAIN(ChecksTest)
#include "checks_test.moc"
