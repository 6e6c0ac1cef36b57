// Runs every file of tests/scenarios. With JOINERY_UPDATE_SCENARIOS=1 the records in the files are written anew; the
// lines that begin with "=" are never touched.
#include "engine/run/tests/scenario.h"

#include <QtTest>
#include <filesystem>
#include <fstream>
#include <sstream>

using joinery::run::test::runScenario;

namespace {

std::string readFile(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

class ScenarioTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldGoAsWritten_data() {
    QTest::addColumn<QString>("path");
    std::filesystem::path folder = JOINERY_SOURCE_DIR "/engine/run/tests/scenarios";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".scenario") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
      QTest::newRow(path.lexically_relative(folder).string().c_str()) << QString::fromStdString(path.string());
    }
  }

  void shouldGoAsWritten() {
    QFETCH(QString, path);
    std::filesystem::path file = path.toStdString();
    auto outcome = runScenario(readFile(file), file.stem().string());
    if (qEnvironmentVariableIsSet("JOINERY_UPDATE_SCENARIOS")) std::ofstream(file) << outcome.updated;
    if (!outcome.passed) std::fprintf(stderr, "%s\n", outcome.report.c_str());  // QtTest cuts long texts
    QVERIFY(outcome.passed);
  }
};

QTEST_APPLESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
