// The window of the designer: documents in tabs, the item folder on the left, properties on the right, problems below.
// Knows pages only by page.h, except where a diagram or form has something of its own. GUI thread.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <map>

#include "designer/ui/deploy/deploy_client.h"
#include "designer/ui/item_folder.h"
#include "designer/ui/page.h"

class QLabel;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace joinery::designer {

class DiagramPage;
class FolderPanel;
class ProblemsPanel;
class PropertiesPanel;
class Welcome;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  bool openPath(const QString& path);  // a file or a folder; tells the user what is wrong if it cannot
  void openFolder(const QString& path);
  void newModel();
  void newForm();
  Page* currentPage() const;
  DiagramPage* currentDiagram() const;
  const std::vector<Page*> pages() const;
  bool savePage(Page& page, bool asOther = false);
  void openDeployDialog(const DeployAnswer* shown = nullptr);  // `shown`: with that answer, for screenshots

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  friend struct ActionTable;
  void buildChrome();
  void buildMenus();
  void buildToolBar();
  void buildDocks();
  void buildStatusBar();
  QAction* action(const char* key) const;
  void addPage(Page* page);
  bool closePage(int index);
  bool confirmClose(Page& page);
  void updateActions();
  void updateTabs();
  void showProblems();
  void pageChanged();
  void revealProblem(const Diagnostic& problem);
  void remember(const QString& path);
  void chooseFile();
  void chooseFolder();
  void fillRecent();
  void showAbout();
  void setLanguage(const QString& language);
  void receiveAnswer(const DeployAnswer& answer);
  std::vector<std::pair<QString, std::string>> deployFiles() const;

  std::map<QString, QAction*> m_actions;
  std::shared_ptr<ItemFolder> m_folder;
  QStackedWidget* m_stack;
  QTabWidget* m_tabs;
  Welcome* m_welcome = nullptr;
  FolderPanel* m_folderPanel = nullptr;
  PropertiesPanel* m_properties = nullptr;
  ProblemsPanel* m_problems = nullptr;
  QMenu* m_recent = nullptr;
  QLabel* m_status = nullptr;
  QToolButton* m_counts = nullptr;
  QPointer<QWidget> m_chrome;
};

}  // namespace joinery::designer
