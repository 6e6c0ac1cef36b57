// FEEL against its tables (tests/cases/*.feel), and what a table cannot say.
#include "engine/feel/feel.h"

#include <QtTest>
#include <map>
#include <set>

#include "engine/base/json.h"
#include "engine/feel/tests/tables.h"

using namespace joinery;
using namespace joinery::feel;

namespace {

Expression compiled(std::string_view text) {
  auto out = Expression::compile(text, {});
  if (!out) qFatal("%s", out.error().message.c_str());
  return *out;
}

Outcome run(std::string_view text, Value scope = Value::object({}), EvaluateOptions options = {}) {
  return compiled(text).evaluate(ContextScope(std::move(scope)), options);
}

}  // namespace

class FeelTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldHoldTheTables_data() {
    QTest::addColumn<int>("index");
    m_cases = readTables(JOINERY_SOURCE_DIR "/engine/feel/tests/cases");
    for (TableCase& c : readTables(JOINERY_SOURCE_DIR "/engine/feel/tests/builtins")) m_cases.push_back(std::move(c));
    QVERIFY(m_cases.size() >= 80);
    for (std::size_t i = 0; i < m_cases.size(); ++i)
      QTest::newRow((m_cases[i].place + " " + m_cases[i].expression).c_str()) << static_cast<int>(i);
  }
  void shouldHoldTheTables() {
    QFETCH(int, index);
    const std::string failure = failureOf(m_cases[static_cast<std::size_t>(index)]);
    QVERIFY2(failure.empty(), failure.c_str());
  }

  void shouldCoverEachBuiltin() {
    const std::set<std::string> builtins = builtinsOfTheTable();
    std::map<std::string, std::set<std::string>> aspects;
    for (const TableCase& c : readTables(JOINERY_SOURCE_DIR "/engine/feel/tests/builtins")) {
      QVERIFY2(builtins.contains(c.builtin), (c.place + ": no built-in " + c.builtin).c_str());
      QVERIFY2(c.expression.find(c.builtin + "(") != std::string::npos, (c.place + " is not about it").c_str());
      aspects[c.builtin].insert(c.aspect);
    }
    const std::set<std::string> wanted = {"normal", "null", "type", "boundary"};
    for (const std::string& name : builtins) QVERIFY2(aspects[name] == wanted, ("not all aspects of " + name).c_str());
  }
  void shouldTellThePlaceOfASyntaxError() {
    const auto out = Expression::compile("1 +\n  * 2", {});
    QVERIFY(!out);
    QCOMPARE(out.error().details.at(0).line, 2);
    QCOMPARE(out.error().details.at(0).column, 3);
  }
  void shouldNameItsFreeNames() {
    QCOMPARE(compiled("for i in list return i + b.c + count(d)[item > e]").freeNames(),
             (std::vector<std::string>{"b", "d", "e", "list"}));
  }
  void shouldAskOnlyForWhatItUses() {
    class Asked : public Scope {
     public:
      const Value* find(std::string_view name) const override {
        names.emplace_back(name);
        return &value;
      }
      mutable std::vector<std::string> names;
      Value value{true};
    };
    Asked scope;
    compiled("if a then b else c").evaluate(scope, {});
    QCOMPARE(scope.names, (std::vector<std::string>{"a", "b"}));
  }
  void shouldRefuseDeepNesting() {
    for (const std::string open : {"(", "[", "-", "not(", "{a:", "if ", "1 in (", "< ", "a[", "f("}) {
      std::string text;
      for (int i = 0; i < 10000; ++i) text += open;
      const auto out = Expression::compile(text, {});
      QVERIFY2(!out, open.c_str());
      QCOMPARE(out.error().code, std::string("feel-too-deep"));
    }
    std::string chain = "1";
    for (int i = 0; i < 10000; ++i) chain += "+1";
    QCOMPARE(Expression::compile(chain, {}).error().code, std::string("feel-too-deep"));
  }
  void shouldStopAtItsLimits() {
    EvaluateOptions options;
    options.limits.steps = 100'000;
    QCOMPARE(run("count(for i in 1..1000000 return i)", {}, options).error->code, std::string("feel-too-many-steps"));
    options = {};
    QCOMPARE(run("{f: function(n) f(n + 1), r: f(1)}.r", {}, options).error->code, std::string("feel-too-deep"));
    options.limits.listSize = 1000;
    QCOMPARE(run("for i in 1..2000 return i", {}, options).error->code, std::string("feel-list-too-long"));
    options.limits.stringSize = 1000;
    const char* doubling = "{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"ab\", 20)}.r";
    QCOMPARE(run(doubling, {}, options).error->code, std::string("feel-string-too-long"));
    options = {};
    options.limits.milliseconds = 20;
    options.limits.steps = SIZE_MAX;
    options.limits.listSize = SIZE_MAX;
    QCOMPARE(run("every i in 1..100000000 satisfies i > 0", {}, options).error->code, std::string("feel-too-slow"));
  }
  void shouldTakeTheTimeFromOutside() {
    EvaluateOptions options;
    options.now = parseInstant("2026-11-22T20:00:00Z").value();
    QCOMPARE(toJson(run("[now(), today()]", {}, options).value),
             std::string("[\"2026-11-23T04:00:00@Asia/Shanghai\",\"2026-11-23\"]"));
  }
  void shouldBeFast() {
    const Expression e = compiled("area >= 300 and kind = \"新建\"");
    const ContextScope scope(Value::object({{"area", Decimal(300)}, {"kind", "新建"}}));
    const EvaluateOptions options;
    QVERIFY(e.evaluate(scope, options).value.boolean());
    QBENCHMARK {
      e.evaluate(scope, options);
    }
  }

 private:
  std::vector<TableCase> m_cases;
};

QTEST_APPLESS_MAIN(FeelTest)
#include "feel_test.moc"
