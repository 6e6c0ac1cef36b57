// Every case of forms/tests/cases/*.json (see README.md there), the identity checks, and what the tables promise.
#include <QDir>
#include <QFile>
#include <QtTest>

#include "engine/base/json.h"
#include "forms/checks/check.h"
#include "forms/field_types.h"
#include "forms/form.h"
#include "forms/messages.h"

using namespace joinery;
using namespace joinery::forms;

namespace {

const QString kCases = QStringLiteral(JOINERY_SOURCE_DIR "/forms/tests/cases/");

Value readJson(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const auto value = parseJson(file.readAll().toStdString());
  if (!value) qWarning() << path << value.error().message.c_str();
  return value ? *value : Value();
}

Value member(const Value& object, std::string_view name, Value fallback = {}) {
  const Value* found = object.find(name);
  return found ? *found : fallback;
}

// Findings as the fixtures write them: ["/pointer code", ...].
Value summary(const std::vector<FieldError>& findings) {
  Value::List out;
  for (const FieldError& f : findings) out.emplace_back(f.pointer + " " + f.code);
  return Value::list(std::move(out));
}

Value summary(const std::vector<Diagnostic>& diagnostics) {
  Value::List out;
  for (const Diagnostic& d : diagnostics)
    out.emplace_back(d.element + " " + d.code + " " + std::to_string(d.line) + ":" + std::to_string(d.column));
  return Value::list(std::move(out));
}

void compare(const Value& got, const Value& wanted, const char* what) {
  QVERIFY2(got == wanted,
           qPrintable(QStringLiteral("%1\n     got %2\nexpected %3")
                          .arg(what, QString::fromStdString(toJson(got)), QString::fromStdString(toJson(wanted)))));
}

}  // namespace

class FormsTest : public QObject {
  Q_OBJECT

  void addCases(const char* kind) {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("index");
    const QStringList files = QDir(kCases).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
      const Value cases = member(readJson(kCases + file), kind, Value::list({}));
      for (std::size_t i = 0; i < cases.items().size(); ++i)
        QTest::newRow(qPrintable(file + ": " + QString::fromStdString(cases.items()[i].text("about"))))
            << kCases + file << int(i);
    }
  }

 private slots:
  void shouldJudgeAnswers_data() { addCases("cases"); }
  void shouldJudgeAnswers() {
    QFETCH(QString, path);
    QFETCH(int, index);
    const Value file = readJson(path);
    const Value example = member(file, "cases").items()[std::size_t(index)];
    const auto form = Form::parse(toJson(member(file, "form")), "case.form.json");
    QVERIFY2(form.ok(), form.ok() ? "" : form.error().message.c_str());
    compare(summary((*form)->diagnostics()), Value::list({}), "diagnostics of the form");

    const auto rules = accessRulesFromValue(member(example, "rules", Value::list({})));
    QVERIFY2(rules.ok(), rules.ok() ? "" : rules.error().message.c_str());
    compare(summary((*form)->checkAccess(*rules)), Value::list({}), "diagnostics of the rules");
    const Access access = (*form)->access(*rules);
    ValidateOptions options;
    options.now = *parseInstant(example.text("now", "2026-11-23T02:00:00Z"));
    options.draft = member(example, "draft") == Value(true);
    const Value current = member(example, "current", Value::object({}));

    if (const Value* wanted = example.find("access")) compare(access.toValue(), *wanted, "access");
    if (const Value* wanted = example.find("reading"))
      compare((*form)->filterForReading(current, access), *wanted, "data for reading");
    if (const Value* wanted = example.find("present"))
      compare((*form)->present(current, access, options), *wanted, "presentation");
    const Value* submitted = example.find("submitted");
    if (!submitted) return;
    const ValidationResult result = (*form)->validate(current, *submitted, access, options);
    compare(summary(result.errors), member(example, "errors", Value::list({})), "errors");
    compare(summary(result.warnings), member(example, "warnings", Value::list({})), "warnings");
    if (const Value* wanted = example.find("data")) compare(result.data, *wanted, "data to store");
    if (const Value* wanted = example.find("message"))
      compare(Value(result.errors.at(0).messageZh + " | " + result.errors.at(0).messageEn), *wanted, "message");
  }

  void shouldFindFaultsOfForms_data() { addCases("faults"); }
  void shouldFindFaultsOfForms() {
    QFETCH(QString, path);
    QFETCH(int, index);
    const Value example = member(readJson(path), "faults").items()[std::size_t(index)];
    std::string text;
    for (const Value& line : member(example, "text").items()) text += line.string() + "\n";
    const auto form = Form::parse(text, "case.form.json");
    if (!form) return compare(Value(form.error().code), member(example, "error"), "error");
    compare(summary((*form)->diagnostics()), member(example, "diagnostics"), "diagnostics");
  }

  void shouldFindFaultsOfAccessRules() {
    const auto form = Form::parse("{\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"a\"}]}", "f");
    const AccessRules rules = {{AccessRule::Target::Field, "b", FieldAccess::Read},
                               {AccessRule::Target::Section, "s", FieldAccess::Read},
                               {AccessRule::Target::Field, "a", FieldAccess::Read},
                               {AccessRule::Target::Field, "a", FieldAccess::Write},
                               {AccessRule::Target::Section, "*", FieldAccess::Read}};
    compare(summary((*form)->checkAccess(rules)),
            Value::list({"b access-unknown-field 0:0", "s access-unknown-section 0:0", "a access-rule-duplicate 0:0"}),
            "diagnostics");
  }
  void shouldKeepAccessRulesThroughJson() {
    const auto list =
        parseJson("[{\"section\":\"*\",\"access\":\"read\"},{\"field\":\"a.b\",\"access\":\"required\"}]");
    compare(toValue(*accessRulesFromValue(*list)), *list, "rules");
  }
  void shouldRefuseMalformedAccessRules() {
    for (const char* text : {"{}", "[{\"field\":\"a\",\"access\":\"edit\"}]", "[{\"access\":\"read\"}]", "[1]"})
      QCOMPARE(accessRulesFromValue(*parseJson(text)).error().code, std::string("access-rule-malformed"));
  }

  void shouldCheckIdentifiers_data() {
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const Value vectors = readJson(QStringLiteral(JOINERY_SOURCE_DIR "/forms/tests/checks.json"));
    for (const auto& [check, texts] : vectors.members())
      for (const auto& [text, code] : texts.members())
        QTest::newRow((check + " " + text).c_str())
            << QString::fromStdString(check) << QString::fromStdString(text) << QString::fromStdString(code.string());
  }
  void shouldCheckIdentifiers() {
    QFETCH(QString, check);
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Check* found = findCheck(check.toStdString());
    QVERIFY(found);
    const auto fault = found->run(text.toStdString(), {2026, 11, 23});
    const std::string got = !fault ? "ok" : (fault->isWarning ? "warning " : "") + std::string(fault->code);
    QCOMPARE(QString::fromStdString(got), code);
    if (fault) QVERIFY(makeFieldError("", fault->code).messageZh != fault->code);
  }

  void shouldOfferNoFieldTypeThatItRefuses() {
    for (const FieldTypeInfo& type : fieldTypes()) {
      Value fresh = type.newComponent.with("id", "c").with("key", "k");
      if (type.shape == FieldTypeInfo::Shape::List)
        fresh =
            fresh.with("path", "rows").with("components", Value::list({fieldTypes()[0].newComponent.with("key", "c")}));
      const Value document = Value::object({{"id", "f"}, {"components", Value::list({fresh})}});
      const auto form = Form::parse(toJson(document), "f");
      compare(summary((*form)->diagnostics()), Value::list({}), type.type.c_str());
      QVERIFY(!type.labelZh.empty() && !type.labelEn.empty());
    }
  }
  void shouldHaveBothLanguagesForEveryMessage() {
    for (const MessageTexts& m : messageTexts()) QVERIFY2(!m.zh.empty() && !m.en.empty(), m.code.data());
  }
  void shouldRefuseAMegabyteOfUnknownFieldsQuickly() {
    const auto form = Form::parse("{\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"a\"}]}", "f");
    std::string text = "{\"a\":\"x\"";
    for (int i = 0; text.size() < 1'000'000; ++i) text += ",\"k" + std::to_string(i) + "\":1";
    QElapsedTimer timer;
    timer.start();
    const auto answer = parseJson(text + "}");
    const ValidationResult result = (*form)->validate(Value::object({}), *answer, (*form)->access({}), {});
    QCOMPARE(result.errors.size(), std::size_t(1001));
    QCOMPARE(result.errors.back().code, std::string("too-many-errors"));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
  }
  void shouldJudgeAThousandRowsQuickly() {
    const auto form = Form::parse(
        "{\"id\":\"f\",\"components\":[{\"type\":\"dynamiclist\",\"id\":\"l\",\"path\":\"rows\",\"components\":["
        "{\"type\":\"number\",\"key\":\"n\",\"validate\":{\"min\":0}},"
        "{\"type\":\"textfield\",\"key\":\"t\",\"conditional\":{\"hide\":\"=n < 10\"}}]}]}",
        "f");
    Value::List rows;
    for (int i = 0; i < 1000; ++i) rows.push_back(Value::object({{"n", i}}));
    const Value answer = Value::object({{"rows", Value::list(std::move(rows))}});
    QElapsedTimer timer;
    timer.start();
    const ValidationResult result = (*form)->validate(Value::object({}), answer, (*form)->access({}), {});
    QVERIFY(result.ok());
    QCOMPARE(result.data, answer);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
  }
};

QTEST_GUILESS_MAIN(FormsTest)
#include "forms_test.moc"
