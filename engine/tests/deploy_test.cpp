// Deployments: all or nothing, versions by content, stored as they came.
#include <QtTest>
#include <algorithm>

#include "engine/dmn/dmn.h"
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
  void shouldMakeDecisionsOfTheLatestVersion();
  void shouldTellTheFaultsOfDecisionModels();
  void shouldDeployDecisionModelsThatImportEachOther();
  void shouldMakeADecisionInABusinessRuleTask();
  void shouldRaiseAnIncidentForAnUnknownDecision();
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

namespace {

// One decision, "fee", that multiplies the area; in a model of its own namespace.
std::string feeModel(const std::string& uri, const std::string& rate, const std::string& more = {}) {
  return "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='fees' namespace='" + uri + "'>" +
         more +
         "<inputData id='a' name='area'><variable name='area' typeRef='number'/></inputData>"
         "<decision id='fee' name='The Fee'><informationRequirement><requiredInput href='#a'/></informationRequirement>"
         "<literalExpression><text>area * " +
         rate + "</text></literalExpression></decision></definitions>";
}

std::string ruleProcess(const std::string& decision) {
  return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:joinery='urn:joinery:bpmn:1' "
         "targetNamespace='urn:t'><process id='p' isExecutable='true'><startEvent id='s'/>"
         "<businessRuleTask id='rule' joinery:decision='" +
         decision +
         "' joinery:resultVariable='fee'/><userTask id='wait'/><sequenceFlow id='f1' sourceRef='s' targetRef='rule'/>"
         "<sequenceFlow id='f2' sourceRef='rule' targetRef='wait'/></process></definitions>";
}

Value area(int size) {
  return Value::object({{"area", size}});
}

}  // namespace

void DeployTest::shouldMakeDecisionsOfTheLatestVersion() {
  EngineFixture fixture;
  const auto fee = [&](const char* decision, const char* model) {
    const auto outcome = fixture.engine().evaluateDecision(decision, model, area(300), {});
    return outcome ? outcome->result : Value(outcome.error().code);
  };
  QCOMPARE(fee("fee", "").string(), std::string("unknown-decision"));
  const Result<Deployment> first = fixture.deployFiles({{"fees.dmn", feeModel("urn:fees", "2")}});
  QCOMPARE(first->definitions.at(0).id, std::string("decision:urn:fees#fees:1"));
  QVERIFY(fee("fee", "") == Value(600));
  QVERIFY(fixture.deployFiles({{"fees.dmn", feeModel("urn:fees", "3")}}).ok());
  QVERIFY(fee("The Fee", "") == Value(900));
  QVERIFY(!fixture.deployFiles({{"fees.dmn", feeModel("urn:fees", "3")}})->changed);
  QVERIFY(fixture.deployFiles({{"other.dmn", feeModel("urn:other", "1")}}).ok());
  QCOMPARE(fee("fee", "").string(), std::string("ambiguous-decision"));
  QVERIFY(fee("fee", "urn:other") == Value(300));
  fixture.reopen();
  QVERIFY(fee("fee", "urn:fees") == Value(900));
}

void DeployTest::shouldTellTheFaultsOfDecisionModels() {
  EngineFixture fixture;
  const Result<Deployment> refused = fixture.deployFiles({{"fees.dmn", feeModel("urn:fees", "+")}});
  QCOMPARE(refused.error().details.at(0).code, std::string("feel-syntax"));
  QCOMPARE(refused.error().details.at(0).resource, std::string("fees.dmn"));
  QCOMPARE(refused.error().details.at(0).element, std::string("fee"));
  QVERIFY(refused.error().details.at(0).line > 0);
}

void DeployTest::shouldDeployDecisionModelsThatImportEachOther() {
  EngineFixture fixture;
  const std::string importing =
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='total' namespace='urn:total'>"
      "<import name='fees' namespace='urn:fees' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>"
      "<decision id='total' name='total'><informationRequirement><requiredDecision href='urn:fees#fee'/>"
      "</informationRequirement><literalExpression><text>fees.The Fee + "
      "1</text></literalExpression></decision></definitions>";
  const auto total = [&] { return fixture.engine().evaluateDecision("total", "", area(100), {})->result; };
  QCOMPARE(fixture.deployFiles({{"total.dmn", importing}}).error().details.at(0).code, std::string("unknown-import"));
  QVERIFY(fixture.deployFiles({{"total.dmn", importing}, {"fees.dmn", feeModel("urn:fees", "2")}}).ok());
  QVERIFY(total() == Value(201));
  // The importing model did not change, but what it imports did.
  const auto second = fixture.deployFiles({{"total.dmn", importing}, {"fees.dmn", feeModel("urn:fees", "3")}});
  QCOMPARE(second->definitions.at(0).version, 2);
  QVERIFY(total() == Value(301));
  fixture.reopen();
  QVERIFY(total() == Value(301));
}

void DeployTest::shouldMakeADecisionInABusinessRuleTask() {
  EngineFixture fixture;
  QVERIFY(fixture.deployFiles({{"fees.dmn", feeModel("urn:fees", "2")}, {"p.bpmn", ruleProcess("The Fee")}}).ok());
  const std::string instance = fixture.startId("p", area(300));
  QVERIFY(*fixture.queries().variables(instance)->find("fee") == Value(600));
  QCOMPARE(fixture.openTasks(instance).size(), std::size_t{1});
}

void DeployTest::shouldRaiseAnIncidentForAnUnknownDecision() {
  EngineFixture fixture;
  QVERIFY(fixture.deployFiles({{"p.bpmn", ruleProcess("The Fee")}}).ok());
  const std::string instance = fixture.startId("p", area(300));
  const auto incidents = fixture.queries().incidents({.processInstanceId = instance, .process = ""}, {});
  QCOMPARE(incidents->items.size(), std::size_t{1});
  QVERIFY(incidents->items.at(0).message.find("The Fee") != std::string::npos);
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
