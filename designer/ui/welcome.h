// What the window shows while no document is open: what can be begun, and the files of last time. GUI thread.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace joinery::designer {

class Welcome : public QWidget {
  Q_OBJECT

 public:
  explicit Welcome(QWidget* parent = nullptr);
  void showRecent(const QStringList& paths);

 signals:
  void newModel();
  void newForm();
  void openFile();
  void openFolder();
  void recentChosen(const QString& path);

 private:
  QVBoxLayout* m_recent;
  QWidget* m_recentBox;
};

}  // namespace joinery::designer
