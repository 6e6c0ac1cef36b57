#include <QDirIterator>
#include <QtTest>

#include "engine/diagram/drawing.h"
#include "engine/diagram/svg.h"
#include "engine/diagram/text.h"
#include "engine/model/diagnose.h"

using namespace joinery;
using namespace joinery::diagram;
using model::Kind;

namespace {

std::unique_ptr<model::Document> parse(const std::string& body) {
  auto document = model::Document::parse(
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\">" + body +
          "</definitions>",
      "x.bpmn");
  return document ? std::move(*document) : nullptr;
}

const std::string kApproval =
    "<process id='p'><startEvent id='s'/><userTask id='a' name='受理'/><exclusiveGateway id='g' name='齐全？'/>"
    "<userTask id='b' name='承办'/><endEvent id='e'/><boundaryEvent id='t' "
    "attachedToRef='b'><timerEventDefinition/></boundaryEvent>"
    "<endEvent id='late'/><subProcess id='sub'><startEvent id='s2'/><task id='inner'/><sequenceFlow id='f6' "
    "sourceRef='s2' "
    "targetRef='inner'/></subProcess>"
    "<sequenceFlow id='f1' sourceRef='s' targetRef='a'/><sequenceFlow id='f2' sourceRef='a' targetRef='g'/>"
    "<sequenceFlow id='f3' sourceRef='g' targetRef='b'/><sequenceFlow id='f4' sourceRef='g' targetRef='a'/>"
    "<sequenceFlow id='f5' sourceRef='b' targetRef='sub'/><sequenceFlow id='f7' sourceRef='t' targetRef='late'/>"
    "<sequenceFlow id='f8' sourceRef='sub' targetRef='e'/></process>";

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

class DiagramTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldBalanceLines() {
    QCOMPARE(wrapText("施工许可阶段并联审批", 96, 12), (std::vector<std::string>{"施工许可阶", "段并联审批"}));
    QCOMPARE(wrapText("Review the request", 80, 12).size(), std::size_t(2));
    QCOMPARE(wrapText("一次性告知，补正。", 84, 12).back().substr(0, 3) != "，", true);
    QCOMPARE(wrapText("很长很长很长很长的名称", 36, 12, 2).size(), std::size_t(2));
    QVERIFY(wrapText("很长很长很长很长的名称", 36, 12, 2).back().ends_with("…"));
    QVERIFY(wrapText("", 36, 12).empty());
  }

  void shouldDrawEveryKindWithAnOutline() {
    for (std::size_t k = 1; k < model::kKindCount; ++k) {
      const Kind kind = static_cast<Kind>(k);
      const Size size = defaultSize(kind);
      Look look;
      look.kind = kind;
      look.name = "名称";
      const Drawing drawing = drawShape(look, {0, 0, size.width, size.height});
      QVERIFY2(!drawing.paths.empty(), std::string(model::kindName(kind)).c_str());
      QVERIFY2(!drawing.labels.empty(), std::string(model::kindName(kind)).c_str());
    }
  }

  void shouldTellEventsApart() {
    Look start, end, boundary;
    start.kind = Kind::StartEvent;
    end.kind = Kind::EndEvent;
    boundary.kind = Kind::BoundaryEvent;
    boundary.interrupting = false;
    boundary.triggers = {Kind::TimerEventDefinition};
    const Rect box{0, 0, 36, 36};
    QVERIFY(drawShape(end, box).paths[0].width > 2 * drawShape(start, box).paths[0].width);
    QVERIFY(drawShape(boundary, box).paths[0].dash == Dash::Dashed);
    QVERIFY(drawShape(boundary, box).paths[1].dash == Dash::Dashed);
    QVERIFY(drawShape(boundary, box).paths.size() > 3);
  }

  void shouldLayOutWithoutOverlaps() {
    const auto document = parse(kApproval);
    QVERIFY(document != nullptr);
    const Diagram diagram = diagramOf(*document);
    QCOMPARE(diagram.edges.size(), std::size_t(8));
    for (const char* id : {"s", "a", "g", "b", "e", "t", "late", "sub", "s2", "inner"})
      QVERIFY2(diagram.shapeOf(*document->byId(id)), id);
    const auto at = [&](const char* id) { return diagram.shapeOf(*document->byId(id))->bounds; };
    QVERIFY(at("s").x < at("a").x && at("a").x < at("g").x && at("g").x < at("b").x);
    QVERIFY(at("sub").contains(at("inner").center()));
    QVERIFY(at("b").contains({at("t").center().x, at("b").bottom()}));
    for (const char* a : {"s", "a", "g", "b", "e", "late", "sub"}) {
      for (const char* b : {"s", "a", "g", "b", "e", "late", "sub"})
        QVERIFY(std::string(a) == b || !overlap(at(a), at(b)));
    }
    for (const Edge& edge : diagram.edges) {
      for (std::size_t i = 1; i < edge.waypoints.size(); ++i) {
        const Point p = edge.waypoints[i - 1], q = edge.waypoints[i];
        QVERIFY(std::abs(p.x - q.x) < 0.01 || std::abs(p.y - q.y) < 0.01);
      }
    }
  }

  void shouldReadTheFilesPicture() {
    const auto document = parse(
        "<process id='p'><task id='a'/></process><BPMNDiagram xmlns='http://www.omg.org/spec/BPMN/20100524/DI' "
        "xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'><BPMNPlane bpmnElement='p'><BPMNShape bpmnElement='a'>"
        "<dc:Bounds x='10' y='20.5' width='100' height='80'/></BPMNShape><BPMNShape bpmnElement='gone'>"
        "<dc:Bounds x='1' y='2' width='3' height='4'/></BPMNShape></BPMNPlane></BPMNDiagram>");
    QVERIFY(document != nullptr);
    const Diagram diagram = diagramOf(*document);
    QCOMPARE(diagram.shapes.size(), std::size_t(1));
    QCOMPARE(diagram.shapes[0].bounds.y, 20.5);
    QVERIFY(diagram.root == document->byId("p"));
  }

  void shouldMarkTokensAndWhatWasPassed() {
    const auto document = parse(kApproval);
    SvgOptions options;
    options.tokens["a"] = 3;
    options.completed = {"s", "f1"};
    options.failed = {"b"};
    const std::string svg = toSvg(*document, options);
    QVERIFY(svg.find("class=\"jd-shape jd-active\" data-element-id=\"a\"") != std::string::npos);
    QVERIFY(svg.find("class=\"jd-shape jd-done\" data-element-id=\"s\"") != std::string::npos);
    QVERIFY(svg.find("class=\"jd-edge jd-done\" data-element-id=\"f1\"") != std::string::npos);
    QVERIFY(svg.find("class=\"jd-shape jd-failed\" data-element-id=\"b\"") != std::string::npos);
    QVERIFY(svg.find(">3</text>") != std::string::npos);
    QVERIFY(svg.find("受理") != std::string::npos);
    QVERIFY(model::Document::parse(svg, "x.svg").ok());
  }

  void shouldEscapeNames() {
    const auto document = parse("<process id='p'><task id='a&quot;&lt;' name='&lt;b&gt; &amp;'/></process>");
    QVERIFY(model::Document::parse(toSvg(*document), "x.svg").ok());
  }

  void shouldDrawEveryModelFile() {
    for (const char* folder : {JOINERY_SOURCE_DIR "/samples", JOINERY_SOURCE_DIR "/../shared/suites",
                               JOINERY_SOURCE_DIR "/../../shared/suites"}) {
      QDirIterator all(folder, {"*.bpmn"}, QDir::Files, QDirIterator::Subdirectories);
      while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = model::Document::parse(file.readAll().toStdString(), "x.bpmn");
        QVERIFY(document.ok());
        QVERIFY2(model::Document::parse(toSvg(**document), "x.svg").ok(), qPrintable(file.fileName()));
        QVERIFY2(model::Document::parse(toSvg(**document, layoutDiagram(**document)), "x.svg").ok(),
                 qPrintable(file.fileName()));
      }
    }
  }
};

QTEST_GUILESS_MAIN(DiagramTest)
#include "diagram_test.moc"
