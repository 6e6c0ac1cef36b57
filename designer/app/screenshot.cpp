#include "designer/app/screenshot.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "designer/ui/deploy/deploy_dialog.h"
#include "designer/ui/diagram_page.h"
#include "designer/ui/forms/form_canvas.h"
#include "designer/ui/forms/form_page.h"
#include "designer/ui/forms/form_preview.h"
#include "designer/ui/main_window.h"

namespace joinery::designer {

namespace {
void settle(int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  while (timer.elapsed() < milliseconds) QApplication::processEvents(QEventLoop::AllEvents, 20);
}

DeployAnswer sampleAnswer(bool good) {
  DeployAnswer answer;
  answer.ok = good;
  if (good) {
    answer.things = {{"process", "construction-permit", "construction-permit.bpmn", 3},
                     {"form", "application", "application.form.json", 2}};
    return answer;
  }
  answer.message = DeployDialog::tr("The server refused the model.");
  answer.problems = {
      {Severity::Error, "flow-target-missing", "expected a target, found none", "a.bpmn", "flow_7", 41, 5}};
  return answer;
}

// What the picture shows; each a state that a user reaches with the mouse.
struct View {
  const char* name;
  void (*prepare)(MainWindow&);
};
const View kViews[] = {
    {"deploy", [](MainWindow& w) { w.openDeployDialog(); }},
    {"deployed",
     [](MainWindow& w) {
       const DeployAnswer answer = sampleAnswer(true);
       w.openDeployDialog(&answer);
     }},
    {"refused",
     [](MainWindow& w) {
       const DeployAnswer answer = sampleAnswer(false);
       w.openDeployDialog(&answer);
     }},
    {"search", [](MainWindow& w) { w.currentDiagram()->openSearch(); }},
    {"append", [](MainWindow& w) { w.findChild<QToolButton*>(QStringLiteral("pad-append-any"))->click(); }},
    {"preview",
     [](MainWindow& w) {
       auto* page = qobject_cast<FormPage*>(w.currentPage());
       page->showPreview(true);
       page->findChild<FormPreview*>()->checkAll();
     }},
    {"new-form", [](MainWindow& w) { w.newForm(); }},
};
}  // namespace

void Screenshot::addOptions(QCommandLineParser& parser) {
  parser.addOptions(
      {{QStringLiteral("screenshot"), QStringLiteral("Writes a picture of the window and ends."),
        QStringLiteral("file")},
       {QStringLiteral("open"), QStringLiteral("A file or folder to open."), QStringLiteral("path")},
       {QStringLiteral("size"), QStringLiteral("Size of the window, as 1440x900."), QStringLiteral("WxH")},
       {QStringLiteral("select"), QStringLiteral("Id of the element to select."), QStringLiteral("id")},
       {QStringLiteral("zoom"), QStringLiteral("Zoom of the canvas in percent."), QStringLiteral("percent")},
       {QStringLiteral("show"), QStringLiteral("deploy, deployed, refused, search, append, preview, new-form."),
        QStringLiteral("view")}});
}

bool Screenshot::wanted(const QCommandLineParser& parser) const {
  return parser.isSet(QStringLiteral("screenshot"));
}

int Screenshot::take(MainWindow& window, const QCommandLineParser& parser) const {
  const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
  if (size.size() == 2) window.resize(size[0].toInt(), size[1].toInt());
  window.show();
  if (parser.isSet(QStringLiteral("open")) && !window.openPath(parser.value(QStringLiteral("open")))) return 1;
  settle(250);
  if (DiagramPage* page = window.currentDiagram()) {
    page->canvas().fit();
    if (parser.isSet(QStringLiteral("zoom")))
      page->canvas().zoomTo(parser.value(QStringLiteral("zoom")).toDouble() / 100);
    if (parser.isSet(QStringLiteral("select"))) {
      const Id id = parser.value(QStringLiteral("select")).toStdString();
      if (parser.isSet(QStringLiteral("zoom")))
        if (const DrawingItem* item = page->canvas().diagram().item(id))
          page->canvas().centerOn(item->bounds().center());
      page->canvas().select({id});
    }
  } else if (auto* form = qobject_cast<FormPage*>(window.currentPage());
             form && parser.isSet(QStringLiteral("select"))) {
    if (const auto path = FormDocument::pathOf(parser.value(QStringLiteral("select")))) form->canvas().select(*path);
  }
  settle(450);
  const QString view = parser.value(QStringLiteral("show"));
  for (const View& row : kViews)
    if (view == QLatin1String(row.name)) row.prepare(window);
  settle(300);
  QPixmap picture = window.grab();
  // Dialogs and pop-ups are windows of their own; they are put where they stand.
  QPainter painter(&picture);
  for (QWidget* top : QApplication::topLevelWidgets()) {
    if (top == &window || !top->isVisible()) continue;
    QPoint at = top->pos() - window.pos();
    if (qobject_cast<QDialog*>(top))
      at = QPoint((window.width() - top->width()) / 2, (window.height() - top->height()) / 3);
    painter.setPen(QColor(0xC4, 0xCC, 0xD6));
    painter.drawPixmap(at, top->grab());
    painter.drawRect(QRect(at - QPoint(1, 1), top->size() + QSize(1, 1)));
  }
  painter.end();
  for (Page* page : window.pages()) page->undoStack().setClean();
  return picture.save(parser.value(QStringLiteral("screenshot"))) ? 0 : 1;
}

}  // namespace joinery::designer
