// Deployments: all or nothing, versions by content, stored as they came.
#include <QtTest>
#include <algorithm>

#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;

class DeployTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldKeepFilesByteForByte();
  void shouldMakeNoVersionOfEqualContent();
  void shouldDeployAllOrNothing();
  void shouldTellEveryProblemOfEveryFile();
  void shouldOnlyCheckInADryRun();
  void shouldKnowFormsAndItems();
  void shouldRefuseDecisionsByName();
  void shouldRefuseTwoDefinitionsOfOneKey();
  void shouldAnswerADeploymentOnce();
  void shouldCallTheVersionOfTheSameDeployment();
};

void DeployTest::shouldKeepFilesByteForByte() {
  EngineFixture fixture;
  const std::string text = "\xEF\xBB\xBF" + modelText("five_steps.bpmn") + "<!-- 榫卯 -->\r\n";
  QVERIFY(fixture.deployFiles({{"sub/five.bpmn", text}, {"notice.txt", std::string("a\0b", 3)}}).ok());
  fixture.reopen();
  QCOMPARE(*fixture.queries().resource("five_steps:1"), text);
  QCOMPARE(*fixture.queries().resource("five_steps:1", "notice.txt"), std::string("a\0b", 3));
  QCOMPARE(fixture.queries().resource("five_steps:1", "other.txt").error().code, std::string("unknown-resource"));
  QCOMPARE(fixture.queries().resource("five_steps:2").error().code, std::string("unknown-definition"));
  QCOMPARE(fixture.queries().definition("five_steps:1")->name, std::string("Five automatic steps"));
}

void DeployTest::shouldMakeNoVersionOfEqualContent() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"five_steps.bpmn", "three_tasks.bpmn"})->changed);
  const Result<Deployment> same = fixture.deploy({"five_steps.bpmn"});
  QVERIFY(!same->changed);
  QCOMPARE(same->id, std::string("d1"));
  // Only what changed gets a version.
  const Result<Deployment> mixed = fixture.deployFiles(
      {{"five_steps.bpmn", modelText("five_steps.bpmn")}, {"three_tasks.bpmn", modelText("three_tasks.bpmn") + "\n"}});
  QCOMPARE(mixed->definitions.at(0).id, std::string("five_steps:1"));
  QCOMPARE(mixed->definitions.at(1).id, std::string("three_tasks:2"));
  const auto latest = fixture.queries().definitions({.latestOnly = true}, {});
  QCOMPARE(latest->items.size(), std::size_t{2});
  QCOMPARE(fixture.queries().definitions({}, {.limit = 2})->nextCursor.empty(), false);
}

void DeployTest::shouldDeployAllOrNothing() {
  EngineFixture fixture;
  const Result<Deployment> refused =
      fixture.deployFiles({{"five_steps.bpmn", modelText("five_steps.bpmn")}, {"bad.bpmn", "<definitions"}});
  QCOMPARE(refused.error().code, std::string("invalid-model"));
  QCOMPARE(refused.error().kind, ErrorKind::Refused);
  QVERIFY(fixture.queries().definitions({}, {})->items.empty());
  QCOMPARE(fixture.start("five_steps").error().code, std::string("unknown-process"));
}

void DeployTest::shouldTellEveryProblemOfEveryFile() {
  EngineFixture fixture;
  const Result<Deployment> refused = fixture.deployFiles({{"a.bpmn", "<definitions"}, {"b.form.json", "{"}});
  std::vector<std::string> resources;
  for (const Diagnostic& problem : refused.error().details) resources.push_back(problem.resource);
  QVERIFY(std::count(resources.begin(), resources.end(), "a.bpmn") >= 1);
  QVERIFY(std::count(resources.begin(), resources.end(), "b.form.json") >= 1);
}

void DeployTest::shouldOnlyCheckInADryRun() {
  EngineFixture fixture;
  const Result<Deployment> checked = fixture.deploy({"five_steps.bpmn"}, {.dryRun = true});
  QVERIFY(checked.ok());
  QCOMPARE(checked->definitions.at(0).key, std::string("five_steps"));
  QVERIFY(fixture.queries().definitions({}, {})->items.empty());
}

void DeployTest::shouldKnowFormsAndItems() {
  EngineFixture fixture;
  const std::string form =
      "{\"type\":\"default\",\"id\":\"opinion\",\"schemaVersion\":19,"
      "\"components\":[{\"type\":\"textfield\",\"key\":\"a\",\"id\":\"f1\"}]}";
  const Result<Deployment> deployed =
      fixture.deployFiles({{"opinion.form.json", form}, {"item.json", "{\"key\":\"permit\",\"name\":\"许可\"}"}});
  QVERIFY2(deployed.ok(), deployed.ok() ? "" : deployed.error().details.at(0).message.c_str());
  QCOMPARE(deployed->definitions.at(0).id, std::string("form:opinion:1"));
  QCOMPARE(deployed->definitions.at(1).kind, std::string("item"));
  fixture.reopen();
  QCOMPARE(fixture.queries().definition("item:permit:1")->name, std::string("许可"));
  QCOMPARE(*fixture.queries().resource("form:opinion:1"), form);
}

void DeployTest::shouldRefuseDecisionsByName() {
  EngineFixture fixture;
  const Result<Deployment> refused = fixture.deployFiles({{"fees.dmn", "<definitions/>"}});
  QCOMPARE(refused.error().details.at(0).code, std::string("decision-not-supported"));
  QCOMPARE(refused.error().details.at(0).resource, std::string("fees.dmn"));
}

void DeployTest::shouldRefuseTwoDefinitionsOfOneKey() {
  EngineFixture fixture;
  const std::string text = modelText("five_steps.bpmn");
  QCOMPARE(fixture.deployFiles({{"a.bpmn", text}, {"b.bpmn", text}}).error().details.at(0).code,
           std::string("definition-duplicate"));
}

void DeployTest::shouldAnswerADeploymentOnce() {
  EngineFixture fixture;
  const auto deploy = [&](const std::string& hash) {
    return await<Deployment>([&](Done<Deployment> done) {
      fixture.engine().deploy({{"five_steps.bpmn", modelText("five_steps.bpmn")}}, {},
                              Once<Deployment>{{"key", hash},
                                               [](const Deployment& d) {
                                                 return StoredAnswer{201, d.id};
                                               }},
                              std::move(done));
    });
  };
  QVERIFY(!deploy("h")->replayed.has_value());
  QCOMPARE(deploy("h")->replayed->body, std::string("d1"));
  QCOMPARE(deploy("other").error().code, std::string("idempotency-key-reused"));
}

void DeployTest::shouldCallTheVersionOfTheSameDeployment() {
  EngineFixture fixture;
  std::string text = modelText("mixed.bpmn");
  const std::string call = "calledElement=\"mixed_child\"";
  text.replace(text.find(call), call.size(), call + " joinery:binding=\"deployment\"");
  QVERIFY(fixture.deployFiles({{"mixed.bpmn", text}}).ok());
  const std::string child = modelText("mixed.bpmn");
  QVERIFY(fixture.deployFiles({{"mixed.bpmn", child}}).ok());
  const Result<Answer> old = fixture.submit(
      {.command = {.type = run::CommandType::StartInstance, .text = "mixed:1", .data = Value::object({})}});
  QVERIFY(old.ok());
  const auto children =
      fixture.queries().instances({.process = "mixed_child", .parentId = formatId(old->tree, old->subject)}, {});
  QCOMPARE(children->items.at(0).version, 1);
  const auto latest = fixture.startId("mixed");
  QCOMPARE(fixture.queries().instances({.process = "mixed_child", .parentId = latest}, {})->items.at(0).version, 2);
}

QTEST_GUILESS_MAIN(DeployTest)
#include "deploy_test.moc"
