// Pictures of the program for the documentation, made without a screen: --screenshot FILE.
#pragma once

class QCommandLineParser;

namespace joinery::designer {

class MainWindow;

class Screenshot {
 public:
  void addOptions(QCommandLineParser& parser);
  bool wanted(const QCommandLineParser& parser) const;
  int take(MainWindow& window, const QCommandLineParser& parser) const;  // the exit code
};

}  // namespace joinery::designer
