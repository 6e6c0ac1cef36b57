// Decision models against their cases (models/*.cases), their faults, and large tables.
#include "engine/dmn/dmn.h"

#include <QtTest>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/base/json.h"

using namespace joinery;
namespace fs = std::filesystem;

namespace {

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const fs::path& models() {
  static const fs::path kModels = JOINERY_SOURCE_DIR "/engine/dmn/tests/models";
  return kModels;
}

// "DECISION {variables} => expected ~ warning"; "with FILE" adds a model.
struct Case {
  std::string place, decision, variables, expected, warning;
  std::vector<std::string> files;
};

std::vector<Case> readCases() {
  std::vector<Case> out;
  for (const auto& entry : fs::directory_iterator(models())) {
    if (entry.path().extension() != ".cases") continue;
    std::ifstream in(entry.path());
    std::vector<std::string> files = {entry.path().stem().string() + ".dmn"};
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.starts_with("with ")) files.push_back(line.substr(5));
      const std::size_t open = line.find(" {"), arrow = line.rfind(" => ");
      if (line.starts_with("#") || open == std::string::npos || arrow == std::string::npos) continue;
      Case c{entry.path().filename().string() + ":" + std::to_string(number),
             line.substr(0, open),
             line.substr(open + 1, arrow - open - 1),
             line.substr(arrow + 4),
             "",
             files};
      if (const std::size_t warning = c.expected.find(" ~ "); warning != std::string::npos) {
        c.warning = c.expected.substr(warning + 3);
        c.expected.resize(warning);
      }
      out.push_back(std::move(c));
    }
  }
  return out;
}

dmn::Compiled load(const std::vector<std::string>& files) {
  std::vector<dmn::Source> sources;
  for (const std::string& file : files) sources.push_back({file, readFile(models() / file)});
  return dmn::compile(sources);
}

std::string failureOf(const Case& c) {
  const dmn::Compiled compiled = load(c.files);
  if (!compiled.model) return "refused: " + compiled.diagnostics.at(0).message;
  const auto variables = parseJson(c.variables), expected = parseJson(c.expected);
  if (!variables || !expected) return "the case is no JSON";
  const auto out = compiled.model->evaluate(c.decision, {}, *variables, {});
  if (!out) return out.error().message;
  std::string warnings;
  for (const std::string& w : out->warnings) warnings += " [" + w + "]";
  if (!(out->result == *expected)) return toJson(out->result) + warnings + "; expected " + c.expected;
  if (!c.warning.empty() && warnings.find(c.warning) == std::string::npos)
    return "expected a warning with \"" + c.warning + "\", got" + warnings;
  return {};
}

// A table of `rules` rules over six inputs a..f. Each cell depends on the rule's number only.
std::string largeTable(int rules, const char* policy) {
  std::string text =
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='large' namespace='urn:l'>";
  for (const char input : std::string("abcdef"))
    text +=
        std::string("<inputData id='") + input + "' name='" + input + "'><variable name='" + input + "'/></inputData>";
  text += "<decision id='pick' name='pick'>";
  for (const char input : std::string("abcdef"))
    text += std::string("<informationRequirement><requiredInput href='#") + input + "'/></informationRequirement>";
  text += std::string("<decisionTable hitPolicy='") + policy + "'>";
  for (const char input : std::string("abcdef"))
    text += std::string("<input><inputExpression><text>") + input + "</text></inputExpression></input>";
  text += "<output/>";
  const auto cell = [&](const std::string& test) { text += "<inputEntry><text>" + test + "</text></inputEntry>"; };
  for (int i = 0; i < rules; ++i) {
    text += "<rule id='r" + std::to_string(i) + "'>";
    cell(std::to_string(i % 100));
    cell("\"k" + std::to_string(i / 100 % 100) + "\"");
    cell("[" + std::to_string(i % 50) + ".." + std::to_string(i % 50 + 20) + "]");
    cell(i % 7 == 0 ? "-" : "&lt; " + std::to_string(i % 1000));
    cell(i % 3 == 0 ? "not(5)" : "date(\"2026-01-01\"), date(\"2026-02-01\")");
    cell(i % 2 == 0 ? "true" : "-");
    text += "<outputEntry><text>" + std::to_string(i) + "</text></outputEntry></rule>";
  }
  return text + "</decisionTable></decision></definitions>";
}

// Close to what rule number `seed` wants, so that a good part of the seeds hits.
Value inputsFor(int seed) {
  return Value::object({{"a", seed % 100},
                        {"b", "k" + std::to_string(seed / 100 % 100)},
                        {"c", seed % 50 + seed % 23},
                        {"d", seed % 1000 - seed % 4 + 1},
                        {"e", seed % 5 == 0 ? Value(5) : Value(6)},
                        {"f", seed % 11 != 0}});
}

}  // namespace

class DmnTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldHoldTheCases_data() {
    QTest::addColumn<int>("index");
    m_cases = readCases();
    QVERIFY(m_cases.size() > 50);
    for (std::size_t i = 0; i < m_cases.size(); ++i)
      QTest::newRow((m_cases[i].place + " " + m_cases[i].decision).c_str()) << static_cast<int>(i);
  }
  void shouldHoldTheCases() {
    QFETCH(int, index);
    const std::string failure = failureOf(m_cases[static_cast<std::size_t>(index)]);
    QVERIFY2(failure.empty(), failure.c_str());
  }

  void shouldTellEveryFaultAtOnce() {
    const dmn::Compiled compiled = load({"bad.dmn"});
    QVERIFY(!compiled.model);
    std::vector<std::string> codes;
    for (const Diagnostic& d : compiled.diagnostics)
      if (d.severity == Severity::Error) codes.push_back(d.code);
    for (const char* code :
         {"unknown-type", "feel-syntax", "dangling-reference", "cyclic-requirement", "feel-java-function",
          "unknown-hit-policy", "rule-of-wrong-width", "service-without-output", "unknown-import"})
      QVERIFY2(std::count(codes.begin(), codes.end(), code) == 1, code);
  }
  void shouldTellThePlaceOfFeelFaults() {
    for (const Diagnostic& d : load({"bad.dmn"}).diagnostics) {
      if (d.code != "feel-syntax") continue;
      QCOMPARE(d.line, 6);
      QCOMPARE(d.column, 3);
      QCOMPARE(d.element, std::string("syntax"));
      QCOMPARE(d.resource, std::string("bad.dmn"));
    }
  }
  void shouldTellThePlaceBehindMarksAndEntities_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("plain") << "<text>1 + * 2</text>" << 2 << 11;
    QTest::newRow("prefix and attribute") << "<d:text a='>'>1 + * 2</d:text>" << 2 << 19;
    QTest::newRow("CDATA") << "<text><![CDATA[1 + * 2]]></text>" << 2 << 20;
    QTest::newRow("entity") << "<text>1 &lt; 2 + * 2</text>" << 2 << 18;
    QTest::newRow("lines") << "<text>\n 许可 +\n  * 2</text>" << 4 << 3;
    QTest::newRow("no end") << "<text>1 +</text>" << 2 << 10;
  }
  void shouldTellThePlaceBehindMarksAndEntities() {
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const std::string uri = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    const dmn::Compiled compiled =
        dmn::compile({{"x.dmn", "<definitions xmlns='" + uri + "' xmlns:d='" + uri +
                                    "' namespace='urn:x'><decision id='a' name='a'><literalExpression>\n" +
                                    text.toStdString() + "</literalExpression></decision></definitions>"}});
    QCOMPARE(compiled.diagnostics.at(0).code, std::string("feel-syntax"));
    QCOMPARE(compiled.diagnostics.at(0).line, line);
    QCOMPARE(compiled.diagnostics.at(0).column, column);
  }
  void shouldKeepTheInputsOfEachImportApart() {
    const std::string uri = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    const auto head = [&](const std::string& name) {
      return "<definitions xmlns='" + uri + "' name='" + name + "' namespace='urn:" + name + "'>";
    };
    const auto import = [&](const std::string& name) {
      return "<import name='" + name + "' namespace='urn:" + name + "' importType='" + uri + "'/>";
    };
    const auto decision = [](const std::string& name, const std::string& needs, const std::string& text) {
      return "<decision id='d' name='" + name + "'>" + needs + "<literalExpression><text>" + text +
             "</text></literalExpression></decision></definitions>";
    };
    const auto needs = [](const std::string& model) {
      return "<informationRequirement><requiredDecision href='urn:" + model + "#d'/></informationRequirement>";
    };
    const std::string base =
        head("base") + "<inputData id='n' name='name'><variable name='name' typeRef='string'/></inputData>" +
        decision("hello", "<informationRequirement><requiredInput href='#n'/></informationRequirement>",
                 "\"hello \" + name");
    const std::string left = head("left") + import("base") + decision("l", needs("base"), "base.hello");
    const std::string right = head("right") + import("base") + decision("r", needs("base"), "base.hello");
    const std::string top = head("top") + import("left") + import("right") +
                            decision("t", needs("left") + needs("right"), "[left.l, right.r]");
    const dmn::Compiled compiled = dmn::compile({{"top", top}, {"left", left}, {"right", right}, {"base", base}});
    QVERIFY(compiled.model);
    const auto ask = [&](const char* variables) {
      return toJson(compiled.model->evaluate("t", {}, *parseJson(variables), {})->result);
    };
    QCOMPARE(ask(R"({"left": {"base": {"name": "a"}}, "right": {"base": {"name": "b"}}})"),
             std::string(R"(["hello a","hello b"])"));
    QCOMPARE(ask(R"({"name": "a"})"), std::string(R"(["hello a","hello a"])"));
  }
  void shouldRefuseWhatIsNoDmn() {
    QCOMPARE(dmn::compile({{"x.dmn", "<definitions xmlns='urn:other'/>"}}).diagnostics.at(0).code,
             std::string("not-dmn"));
    const dmn::Compiled broken = dmn::compile({{"x.dmn", "<definitions"}});
    QVERIFY(!broken.model);
    QVERIFY(broken.diagnostics.at(0).line > 0);
  }
  void shouldNameTheRulesThatHit() {
    const auto variables = parseJson("{\"Floor Area\": 1000, \"kind\": \"改建\"}");
    const auto out = load({"fees.dmn"}).model->evaluate("Total", {}, *variables, {});
    QCOMPARE(out->decisions.size(), std::size_t{2});
    QCOMPARE(out->decisions[0].name, std::string("Fee"));
    QCOMPARE(out->decisions[0].matchedRules, std::vector<std::string>{"other"});
    QCOMPARE(out->decisions[1].id, std::string("total"));
  }
  void shouldFindDecisionsByIdNameAndModel() {
    const dmn::Compiled compiled = load({"fees.dmn", "policies.dmn"});
    QVERIFY(compiled.model->evaluate("fact10", "fees", {}, {}).ok());
    QVERIFY(compiled.model->evaluate("fact10", "urn:test:fees", {}, {}).ok());
    QCOMPARE(compiled.model->evaluate("fact10", "policies", {}, {}).error().code, std::string("unknown-decision"));
    const dmn::Compiled twice = dmn::compile({{"1", largeTable(1, "FIRST")}, {"2", largeTable(1, "FIRST")}});
    QCOMPARE(twice.model->evaluate("pick", {}, {}, {}).error().code, std::string("ambiguous-decision"));
  }
  void shouldKeepToTheLimits() {
    feel::EvaluateOptions options;
    options.limits.depth = 30;
    const auto out = load({"fees.dmn"}).model->evaluate("Total", {}, Value::object({}), options);
    QCOMPARE(out->error->code, std::string("feel-too-deep"));
    QVERIFY(out->result.isNull());
  }
  void shouldAnswerFromTheIndexAsByScanning() {
    // Tables of fewer rules than the index needs are scanned: the same rules, ten at a time.
    const std::string all = largeTable(400, "COLLECT");
    const dmn::Compiled indexed = dmn::compile({{"all", all}});
    QVERIFY(indexed.model);
    std::vector<dmn::Compiled> scanned;
    for (int part = 0; part < 40; ++part) {
      std::string some = all;
      for (int i = 399; i >= 0; --i) {
        if (i / 10 == part) continue;
        const std::size_t from = some.find("<rule id='r" + std::to_string(i) + "'>");
        some.erase(from, some.find("</rule>", from) + 7 - from);
      }
      scanned.push_back(dmn::compile({{"part", some}}));
    }
    int hits = 0;
    for (int seed = 0; seed < 500; ++seed) {
      Value::List expected;
      for (const dmn::Compiled& part : scanned) {
        const auto out = part.model->evaluate("pick", {}, inputsFor(seed), {});
        if (out->result.isList())
          for (const Value& v : out->result.items()) expected.push_back(v);
      }
      hits += static_cast<int>(expected.size());
      const auto out = indexed.model->evaluate("pick", {}, inputsFor(seed), {});
      const Value wanted = expected.empty() ? Value() : Value::list(expected);
      QVERIFY2(out->result == wanted, (toJson(out->result) + " instead of " + toJson(wanted)).c_str());
    }
    QVERIFY(hits > 50);
  }
  void shouldAnswerTenThousandRulesQuickly() {
    const dmn::Compiled compiled = dmn::compile({{"large", largeTable(10000, "FIRST")}});
    QVERIFY(compiled.model);
    const feel::EvaluateOptions options;
    const Value variables = inputsFor(4321);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i) QVERIFY(compiled.model->evaluate("pick", {}, variables, options).ok());
    const double micros = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    qInfo("10,000 rules, 6 inputs: %.1f us", micros);
    QVERIFY2(micros < 200, "far above the goal of 50 us");  // loose, for busy machines
  }

 private:
  std::vector<Case> m_cases;
};

QTEST_APPLESS_MAIN(DmnTest)
#include "dmn_test.moc"
