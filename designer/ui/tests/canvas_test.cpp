// The canvas by mouse and keyboard, as a person uses it: draw, connect, move, rename, delete, undo.
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "designer/core/tests/fixtures.h"
#include "designer/ui/diagram_page.h"
#include "designer/ui/label_editor.h"
#include "designer/ui/palette.h"
#include "designer/ui/theme.h"

using namespace joinery::designer;
using joinery::model::Kind;

class CanvasTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<DiagramPage> m_page;
  std::string m_before;

  Canvas& canvas() { return m_page->canvas(); }
  DesignDocument& document() { return m_page->document(); }
  QPoint at(double x, double y) { return canvas().mapFromScene(QPointF(x, y)); }
  QPoint at(const char* id) {
    const QPointF center = canvas().diagram().item(id)->bounds().center();
    return at(center.x(), center.y());
  }
  QRectF boundsOfId(const Id& id) { return boundsOf(*document().index().shape(id)); }

  void click(const QPoint& place, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, modifiers, place);
  }
  void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(canvas().viewport(), Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 4; ++step) send(QEvent::MouseMove, from + (to - from) * step / 4, modifiers);
    QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, modifiers, to);
  }
  // QTest::mouseMove does not say which buttons are down.
  void send(QEvent::Type type, const QPoint& place, Qt::KeyboardModifiers modifiers) {
    QMouseEvent event(type, place, canvas().viewport()->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, modifiers);
    QApplication::sendEvent(canvas().viewport(), &event);
  }
  QToolButton* button(const char* name) { return m_page->findChild<QToolButton*>(QLatin1String(name)); }
  Id onlyNew(const IdSet& before) {
    for (const auto* di : document().index().shapes()) {
      const Id id = localPart(di->attributeOr("bpmnElement", ""));
      if (di->kind() == Kind::BpmnShape && !before.count(id)) return id;
    }
    return {};
  }
  IdSet shapeIds() {
    IdSet ids;
    for (const auto* di : document().index().shapes()) ids.insert(localPart(di->attributeOr("bpmnElement", "")));
    return ids;
  }

 private slots:
  void initTestCase() { theme::install(*qApp); }
  void init() {
    m_page = std::make_unique<DiagramPage>(openFixture("approval.bpmn"), QString(), std::make_shared<ItemFolder>());
    m_page->resize(1300, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    canvas().setTransform(QTransform());
    canvas().centerOn(460, 320);
    m_before = document().text();
  }
  void cleanup() { m_page.reset(); }

  void shouldSelectByClickAndFrame() {
    click(at("review"));
    QCOMPARE(canvas().singleSelection(), Id("review"));
    click(at("gate"), Qt::ShiftModifier);
    QCOMPARE(canvas().selection(), (IdSet{"gate", "review"}));
    click(at(700, 500));
    QVERIFY(canvas().selection().empty());
    drag(at(190, 470), at(320, 570));
    QCOMPARE(canvas().selection(), IdSet{"loose"});
    QCOMPARE(document().text(), m_before);
  }

  void shouldDrawFromThePalette() {
    const IdSet before = shapeIds();
    QTest::mouseClick(button("palette-create:user-task"), Qt::LeftButton);
    QCOMPARE(canvas().toolKey(), QStringLiteral("create:user-task"));
    click(at(600, 520));
    const Id created = onlyNew(before);
    QCOMPARE(document().find(created)->kind(), Kind::UserTask);
    QCOMPARE(canvas().toolKey(), QStringLiteral("select"));
    auto* editor = canvas().findChild<LabelEditor*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Intake"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(document().find(created)->name(), std::string("Intake"));
    document().undoStack().undo();
    document().undoStack().undo();
    QCOMPARE(document().text(), m_before);
  }

  void shouldDrawIntoAFlowAndAtABorder() {
    QTest::mouseClick(button("palette-create:user-task"), Qt::LeftButton);
    click(at(380, 320));
    QVERIFY(targetOf(*document().find("f4")) != "end");
    document().undoStack().undo();
    const IdSet before = shapeIds();
    QTest::mouseClick(button("palette-create:timer-catch"), Qt::LeftButton);
    click(at(300, 180));
    const auto* event = document().find(onlyNew(before));
    QCOMPARE(event->kind(), Kind::BoundaryEvent);
    QCOMPARE(event->attributeOr("attachedToRef", ""), std::string("review"));
  }

  void shouldConnectByTheTool() {
    canvas().setTool(QStringLiteral("connect"));
    drag(at("loose"), at("end"));
    QCOMPARE(document().index().outgoing("loose").size(), std::size_t(1));
    QCOMPARE(targetOf(*document().index().outgoing("loose").front()), std::string("end"));
    document().undoStack().undo();
    QCOMPARE(document().text(), m_before);
    canvas().setTool(QStringLiteral("connect"));
    drag(at("end"), at("loose"));  // nothing follows an end event
    QCOMPARE(document().text(), m_before);
  }

  void shouldMoveWithFlowsAndSnap() {
    drag(at("loose"), at("loose") + QPoint(203, 44));
    const QRectF moved = boundsOfId("loose");
    QVERIFY(moved.topLeft() != QPointF(200, 480));
    QVERIFY(std::abs(moved.x() - 403) < 12 && std::abs(moved.y() - 524) < 12);
    document().undoStack().undo();
    QCOMPARE(document().text(), m_before);
    drag(at("review"), at("review") + QPoint(0, 60));
    QCOMPARE(boundsOfId("late").y(), 222 + boundsOfId("review").y() - 160);
    QCOMPARE(document().undoStack().count(), 1);
  }

  void shouldMoveIntoASubProcess() {
    drag(at("loose"), at(760, 200));
    QCOMPARE(document().find("loose")->parent()->id(), std::string("sub"));
  }

  void shouldCancelAMoveByEscape() {
    QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, at("loose"));
    send(QEvent::MouseMove, at("loose") + QPoint(50, 50), {});
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, at("loose") + QPoint(50, 50));
    QCOMPARE(document().text(), m_before);
    QCOMPARE(canvas().diagram().item("loose")->pos(), QPointF());
  }

  void shouldResizeByAHandle() {
    click(at("loose"));
    drag(at(305, 565), at(345, 595));
    QCOMPARE(boundsOfId("loose"), QRectF(200, 480, 150, 120));
  }

  void shouldReconnectByTheEndOfAFlow() {
    click(at(430, 400));
    QCOMPARE(canvas().singleSelection(), Id("f4"));
    drag(at(480, 400), at("loose"));
    QCOMPARE(targetOf(*document().find("f4")), std::string("loose"));
  }

  void shouldBendAFlow() {
    click(at(430, 400));
    drag(at(380, 290), at(340, 290));
    QVERIFY(waypointsOf(*document().index().edge("f4")) != (Points{{380, 225}, {380, 400}, {480, 400}}));
    document().undoStack().undo();
    QCOMPARE(document().text(), m_before);
  }

  void shouldRenameInPlace() {
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, at("review"));
    auto* editor = canvas().findChild<LabelEditor*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Check"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(document().find("review")->name(), std::string("Check"));
    click(at("review"));
    QTest::keyClick(&canvas(), Qt::Key_F2);
    editor = canvas().findChild<LabelEditor*>();
    QTest::keyClicks(editor, QStringLiteral("Other"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(document().find("review")->name(), std::string("Check"));
  }

  void shouldDeleteNudgeAndWalkByKeyboard() {
    click(at("loose"));
    for (int i = 0; i < 3; ++i) QTest::keyClick(&canvas(), Qt::Key_Right);
    QCOMPARE(boundsOfId("loose").x(), 230.0);
    QCOMPARE(document().undoStack().count(), 1);
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QVERIFY(!document().find("loose"));
    QVERIFY(canvas().selection().empty());
    document().undoStack().undo();
    document().undoStack().undo();
    QCOMPARE(document().text(), m_before);
    QTest::keyClick(&canvas(), Qt::Key_Tab);
    const Id first = canvas().singleSelection();
    QVERIFY(!first.empty());
    QTest::keyClick(&canvas(), Qt::Key_Tab);
    QVERIFY(canvas().singleSelection() != first);
  }

  void shouldAppendAndDeleteByTheContextPad() {
    click(at("loose"));
    auto* append = canvas().findChild<QToolButton*>(QStringLiteral("pad-append-end"));
    QVERIFY(append && append->isVisible());
    QTest::mouseClick(append, Qt::LeftButton);
    QCOMPARE(document().index().outgoing("loose").size(), std::size_t(1));
    QTest::mouseClick(canvas().findChild<QToolButton*>(QStringLiteral("pad-delete")), Qt::LeftButton);
    QVERIFY(document().index().outgoing("loose").empty());
  }

  void shouldMakeSpace() {
    canvas().setTool(QStringLiteral("space"));
    drag(at(330, 600), at(430, 605));
    QCOMPARE(boundsOfId("gate").x(), 455.0);
    QCOMPARE(boundsOfId("review").x(), 200.0);
  }

  void shouldCopyAndPaste() {
    click(at("loose"));
    canvas().copySelection();
    canvas().paste();
    QCOMPARE(canvas().selection().size(), std::size_t(1));
    QVERIFY(canvas().singleSelection() != "loose");
    QCOMPARE(document().find(canvas().singleSelection())->name(), document().find("loose")->name());
  }

  void shouldMarkProblemsAfterAChange() {
    QSignalSpy checked(m_page.get(), &Page::problemsChanged);
    click(at("gate"));
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QVERIFY(checked.wait(3000));
    const auto problems = m_page->problems();
    QVERIFY(!problems.empty());
    const auto shown = std::find_if(problems.begin(), problems.end(),
                                    [&](const auto& d) { return document().index().hasDiagramOf(d.element); });
    QVERIFY(shown != problems.end());
    QVERIFY(m_page->reveal(*shown));
    QCOMPARE(canvas().singleSelection(), shown->element);
  }
};

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
