// joinery-designer-bench [NODES]: how long the designer takes with a large diagram, printed as lines of Markdown.
// Draws without a screen; docs/benchmarks.md holds the figures of one run.
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <cstdio>

#include "designer/core/commands/make_space.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/commands/rename.h"
#include "designer/ui/canvas.h"
#include "designer/ui/theme.h"

using namespace joinery::designer;

namespace {
// Rows of tasks, each connected to the next one and every fifth also to the row below.
std::string largeModel(int nodes) {
  constexpr int kPerRow = 100;
  std::string tasks, shapes;
  int flows = 0;
  const auto flow = [&](int from, int to, const std::string& points) {
    const std::string id = "f" + std::to_string(++flows);
    tasks += "<sequenceFlow id=\"" + id + "\" sourceRef=\"t" + std::to_string(from) + "\" targetRef=\"t" +
             std::to_string(to) + "\"/>\n";
    shapes += "<bpmndi:BPMNEdge id=\"" + id + "_di\" bpmnElement=\"" + id + "\">" + points + "</bpmndi:BPMNEdge>\n";
  };
  const auto point = [](int x, int y) {
    return "<di:waypoint x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"/>";
  };
  for (int i = 0; i < nodes; ++i) {
    const int x = i % kPerRow * 160, y = i / kPerRow * 140;
    const std::string id = "t" + std::to_string(i);
    tasks += "<userTask id=\"" + id + "\" name=\"办理环节 " + std::to_string(i) + "\"/>\n";
    shapes += "<bpmndi:BPMNShape id=\"" + id + "_di\" bpmnElement=\"" + id + "\"><dc:Bounds x=\"" + std::to_string(x) +
              "\" y=\"" + std::to_string(y) + "\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>\n";
    if (i % kPerRow + 1 < kPerRow && i + 1 < nodes) flow(i, i + 1, point(x + 100, y + 40) + point(x + 160, y + 40));
    if (i % 5 == 0 && i + kPerRow < nodes) flow(i, i + kPerRow, point(x + 50, y + 80) + point(x + 50, y + 140));
  }
  return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
         "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
         "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
         "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"d\" targetNamespace=\"urn:t\"><process id=\"p\">\n" +
         tasks + "</process><bpmndi:BPMNDiagram id=\"b\"><bpmndi:BPMNPlane id=\"pl\" bpmnElement=\"p\">\n" + shapes +
         "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>";
}

template <typename F>
void measure(const char* what, int turns, F&& work) {
  work();  // once to warm caches
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < turns; ++i) work();
  std::printf("| %s | %.2f ms |\n", what, static_cast<double>(timer.nsecsElapsed()) / 1e6 / turns);
}
}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  theme::install(application);
  const int nodes = argc > 1 ? QByteArray(argv[1]).toInt() : 5000;
  const std::string text = largeModel(nodes);
  QElapsedTimer timer;
  timer.start();
  auto document = std::move(*DesignDocument::open(text, "large.bpmn"));
  const double opened = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  timer.restart();
  Canvas canvas(*document);
  canvas.resize(1600, 1000);
  canvas.show();
  QApplication::processEvents();
  std::printf("| %d nodes, %zu shapes and edges | |\n", nodes, document->index().shapes().size());
  std::printf("| read the file | %.0f ms |\n", opened);
  std::printf("| show it | %.0f ms |\n", static_cast<double>(timer.nsecsElapsed()) / 1e6);
  QImage image(canvas.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
  const auto frame = [&] {
    QPainter painter(&image);
    canvas.render(&painter);
  };
  canvas.fit();
  measure("full frame, whole diagram", 20, frame);
  canvas.zoomTo(1);
  canvas.centerOn(4000, 2000);
  measure("full frame, 100 % zoom", 20, frame);
  const Id one = "t" + std::to_string(nodes / 2);
  measure("move a task with its flows (command)", 50, [&] { document->execute(MoveShapes({one}, {10, 0})); });
  measure("undo and redo of a move", 50, [&] {
    document->undoStack().undo();
    document->undoStack().redo();
  });
  measure("rename", 50, [&, i = 0]() mutable { document->execute(Rename(one, "环节 " + std::to_string(++i))); });
  canvas.select({one});
  measure("one mouse step of a drag", 50, [&, i = 0]() mutable {
    const QPointF at = canvas.diagram().item(one)->bounds().center();
    CanvasMouse mouse{at, canvas.mapFromScene(at), {}};
    if (i == 0) canvas.tool().press(mouse);
    ++i;
    mouse.scene += QPointF(i * 3, i);
    mouse.view += QPoint(i * 3 + 20, i);
    canvas.tool().move(mouse);
  });
  canvas.tool().cancel();
  measure("space tool over half the diagram", 3,
          [&] { document->execute(MakeSpace(MakeSpace::Axis::Horizontal, 8000, 10)); });
  measure("text of the document for saving", 5, [&] { (void)document->text().size(); });
  return 0;
}
