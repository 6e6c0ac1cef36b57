// Every command: execute, undo (the bytes that were opened), redo (the bytes of before), and the text it leaves behind
// can be opened again and hangs together.
#include <QSignalSpy>
#include <QTest>
#include <functional>

#include "designer/core/commands/add_lane.h"
#include "designer/core/commands/append_shape.h"
#include "designer/core/commands/change_type.h"
#include "designer/core/commands/connect_shapes.h"
#include "designer/core/commands/create_pool.h"
#include "designer/core/commands/create_shape.h"
#include "designer/core/commands/delete_elements.h"
#include "designer/core/commands/insert_shape.h"
#include "designer/core/commands/layout.h"
#include "designer/core/commands/make_space.h"
#include "designer/core/commands/move_label.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/commands/paste.h"
#include "designer/core/commands/reconnect.h"
#include "designer/core/commands/rename.h"
#include "designer/core/commands/resize_shape.h"
#include "designer/core/commands/set_attribute.h"
#include "designer/core/commands/set_child_text.h"
#include "designer/core/commands/set_event_definition.h"
#include "designer/core/commands/set_reference.h"
#include "designer/core/commands/set_rows.h"
#include "designer/core/commands/set_waypoints.h"
#include "designer/core/commands/split_flow.h"
#include "designer/core/commands/toggle_child.h"
#include "designer/core/element_types.h"
#include "designer/core/tests/fixtures.h"

using namespace joinery::designer;
using joinery::model::Kind;

namespace {
struct Case {
  const char* name;
  const char* fixture;
  std::function<bool(DesignDocument&)> run;
};

const ElementType& type(const char* key) {
  return *elementType(QString::fromLatin1(key));
}

const std::vector<Case>& cases() {
  using D = DesignDocument;
  static const std::vector<Case> all = {
      {"rename", "approval.bpmn", [](D& d) { return d.execute(Rename("review", "受理")); }},
      {"rename-annotation", "approval.bpmn", [](D& d) { return d.execute(Rename("note", "新的说明")); }},
      {"clear-name", "approval.bpmn", [](D& d) { return d.execute(Rename("review", "")); }},
      {"create-task", "approval.bpmn",
       [](D& d) {
         return d.execute(CreateShape(type("user-task"), {300, 600}));
       }},
      {"create-in-sub", "approval.bpmn",
       [](D& d) {
         return d.execute(CreateShape(type("service-task"), {760, 260}, "sub"));
       }},
      {"create-boundary", "approval.bpmn",
       [](D& d) {
         return d.execute(CreateShape(type("message-boundary"), {300, 240}, {}, "review"));
       }},
      {"create-data", "approval.bpmn",
       [](D& d) {
         return d.execute(CreateShape(type("data-object"), {700, 600}));
       }},
      {"create-sub-process", "approval.bpmn",
       [](D& d) {
         return d.execute(CreateShape(type("sub-process"), {700, 700}));
       }},
      {"append", "approval.bpmn", [](D& d) { return d.execute(AppendShape("loose", type("exclusive-gateway"))); }},
      {"append-to-boundary", "approval.bpmn", [](D& d) { return d.execute(AppendShape("late", type("end"))); }},
      {"connect", "approval.bpmn", [](D& d) { return d.execute(ConnectShapes("loose", "end", Kind::SequenceFlow)); }},
      {"associate", "approval.bpmn", [](D& d) { return d.execute(ConnectShapes("loose", "note", Kind::Association)); }},
      {"reconnect-target", "approval.bpmn",
       [](D& d) { return d.execute(Reconnect("f2", Reconnect::End::Target, "loose")); }},
      {"reconnect-source", "approval.bpmn",
       [](D& d) { return d.execute(Reconnect("f4", Reconnect::End::Source, "loose")); }},
      {"move", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"review", "start"}, {40, 30}));
       }},
      {"move-sub-process", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"sub"}, {0, 50}));
       }},
      {"move-into-sub", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"loose"}, {450, -270}, {"sub", {}, {}}));
       }},
      {"move-out-of-sub", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"subTask"}, {0, 300}, {"approval", {}, {}}));
       }},
      {"move-onto-flow", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"loose"}, {130, -140}, {"approval", "f4", {}}));
       }},
      {"move-boundary", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"late"}, {50, 300}, {{}, {}, "loose"}));
       }},
      {"resize", "approval.bpmn",
       [](D& d) {
         return d.execute(ResizeShape("review", {180, 150, 140, 100}));
       }},
      {"delete-task", "approval.bpmn", [](D& d) { return d.execute(DeleteElements({"review"})); }},
      {"delete-flow", "approval.bpmn", [](D& d) { return d.execute(DeleteElements({"f4"})); }},
      {"delete-sub", "approval.bpmn",
       [](D& d) {
         return d.execute(DeleteElements({"sub", "subTask", "f3"}));
       }},
      {"change-type", "approval.bpmn", [](D& d) { return d.execute(ChangeType("review", type("service-task"))); }},
      {"change-to-sub", "approval.bpmn", [](D& d) { return d.execute(ChangeType("loose", type("sub-process"))); }},
      {"change-sub-to-task", "approval.bpmn", [](D& d) { return d.execute(ChangeType("sub", type("call-activity"))); }},
      {"change-gateway", "approval.bpmn", [](D& d) { return d.execute(ChangeType("gate", type("parallel-gateway"))); }},
      {"change-event", "approval.bpmn", [](D& d) { return d.execute(ChangeType("late", type("message-boundary"))); }},
      {"change-end", "approval.bpmn", [](D& d) { return d.execute(ChangeType("end", type("terminate-end"))); }},
      {"event-definition", "approval.bpmn",
       [](D& d) { return d.execute(SetEventDefinition("start", Kind::MessageEventDefinition)); }},
      {"waypoints", "approval.bpmn",
       [](D& d) {
         return d.execute(SetWaypoints("f3", {{405, 200}, {440, 200}, {440, 260}, {480, 260}}));
       }},
      {"fewer-waypoints", "approval.bpmn",
       [](D& d) {
         return d.execute(SetWaypoints("f5", {{250, 258}, {498, 418}}));
       }},
      {"label", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveLabel("f3", {430, 210, 20, 14}));
       }},
      {"new-label", "approval.bpmn",
       [](D& d) {
         return d.execute(MoveLabel("gate", {350, 140, 60, 14}));
       }},
      {"split", "approval.bpmn", [](D& d) { return d.execute(SplitFlow("f4", "loose")); }},
      {"insert", "approval.bpmn",
       [](D& d) {
         return d.execute(InsertShape(type("task"), {380, 320}, "f4"));
       }},
      {"layout", "approval.bpmn", [](D& d) { return d.execute(Layout()); }},
      {"pool", "approval.bpmn",
       [](D& d) {
         return d.execute(CreatePool({0, 0, 900, 700}));
       }},
      {"space", "approval.bpmn", [](D& d) { return d.execute(MakeSpace(MakeSpace::Axis::Horizontal, 330, 100)); }},
      {"paste", "approval.bpmn",
       [](D& d) {
         return d.execute(Paste(copyElements(d, {"review", "gate", "sub"}), {600, 700}, {}));
       }},
      {"attribute", "approval.bpmn",
       [](D& d) {
         return d.execute(SetAttribute({"review", {}}, "form", "other", std::string(joinery::model::kJoinery)));
       }},
      {"deep-attribute", "approval.bpmn",
       [](D& d) {
         return d.execute(SetAttribute({"loose", {Kind::MultiInstanceLoopCharacteristics}}, "isSequential", "true"));
       }},
      {"condition", "approval.bpmn",
       [](D& d) {
         return d.execute(SetChildText({"f4", {Kind::ConditionExpression}}, "= x < 3 & y"));
       }},
      {"no-condition", "approval.bpmn",
       [](D& d) {
         return d.execute(SetChildText({"f3", {Kind::ConditionExpression}}, ""));
       }},
      {"timer", "approval.bpmn",
       [](D& d) {
         return d.execute(SetChildText({"late", {Kind::TimerEventDefinition, Kind::TimeDuration}}, "P2D"));
       }},
      {"loop", "approval.bpmn",
       [](D& d) { return d.execute(ToggleChild("review", Kind::MultiInstanceLoopCharacteristics, true)); }},
      {"rows", "approval.bpmn",
       [](D& d) {
         return d.execute(
             SetRows("review", "input", {{{"source", "=c"}, {"target", "b"}}, {{"source", "=d"}, {"target", "e"}}}));
       }},
      {"no-rows", "approval.bpmn", [](D& d) { return d.execute(SetRows("review", "input", {})); }},
      {"move-in-lanes", "pools.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"work"}, {0, -120}));
       }},
      {"move-pool", "pools.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"office"}, {10, 20}));
       }},
      {"move-to-pool", "pools.bpmn",
       [](D& d) {
         return d.execute(MoveShapes({"work"}, {-150, 190}, {"p2", {}, {}}));
       }},
      {"resize-pool", "pools.bpmn",
       [](D& d) {
         return d.execute(ResizeShape("office", {100, 60, 700, 280}));
       }},
      {"add-lane", "pools.bpmn", [](D& d) { return d.execute(AddLane("office")); }},
      {"add-first-lane", "pools.bpmn", [](D& d) { return d.execute(AddLane("person")); }},
      {"delete-lane", "pools.bpmn", [](D& d) { return d.execute(DeleteElements({"back"})); }},
      {"delete-pool", "pools.bpmn", [](D& d) { return d.execute(DeleteElements({"person"})); }},
      {"delete-all-pools", "pools.bpmn",
       [](D& d) {
         return d.execute(DeleteElements({"person", "office"}));
       }},
      {"message-flow", "pools.bpmn", [](D& d) { return d.execute(ConnectShapes("t2", "work", Kind::MessageFlow)); }},
      {"reference", "pools.bpmn",
       [](D& d) {
         return d.execute(SetReference({"ask", {}}, "messageRef", Kind::Message, "补正通知"));
       }},
  };
  return all;
}
}  // namespace

class CommandTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldUndoAndRedoByteForByte_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases().size(); ++i) QTest::newRow(cases()[i].name) << static_cast<int>(i);
  }
  void shouldUndoAndRedoByteForByte() {
    QFETCH(int, index);
    const Case& c = cases()[static_cast<std::size_t>(index)];
    auto document = openFixture(c.fixture);
    const std::string before = document->text();
    QCOMPARE(before, bytesOf(fixturePath(c.fixture)));
    QSignalSpy changed(document.get(), &DesignDocument::changed);
    QVERIFY2(c.run(*document), "the command changed nothing");
    QCOMPARE(changed.count(), 1);
    const std::string after = document->text();
    QVERIFY(after != before);
    QCOMPARE(looseEnds(document->model()), QStringList());
    for (int turn = 0; turn < 2; ++turn) {
      document->undoStack().undo();
      QCOMPARE(document->text(), before);
      QVERIFY(document->undoStack().isClean());
      document->undoStack().redo();
      QCOMPARE(document->text(), after);
    }
    auto again = DesignDocument::open(after, c.fixture);
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
    QCOMPARE((*again)->text(), after);
  }

  void shouldChangeExactlyOneAttributeOnRename() {
    auto document = openFixture("approval.bpmn");
    std::string expected = document->text();
    const std::string from = "name='预审'";
    expected.replace(expected.find(from), from.size(), "name='受理'");
    QVERIFY(document->execute(Rename("review", "受理")));
    QCOMPARE(document->text(), expected);
  }

  void shouldMoveBoundaryEventsAndFlowsWithTheirHost() {
    auto document = openFixture("approval.bpmn");
    document->execute(MoveShapes({"review"}, {0, 40}));
    QCOMPARE(boundsOf(*document->index().shape("late")), QRectF(232, 262, 36, 36));
    const Points flow = waypointsOf(*document->index().edge("f1"));
    QCOMPARE(flow.first(), QPointF(136, 200));
    QCOMPARE(flow.last(), QPointF(200, 240));
    for (int i = 0; i + 1 < flow.size(); ++i) QVERIFY(flow[i].x() == flow[i + 1].x() || flow[i].y() == flow[i + 1].y());
  }

  void shouldDeleteFlowsBoundaryEventsAndReferencesWithANode() {
    auto document = openFixture("approval.bpmn");
    document->execute(DeleteElements({"review"}));
    for (const char* id : {"review", "late", "f1", "f2", "f5", "as1"}) QVERIFY2(!document->find(id), id);
    QVERIFY(document->find("note"));
    QVERIFY(document->find("start")->childrenOf(Kind::Outgoing).empty());
  }

  void shouldForgetTheDefaultFlowWhenItIsDeleted() {
    auto document = openFixture("approval.bpmn");
    document->execute(DeleteElements({"f4"}));
    QVERIFY(!document->find("gate")->attribute("default"));
  }

  void shouldKeepLaneMembership() {
    auto document = openFixture("pools.bpmn");
    document->execute(MoveShapes({"work"}, {0, -120}));
    const auto references = document->index().laneRefs("work");
    QCOMPARE(references.size(), std::size_t(1));
    QCOMPARE(references.front()->parent()->id(), std::string("front"));
    document->undoStack().undo();
    QCOMPARE(document->index().laneRefs("work").front()->parent()->id(), std::string("back"));
  }

  void shouldSplitAFlowAroundANodeDroppedOnIt() {
    auto document = openFixture("approval.bpmn");
    document->execute(MoveShapes({"loose"}, {130, -140}, {"approval", "f4", {}}));
    QCOMPARE(targetOf(*document->find("f4")), std::string("loose"));
    const auto out = document->index().outgoing("loose");
    QCOMPARE(out.size(), std::size_t(1));
    QCOMPARE(targetOf(*out.front()), std::string("end"));
  }

  void shouldKeepWhatBothTypesHaveOnChangeOfType() {
    auto document = openFixture("approval.bpmn");
    document->execute(ChangeType("review", type("service-task")));
    const auto* task = document->find("review");
    QCOMPARE(task->kind(), Kind::ServiceTask);
    QCOMPARE(task->name(), std::string("预审"));
    QCOMPARE(task->attributeOr("keep", "", "urn:other"), std::string("me"));
    QVERIFY(!task->attribute("form", joinery::model::kJoinery));
    QVERIFY(task->child(Kind::ExtensionElements));
    QCOMPARE(document->index().attached("review").size(), std::size_t(1));
  }

  void shouldMergeMovesWithTheSameKeyIntoOneStep() {
    auto document = openFixture("approval.bpmn");
    const std::string before = document->text();
    for (int i = 0; i < 5; ++i) document->execute(MoveShapes({"loose"}, {10, 0}, {}, "nudge"));
    QCOMPARE(document->undoStack().count(), 1);
    document->undoStack().undo();
    QCOMPARE(document->text(), before);
  }

  void shouldPasteWithFreshIdsAndInnerFlows() {
    auto document = openFixture("approval.bpmn");
    Paste paste(copyElements(*document, {"review", "gate"}), {600, 700}, {});
    QVERIFY(document->execute(paste));
    QCOMPARE(paste.createdIds().size(), std::size_t(3));  // with the boundary event
    int flows = 0;
    for (const Id& id : paste.createdIds()) flows += static_cast<int>(document->index().outgoing(id).size());
    QCOMPARE(flows, 1);
  }

  void shouldRefuseWhatIsNoBpmn() {
    const auto opened = DesignDocument::open("<a/>", "a.bpmn");
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, std::string("not-bpmn"));
    QVERIFY(!DesignDocument::open("<a", "a.bpmn").ok());
  }

  void shouldOpenANewProcess() {
    const std::string text = DesignDocument::newProcessText("permit", "施工 <许可> & \"更多\"");
    auto document = DesignDocument::open(text, "permit.bpmn");
    QVERIFY(document.ok());
    QCOMPARE((*document)->find("permit")->name(), std::string("施工 <许可> & \"更多\""));
    QCOMPARE((*document)->text(), text);
  }
};

QTEST_GUILESS_MAIN(CommandTest)
#include "command_test.moc"
