// Every rule against its fixtures: fixtures/<rule>.txt holds models under the words "valid:" and "invalid:", each the
// contents of <definitions>. And the public suites of rules, where they are at hand.
#include "engine/check/check.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace joinery;

namespace {

const char* const kHead =
    "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xmlns:j=\"urn:joinery:bpmn:1\" targetNamespace=\"urn:t\">";

std::string read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

struct Fixture {
  bool valid;
  std::string body;
};

std::vector<Fixture> fixturesOf(const QString& rule) {
  std::vector<Fixture> found;
  const QString text = QString::fromStdString(read(JOINERY_SOURCE_DIR "/engine/check/tests/fixtures/" + rule + ".txt"));
  for (const QString& line : text.split('\n')) {
    if (line == "valid:" || line == "invalid:") {
      found.push_back({line == "valid:", {}});
    } else if (!found.empty()) {
      found.back().body += line.toStdString() + "\n";
    }
  }
  return found;
}

bool finds(const std::string& body, const std::string& rule, bool specificationOnly) {
  const auto document = model::Document::parse(kHead + body + "</definitions>", rule);
  if (!document) qFatal("%s: %s", rule.c_str(), document.error().message.c_str());
  check::CheckOptions options;
  options.specificationOnly = specificationOnly;
  for (const Diagnostic& d : check::check(**document, options)) {
    if (d.code == rule) return true;
  }
  return false;
}

QString suites() {
  for (const char* folder : {JOINERY_SOURCE_DIR "/../shared/suites", JOINERY_SOURCE_DIR "/../../shared/suites"}) {
    if (QDir(folder).exists()) return folder;
  }
  return {};
}

// The file with those it imports; empty if it cannot be read.
std::vector<std::unique_ptr<model::Document>> load(const QString& path) {
  std::vector<std::unique_ptr<model::Document>> all;
  QStringList open{QDir::cleanPath(path)}, seen = open;
  while (!open.isEmpty()) {
    const QString file = open.takeFirst();
    auto document = model::Document::parse(read(file), file.toStdString());
    if (!document) return {};
    for (const model::Element* import : (*document)->root().childrenOf(model::Kind::Import)) {
      const QString location = QString::fromStdString(import->attributeOr("location", ""));
      const QString next = QDir::cleanPath(QFileInfo(file).dir().filePath(location));
      if (import->attributeOr("importType", "") != model::kBpmn || seen.contains(next) || !QFile::exists(next))
        continue;
      open << next;
      seen << next;
    }
    all.push_back(std::move(*document));
  }
  return all;
}

bool accepted(const QString& path) {
  const auto all = load(path);
  if (all.empty()) return false;
  check::CheckOptions options;
  options.specificationOnly = true;
  for (std::size_t i = 1; i < all.size(); ++i) options.imports.push_back(all[i].get());
  return !hasErrors(check::check(*all[0], options));
}

bool isRemarked(const QJsonObject& remarks, const QString& suite, const QString& id) {
  for (const char* group : {"skip", "debatable"}) {
    const QJsonObject patterns = remarks[suite].toObject()[group].toObject();
    for (const QString& pattern : patterns.keys()) {
      QString expression = QRegularExpression::escape(pattern).replace("\\*", ".*").replace("\\[Ff\\]", "[Ff]");
      if (QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(id).hasMatch()) return true;
    }
  }
  return false;
}

struct Score {
  int cases = 0, right = 0;
  QStringList refusedValid;
};

Score scoreOf(const QString& suite, const QString& rows, const QString& folder, const QString& key) {
  Score score;
  const QJsonObject remarks =
      QJsonDocument::fromJson(QByteArray::fromStdString(read(suites() + "/remarks.json"))).object();
  for (const auto& value : QJsonDocument::fromJson(QByteArray::fromStdString(read(suites() + rows))).array()) {
    const QJsonObject row = value.toObject();
    const QString id = row["id"].toString();
    if (isRemarked(remarks, suite, id)) continue;
    const bool valid = row["expect"].toString("invalid") == "valid";
    const bool ok = accepted(suites() + folder + row[key].toString());
    ++score.cases;
    if (ok == valid) ++score.right;
    if (valid && !ok) score.refusedValid << id;
    if (ok != valid) qInfo("%s: expected %s", qPrintable(id), valid ? "valid" : "invalid");
  }
  return score;
}

}  // namespace

class CheckTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldHoldEveryRuleAgainstItsFixtures_data() {
    QTest::addColumn<QString>("rule");
    for (const std::string_view name : check::ruleNames()) {
      if (name != "import-file")
        QTest::newRow(std::string(name).c_str()) << QString::fromUtf8(name.data(), static_cast<int>(name.size()));
    }
  }
  void shouldHoldEveryRuleAgainstItsFixtures() {
    QFETCH(QString, rule);
    int valid = 0, invalid = 0;
    for (const Fixture& fixture : fixturesOf(rule)) {
      const bool found = finds(fixture.body, rule.toStdString(), false);
      QVERIFY2(found != fixture.valid, fixture.body.c_str());
      ++(fixture.valid ? valid : invalid);
    }
    QVERIFY(valid > 0 && invalid > 0);
  }

  void shouldDescribeEveryRule() {
    const std::string page = read(JOINERY_SOURCE_DIR "/docs/bpmn/rules.md");
    for (const std::string_view name : check::ruleNames()) {
      QVERIFY2(page.find("**" + std::string(name) + "**") != std::string::npos, std::string(name).c_str());
    }
  }

  void shouldFollowReferencesIntoImports() {
    const auto main = model::Document::parse(
        std::string(kHead) +
            "<import namespace='urn:o' location='o.bpmn' importType='http://www.omg.org/spec/BPMN/20100524/MODEL'/>"
            "<process id='p'><receiveTask id='r' xmlns:o='urn:o' messageRef='o:m'/></process></definitions>",
        "main");
    const auto good = model::Document::parse(
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:o'>"
        "<message id='m' name='M'/></definitions>",
        "o");
    const auto other = model::Document::parse(
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'/>", "x");
    QVERIFY(main.ok() && good.ok() && other.ok());
    QVERIFY(!hasErrors(check::check(**main, {.specificationOnly = true, .imports = {good->get()}})));
    QVERIFY(!hasErrors(check::check(**main, {.specificationOnly = true})));
    QVERIFY(hasErrors(check::check(**main, {.specificationOnly = true, .imports = {other->get()}})));  // import-file
  }

  void shouldTellConformanceFromRunning() {
    const std::string loose =
        "<process id='p'><startEvent id='s'/><task id='t'/><sequenceFlow id='f' sourceRef='s' "
        "targetRef='t'/></process>";
    const auto document = model::Document::parse(kHead + loose + "</definitions>", "x");
    QVERIFY(document.ok());
    QVERIFY(hasErrors(check::check(**document, {.specificationOnly = true})));
    QVERIFY(!hasErrors(check::check(**document)));
  }

  void shouldAnswerTheRuleSuites() {
    if (suites().isEmpty()) QSKIP("the public suites are not here");
    const Score spector = scoreOf("bpmnspector", "/bpmnspector/cases.json", "/bpmnspector/", "file");
    QVERIFY2(spector.refusedValid.isEmpty(), qPrintable(spector.refusedValid.join(", ")));
    QVERIFY(spector.cases > 0 && spector.right * 100 >= spector.cases * 97);
    const Score betsy = scoreOf("betsy-constraints", "/betsy/constraint_cases.json", "/betsy/", "bpmn_file");
    QVERIFY(betsy.cases > 0 && betsy.right * 100 >= betsy.cases * 97);
    qInfo("bpmnspector %d of %d, betsy-constraints %d of %d", spector.right, spector.cases, betsy.right, betsy.cases);
  }

  void shouldAcceptTheModelsOfOtherTools() {
    if (suites().isEmpty()) QSKIP("the public suites are not here");
    const QJsonObject remarks =
        QJsonDocument::fromJson(QByteArray::fromStdString(read(suites() + "/remarks.json"))).object();
    const QJsonObject miwg =
        QJsonDocument::fromJson(QByteArray::fromStdString(read(suites() + "/miwg/cases.json"))).object();
    QList<QPair<QString, QString>> files;  // suite and file
    for (const auto& name : miwg["references"].toArray())
      files.append({"miwg", "Reference/" + name.toString() + ".bpmn"});
    for (const auto& row : miwg["exports"].toArray()) {
      if (row.toObject()["valid"].toBool()) files.append({"miwg", row.toObject()["file"].toString()});
    }
    const QByteArray index = QByteArray::fromStdString(read(suites() + "/real-models/index.json"));
    for (const auto& row : QJsonDocument::fromJson(index).array()) {
      if (row.toObject()["valid"].toBool()) files.append({"real-models", row.toObject()["file"].toString()});
    }
    QVERIFY(!files.isEmpty());
    for (const auto& [suite, file] : files) {
      if (!isRemarked(remarks, suite, file)) QVERIFY2(accepted(suites() + "/" + suite + "/" + file), qPrintable(file));
    }
  }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
