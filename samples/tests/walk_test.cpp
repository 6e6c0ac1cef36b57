// Cases of the samples from the application to the end, in memory, with the people, answers and forms that the samples
// themselves name: every answer is filtered and judged by its form as the server does it.
#include "samples/tests/walk.h"

#include <QtTest>

#include "engine/base/json.h"

using namespace joinery;
using joinery::samples::Sample;
using joinery::samples::Walk;

namespace {

Value variantOf(const Sample& sample, const std::string& name) {
  const Value& base = *sample.cases.find("application");
  const Value* variants = sample.cases.find("variants");
  if (variants)
    for (const Value& variant : variants->items())
      if (variant.text("name") == name)
        return variant.find("change") ? samples::changed(base, *variant.find("change")) : base;
  return base;
}

const char* kPermit = "construction-permit";

}  // namespace

#define VERIFY_NO_FAULTS(walk) QVERIFY2((walk).faults().empty(), (walk).faults().c_str())

class WalkTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shouldWalkEveryVariantToThePermit_data() {
    QTest::addColumn<QString>("variant");
    const Sample sample = samples::readSample(kPermit);
    for (const Value& v : sample.cases.find("variants")->items())
      QTest::newRow(v.text("name").c_str()) << QString::fromStdString(v.text("name"));
  }
  void shouldWalkEveryVariantToThePermit() {
    QFETCH(QString, variant);
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, variant.toStdString()));
    VERIFY_NO_FAULTS(walk);
    walk.completeAll();
    if (variant == "elsewhere") {
      QCOMPARE(walk.openTasks().size(), std::size_t(0));
      walk.publish("payment");
      walk.completeAll();
    }
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.variable("certificate").isObject());
    QCOMPARE(walk.variable("certificate").text("number").size(), std::size_t(15));
    std::set<std::string> selected, wanted;
    for (const Value& v : sample.cases.find("variants")->items())
      if (v.text("name") == variant.toStdString())
        for (const Value& element : v.find("selected")->items()) wanted.insert(element.string());
    for (const std::string& element : walk.entered(kPermit))
      if (wanted.contains(element) || element.starts_with("ca_") || element == "ut_O1") selected.insert(element);
    wanted.insert("ca_A4");
    QCOMPARE(selected, wanted);
    walk.publish("evaluation");
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
  }

  void shouldTakeSilenceForConsent() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "happy"));
    walk.completeAll({"construction-permit/ut_O1"});
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"construction-permit/ut_O1"});
    walk.advance("P2D");
    VERIFY_NO_FAULTS(walk);
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"permit-decision/ut_handle"});
    QCOMPARE(walk.variable("resultO1").text("conclusion"), std::string("agree"));
    QVERIFY(walk.variable("resultO1").find("overdue"));
  }

  void shouldNotWaitForItemsBesideTheStage() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "happy"));
    walk.completeAll({"department-review/ut_handle"});
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"department-review/ut_handle"});
    QVERIFY(walk.variable("certificate").isObject());
    walk.publish("evaluation");
    QVERIFY(!walk.isEnded());
    walk.completeAll();
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
  }

  void shouldAskForCorrectionOnceOnly() {
    const Sample sample = samples::readSample(kPermit);
    const Value incomplete = *parseJson(
        "{\"completeness\":{\"result\":\"incomplete\",\"missing\":[\"M4\"],\"reason\":\"缺施工图审查合格书\"}}");
    Walk walk(sample);
    walk.start(variantOf(sample, "plain"));
    walk.complete("construction-permit/ut_prereview");
    walk.complete("construction-permit/ut_receive");
    walk.complete("construction-permit/ut_complete_check", incomplete);
    VERIFY_NO_FAULTS(walk);
    QCOMPARE(walk.openTasks().size(), std::size_t(0));
    QVERIFY(walk.variable("correctionNotice").find("items")->items().at(0).text("code") == "A4");
    walk.publish("correction");
    walk.complete("construction-permit/ut_receive");
    walk.complete("construction-permit/ut_complete_check", incomplete);
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
    QVERIFY(walk.variable("refusalNotice").isObject());
  }

  void shouldCloseWhenNoCorrectionComes() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "plain"));
    walk.complete("construction-permit/ut_prereview");
    walk.complete("construction-permit/ut_receive");
    walk.complete("construction-permit/ut_complete_check",
                  *parseJson("{\"completeness\":{\"result\":\"incomplete\",\"missing\":[\"M4\"],\"reason\":\"缺\"}}"));
    walk.advance("P10D");
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
    QVERIFY(walk.entered(kPermit).contains("end_not_corrected"));
  }

  void shouldReturnTheApplicationToTheApplicant() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "plain"));
    walk.complete("construction-permit/ut_prereview",
                  *parseJson("{\"preReview\":{\"result\":\"return\",\"comment\":\"建设地点不清\"}}"));
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"construction-permit/ut_resubmit"});
    walk.complete("construction-permit/ut_resubmit", *parseJson("{\"project\":{\"site\":\"汴河中路 70 号\"}}"));
    VERIFY_NO_FAULTS(walk);
    QCOMPARE(walk.variable("project").text("site"), std::string("汴河中路 70 号"));
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"construction-permit/ut_prereview"});
  }

  void shouldReviseAndAskOnlyThoseWhoDisagreed() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "happy"));
    walk.completeAll({"civil-air-defence/ut_examine", "department-review/ut_handle"});
    walk.complete("civil-air-defence/ut_examine",
                  *parseJson("{\"handling\":{\"conclusion\":\"disagree\",\"text\":\"面积不足\"}}"));
    walk.complete("civil-air-defence/ut_issue");
    VERIFY_NO_FAULTS(walk);
    walk.complete("construction-permit/ut_lead_decide",
                  *parseJson("{\"coordination\":{\"result\":\"revise\",\"text\":\"补足防空地下室面积\"}}"));
    walk.complete("construction-permit/ut_revise", *parseJson("{\"civilDefence\":{\"builtArea\":1600}}"));
    VERIFY_NO_FAULTS(walk);
    QCOMPARE(walk.openTasks(), (std::vector<std::string>{"civil-air-defence/ut_examine", "construction-permit/ut_O1",
                                                         "department-review/ut_handle"}));
    walk.completeAll();
    walk.publish("evaluation");
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
  }

  void shouldRefuseWhenTheLeadDepartmentDecidesSo() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "plain"));
    walk.completeAll({"permit-decision/ut_handle"});
    walk.complete("permit-decision/ut_handle",
                  *parseJson("{\"handling\":{\"conclusion\":\"refuse\",\"text\":\"资金未落实\"}}"));
    walk.complete("permit-decision/ut_review",
                  *parseJson("{\"approval\":{\"result\":\"return\",\"text\":\"请补充依据\"}}"));
    walk.complete("permit-decision/ut_handle",
                  *parseJson("{\"handling\":{\"conclusion\":\"refuse\",\"text\":\"资金未落实，依据第八条\"}}"));
    walk.complete("permit-decision/ut_review");
    walk.complete("permit-decision/ut_decide",
                  *parseJson("{\"decision\":{\"result\":\"refuse\",\"text\":\"资金未落实\"}}"));
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
    QCOMPARE(walk.variable("denial").text("reason"), std::string("资金未落实"));
  }

  void shouldLetTheApplicantWithdrawAtAnyTime() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "full"));
    walk.completeAll({"construction-permit/ut_O1", "fire-design-review/ut_assign", "civil-air-defence/ut_examine",
                      "department-review/ut_handle", "joint-survey/ut_schedule"});
    QVERIFY(walk.openTasks().size() >= 5);
    walk.publish("withdrawal");
    VERIFY_NO_FAULTS(walk);
    QCOMPARE(walk.openTasks(), std::vector<std::string>{"construction-permit/ut_confirm_withdraw"});
    walk.complete("construction-permit/ut_confirm_withdraw", *parseJson("{\"withdrawal\":{\"confirmed\":true}}"));
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isEnded());
    QCOMPARE(walk.variable("withdrawalNotice").text("reason"), std::string("项目调整，暂缓建设"));
  }

  void shouldInviteAndThenCloseWithoutAnEvaluation() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "plain"));
    walk.completeAll();
    walk.advance("P3D");
    QVERIFY(walk.variable("invitation").isObject());
    QVERIFY(!walk.isEnded());
    walk.advance("P7D");
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
  }

  void shouldTakeExpertReviewForASpecialProcedure() {
    const Sample sample = samples::readSample(kPermit);
    Walk walk(sample);
    walk.start(variantOf(sample, "happy"));
    walk.completeAll({"fire-design-review/ut_examine", "construction-permit/ut_O1"});
    walk.complete("fire-design-review/ut_examine",
                  *parseJson("{\"examination\":{\"conclusion\":\"qualified\",\"expertReview\":true}}"));
    QCOMPARE(walk.openTasks(),
             (std::vector<std::string>{"construction-permit/ut_O1", "fire-design-review/ut_expert_review"}));
    VERIFY_NO_FAULTS(walk);
  }

  void shouldWalkThePlainItems_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("document");
    QTest::newRow("three steps") << "three-step-approval"
                                 << "decisionDocument";
    QTest::newRow("instant") << "instant-item"
                             << "card";
  }
  void shouldWalkThePlainItems() {
    QFETCH(QString, folder);
    QFETCH(QString, document);
    const Sample sample = samples::readSample(folder.toStdString());
    Walk walk(sample);
    walk.start(*sample.cases.find("application"));
    walk.completeAll();
    VERIFY_NO_FAULTS(walk);
    QVERIFY(walk.isCompleted());
    QVERIFY(walk.variable(document.toStdString()).isObject());
  }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
