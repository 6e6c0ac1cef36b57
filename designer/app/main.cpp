// joinery-designer [FILE | FOLDER ...] [--screenshot FILE --size WxH --select ID --show WHAT --language CODE]
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include "designer/app/screenshot.h"
#include "designer/ui/language.h"
#include "designer/ui/main_window.h"
#include "designer/ui/theme.h"

using namespace joinery::designer;

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("joinery-designer"));
  QApplication::setOrganizationName(QStringLiteral("joinery"));
  QApplication::setApplicationVersion(QStringLiteral(JOINERY_VERSION));

  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Draws processes and forms, checks and deploys them."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("Models, forms or item folders to open."));
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("zh_CN or en."), QStringLiteral("code"));
  parser.addOption(language);
  Screenshot screenshot;
  screenshot.addOptions(parser);
  parser.process(application);

  if (parser.isSet(language))
    language::choose(parser.value(language), false);
  else
    language::chooseFirst();
  theme::install(application);
  MainWindow window;
  for (const QString& path : parser.positionalArguments()) window.openPath(path);
  if (screenshot.wanted(parser)) return screenshot.take(window, parser);
  window.show();
  return application.exec();
}
