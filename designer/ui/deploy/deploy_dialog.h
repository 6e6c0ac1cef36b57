// Asks where to deploy, sends the item and shows what the server says. GUI thread.
#pragma once

#include <QDialog>
#include <functional>

#include "designer/ui/deploy/deploy_client.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace joinery::designer {

class DeployDialog : public QDialog {
  Q_OBJECT

 public:
  // `files` is called when sending, so that what is being edited goes out as it is then.
  using Files = std::function<std::vector<std::pair<QString, std::string>>()>;
  DeployDialog(QString title, Files files, QWidget* parent = nullptr);
  void showAnswer(const DeployAnswer& answer);

 signals:
  void answered(const joinery::designer::DeployAnswer& answer);
  void problemActivated(const joinery::Diagnostic& problem);

 private:
  void start();
  void setBusy(bool busy);

  Files m_files;
  DeployClient m_client;
  QLineEdit *m_server, *m_user, *m_password;
  QCheckBox* m_dryRun;
  QPushButton* m_deploy;
  QProgressBar* m_progress;
  QLabel* m_status;
  QTreeWidget* m_result;
  std::vector<Diagnostic> m_problems;
};

}  // namespace joinery::designer
