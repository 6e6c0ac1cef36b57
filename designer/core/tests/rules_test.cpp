// The tables of rules: who may be connected with whom, what may stand where, and where lines dock.
#include <QTest>

#include "designer/core/routing.h"
#include "designer/core/rules/connect.h"
#include "designer/core/rules/place.h"
#include "designer/core/tests/fixtures.h"

using namespace joinery::designer;
using joinery::model::Kind;

class RulesTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldSayWhatConnectsTwoElements_data() {
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("kind");
    const int no = static_cast<int>(Kind::Unknown);
    const auto row = [](const char* name, const char* fixture, const char* source, const char* target, int kind) {
      QTest::newRow(name) << fixture << source << target << kind;
    };
    row("task to gateway", "approval.bpmn", "review", "gate", int(Kind::SequenceFlow));
    row("task to itself", "approval.bpmn", "review", "review", int(Kind::SequenceFlow));
    row("boundary to task", "approval.bpmn", "late", "loose", int(Kind::SequenceFlow));
    row("from an end event", "approval.bpmn", "end", "loose", no);
    row("to a start event", "approval.bpmn", "loose", "start", no);
    row("to a boundary event", "approval.bpmn", "loose", "late", no);
    row("into a sub-process", "approval.bpmn", "loose", "subTask", no);
    row("to an annotation", "approval.bpmn", "loose", "note", int(Kind::Association));
    row("within a pool", "pools.bpmn", "s", "work", int(Kind::SequenceFlow));
    row("between pools", "pools.bpmn", "work", "t2", int(Kind::MessageFlow));
    row("to a pool", "pools.bpmn", "work", "person", int(Kind::MessageFlow));
    row("to its own pool", "pools.bpmn", "work", "office", no);
    row("pool to pool", "pools.bpmn", "person", "office", int(Kind::MessageFlow));
  }
  void shouldSayWhatConnectsTwoElements() {
    QFETCH(QString, fixture);
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(int, kind);
    auto document = openFixture(fixture.toLatin1().constData());
    const Verdict verdict = mayConnect(*document, source.toStdString(), target.toStdString());
    QCOMPARE(static_cast<int>(verdict.kind), kind);
    QCOMPARE(verdict.allowed, verdict.kind != Kind::Unknown);
    QCOMPARE(verdict.reason.isEmpty(), verdict.allowed);
  }

  void shouldFindThePlaceUnderAPoint() {
    auto document = openFixture("approval.bpmn");
    QCOMPARE(placeAt(*document, {700, 120}).parent, Id("sub"));
    QCOMPARE(placeAt(*document, {20, 20}).parent, Id("approval"));
    QCOMPARE(placeAt(*document, {380, 300}).flow, Id("f4"));
    QCOMPARE(placeAt(*document, {300, 190}).host, Id("review"));
    QCOMPARE(placeAt(*document, {700, 120}, {"sub"}).parent, Id("approval"));
    auto pools = openFixture("pools.bpmn");
    QCOMPARE(placeAt(*pools, {650, 150}).parent, Id("p1"));
    QCOMPARE(placeAt(*pools, {650, 420}).parent, Id("p2"));
    QCOMPARE(placeAt(*pools, {20, 20}).parent, Id());
    QString reason;
    QVERIFY(!mayDrop(*pools, Kind::Task, {}, &reason));
    QVERIFY(!reason.isEmpty());
  }

  void shouldOfferTypesOfTheSameFamily() {
    auto document = openFixture("approval.bpmn");
    for (const ElementType* type : typesFor(*document->find("review")))
      QVERIFY(type->group == TypeGroup::Task || type->group == TypeGroup::SubProcess);
    for (const ElementType* type : typesFor(*document->find("gate"))) QVERIFY(type->group == TypeGroup::Gateway);
    QVERIFY(!typesFor(*document->find("late")).empty());
    QVERIFY(typesBehind(*document->find("end")).empty());
    QVERIFY(!typesBehind(*document->find("review")).empty());
    QVERIFY(mayInsertInto(*document, "loose", "f4"));
    QVERIFY(!mayInsertInto(*document, "review", "f4"));
  }

  void shouldKnowEveryTypeByAKeyOfItsOwn() {
    QSet<QString> keys;
    for (const ElementType& type : elementTypes()) {
      QVERIFY2(!keys.contains(QLatin1String(type.key)), type.key);
      keys.insert(QLatin1String(type.key));
      QCOMPARE(elementType(QLatin1String(type.key)), &type);
      QVERIFY(type.width > 0 && type.height > 0);
    }
  }

  void shouldDockAtTheBorder() {
    const QRectF box(0, 0, 100, 80);
    QCOMPARE(borderPoint({box, Outline::Rectangle}, {500, 40}), QPointF(100, 40));
    QCOMPARE(borderPoint({QRectF(0, 0, 36, 36), Outline::Circle}, {18, 500}), QPointF(18, 36));
    const QPointF corner = borderPoint({QRectF(0, 0, 50, 50), Outline::Diamond}, {75, 75});
    QVERIFY(std::abs(corner.x() - 37.5) < 0.01 && std::abs(corner.y() - 37.5) < 0.01);
  }

  void shouldRouteAtRightAngles_data() {
    QTest::addColumn<QRectF>("target");
    QTest::newRow("right") << QRectF(200, 0, 100, 80);
    QTest::newRow("right below") << QRectF(200, 200, 100, 80);
    QTest::newRow("left above") << QRectF(-300, -200, 100, 80);
    QTest::newRow("below") << QRectF(20, 200, 100, 80);
    QTest::newRow("itself") << QRectF(0, 0, 100, 80);
  }
  void shouldRouteAtRightAngles() {
    QFETCH(QRectF, target);
    for (bool turns : {false, true}) {
      const Points points = routeOrthogonal({QRectF(0, 0, 100, 80), Outline::Rectangle, turns}, {target});
      QVERIFY(points.size() >= 2);
      for (int i = 0; i + 1 < points.size(); ++i)
        QVERIFY(std::abs(points[i].x() - points[i + 1].x()) < 0.01 ||
                std::abs(points[i].y() - points[i + 1].y()) < 0.01);
      QVERIFY(QRectF(-1, -1, 102, 82).contains(points.first()));
      QVERIFY(target.adjusted(-1, -1, 1, 1).contains(points.last()));
    }
  }

  void shouldSnapBoundaryEventsToTheBorder() {
    QCOMPARE(snapToBorder(QRectF(0, 0, 100, 80), {50, 75}), QPointF(50, 80));
    QCOMPARE(snapToBorder(QRectF(0, 0, 100, 80), {-20, 30}), QPointF(0, 30));
  }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
