// Files of other tools: opened without a crash, saved byte for byte, edited and undone without a trace.
#include <QDirIterator>
#include <QTest>

#include "designer/core/checks.h"
#include "designer/core/commands/delete_elements.h"
#include "designer/core/commands/layout.h"
#include "designer/core/commands/move_shapes.h"
#include "designer/core/rules/place.h"
#include "designer/core/tests/fixtures.h"

using namespace joinery::designer;

namespace {
QStringList files() {
  QStringList found;
  const QString suites = qEnvironmentVariable("JOINERY_SUITES", QStringLiteral(JOINERY_SOURCE_DIR "/../shared/suites"));
  for (const QString& folder : {suites + QStringLiteral("/miwg"), QStringLiteral(JOINERY_SOURCE_DIR "/samples"),
                                QStringLiteral(JOINERY_SOURCE_DIR "/designer/core/tests/fixtures")}) {
    QDirIterator it(folder, {QStringLiteral("*.bpmn")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) found << it.next();
  }
  found.sort();
  return found;
}
}  // namespace

class FilesTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldKeepEveryFile_data() {
    QTest::addColumn<QString>("path");
    for (const QString& path : files()) QTest::newRow(qPrintable(path.section('/', -3))) << path;
  }
  void shouldKeepEveryFile() {
    QFETCH(QString, path);
    const std::string bytes = bytesOf(path);
    auto opened = DesignDocument::open(bytes, path.section('/', -1).toStdString());
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
    DesignDocument& document = **opened;
    QVERIFY(document.text() == bytes);
    QVERIFY(document.plane());

    IdSet shapes;
    for (const auto* di : document.index().shapes())
      if (di->kind() == joinery::model::Kind::BpmnShape) shapes.insert(localPart(di->attributeOr("bpmnElement", "")));
    document.execute(MoveShapes(shapes, {10, 10}));
    document.execute(Layout());
    document.execute(DeleteElements(shapes));
    while (document.undoStack().canUndo()) document.undoStack().undo();
    QVERIFY(document.text() == bytes);
    while (document.undoStack().canRedo()) document.undoStack().redo();
    while (document.undoStack().canUndo()) document.undoStack().undo();
    QVERIFY(document.text() == bytes);
  }

  void shouldFindNothingWrongWithTheSamples_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString();
    for (const QString& path : files())
      if (path.contains(QLatin1String("/samples/"))) QTest::newRow(qPrintable(path.section('/', -2))) << path;
  }
  void shouldFindNothingWrongWithTheSamples() {
    QFETCH(QString, path);
    if (path.isEmpty()) return;
    for (const auto& problem : checkText(bytesOf(path), "a.bpmn"))
      QVERIFY2(problem.severity != joinery::Severity::Error, problem.message.c_str());
  }

  void shouldTellWhatTheServerWouldTell() {
    const auto found = checkText("<a", "a.bpmn");
    QVERIFY(!found.empty());
    QCOMPARE(found[0].line, 1);
  }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
