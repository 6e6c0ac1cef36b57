#include "designer/ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolButton>

#include "designer/core/diagnostic_text.h"
#include "designer/ui/deploy/deploy_dialog.h"
#include "designer/ui/diagram_page.h"
#include "designer/ui/files.h"
#include "designer/ui/folder_panel.h"
#include "designer/ui/forms/form_page.h"
#include "designer/ui/problems_panel.h"
#include "designer/ui/properties_panel.h"
#include "designer/ui/theme.h"
#include "designer/ui/welcome.h"

namespace joinery::designer {

namespace {
constexpr int kRecentFiles = 10;

QString errorText(const Error& error) {
  QString text = QString::fromStdString(error.message);
  for (const Diagnostic& d : error.details)
    text += QStringLiteral("\n%1:%2  %3").arg(d.line).arg(d.column).arg(diagnosticText(d));
  return text;
}
}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_folder(std::make_shared<ItemFolder>()) {
  setWindowTitle(QStringLiteral("Joinery"));
  setWindowIcon(theme::icon(QStringLiteral("process"), theme::kAccent));
  setAcceptDrops(true);
  setDockOptions(QMainWindow::AnimatedDocks);
  m_stack = new QStackedWidget;
  m_tabs = new QTabWidget;
  m_tabs->setObjectName(QStringLiteral("documents"));
  m_tabs->setDocumentMode(true);
  m_tabs->setTabsClosable(true);
  m_tabs->setMovable(true);
  m_stack->addWidget(m_tabs);
  setCentralWidget(m_stack);
  connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::pageChanged);
  connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closePage);
  buildChrome();
  resize(1440, 900);
}

MainWindow::~MainWindow() {
  m_properties->setCanvas(nullptr, nullptr);
}

void MainWindow::buildChrome() {
  delete m_welcome;
  m_welcome = new Welcome;
  m_stack->addWidget(m_welcome);
  connect(m_welcome, &Welcome::newModel, this, &MainWindow::newModel);
  connect(m_welcome, &Welcome::newForm, this, &MainWindow::newForm);
  connect(m_welcome, &Welcome::openFile, this, &MainWindow::chooseFile);
  connect(m_welcome, &Welcome::openFolder, this, &MainWindow::chooseFolder);
  connect(m_welcome, &Welcome::recentChosen, this, &MainWindow::openPath);
  buildDocks();
  buildMenus();
  buildToolBar();
  buildStatusBar();
  fillRecent();
  pageChanged();
}

void MainWindow::buildDocks() {
  for (QDockWidget* dock : findChildren<QDockWidget*>()) delete dock;
  const auto add = [this](const QString& title, const char* name, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
  };
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  m_folderPanel = new FolderPanel;
  m_properties = new PropertiesPanel;
  m_problems = new ProblemsPanel;
  auto* left = add(tr("Item"), "folderDock", m_folderPanel, Qt::LeftDockWidgetArea);
  auto* right = add(tr("Properties"), "propertiesDock", m_properties, Qt::RightDockWidgetArea);
  auto* bottom = add(tr("Problems"), "problemsDock", m_problems, Qt::BottomDockWidgetArea);
  resizeDocks({left, right}, {230, 310}, Qt::Horizontal);
  resizeDocks({bottom}, {150}, Qt::Vertical);
  m_folderPanel->setFolder(m_folder);
  connect(m_folderPanel, &FolderPanel::fileActivated, this, &MainWindow::openPath);
  connect(m_folderPanel, &FolderPanel::openFolderRequested, this, &MainWindow::chooseFolder);
  connect(m_folderPanel, &FolderPanel::newModelRequested, this, &MainWindow::newModel);
  connect(m_folderPanel, &FolderPanel::newFormRequested, this, &MainWindow::newForm);
  connect(m_problems, &ProblemsPanel::activated, this, &MainWindow::revealProblem);
}

void MainWindow::buildStatusBar() {
  delete m_status;
  delete m_counts;
  m_status = new QLabel;
  m_counts = new QToolButton;
  m_counts->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_counts->setIconSize({16, 16});
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(m_status, 1);
  statusBar()->addPermanentWidget(m_counts);
  connect(m_counts, &QToolButton::clicked, this, [this] {
    if (auto* dock = findChild<QDockWidget*>(QStringLiteral("problemsDock"))) dock->setVisible(!dock->isVisible());
  });
}

Page* MainWindow::currentPage() const {
  return qobject_cast<Page*>(m_tabs->currentWidget());
}

DiagramPage* MainWindow::currentDiagram() const {
  return qobject_cast<DiagramPage*>(m_tabs->currentWidget());
}

const std::vector<Page*> MainWindow::pages() const {
  std::vector<Page*> all;
  for (int i = 0; i < m_tabs->count(); ++i) all.push_back(qobject_cast<Page*>(m_tabs->widget(i)));
  return all;
}

bool MainWindow::openPath(const QString& given) {
  const QFileInfo info(given);
  if (info.isDir()) {
    openFolder(info.absoluteFilePath());
    return true;
  }
  const QString path = info.absoluteFilePath();
  for (Page* page : pages()) {
    if (page->path() != path) continue;
    m_tabs->setCurrentWidget(page);
    return true;
  }
  const auto refuse = [&](const Error& error) {
    QMessageBox::warning(this, tr("Cannot open"),
                         tr("%1 cannot be opened.").arg(info.fileName()) + QStringLiteral("\n\n") + errorText(error));
    return false;
  };
  auto bytes = readFile(path);
  if (!bytes) return refuse(bytes.error());
  if (path.endsWith(QLatin1String(".json"))) {
    auto form = FormDocument::open(*bytes, info.fileName().toStdString());
    if (!form) return refuse(form.error());
    addPage(new FormPage(std::move(*form), path, this));
  } else {
    auto document = DesignDocument::open(std::move(*bytes), info.fileName().toStdString());
    if (!document) return refuse(document.error());
    const bool laidOut = (*document)->wasLaidOut();
    addPage(new DiagramPage(std::move(*document), path, m_folder, this));
    if (laidOut) m_status->setText(tr("The file has no diagram; it was arranged automatically."));
  }
  remember(path);
  return true;
}

void MainWindow::openFolder(const QString& path) {
  *m_folder = ItemFolder(path);
  m_folderPanel->setFolder(m_folder);
  remember(path);
  const QString model = m_folder->mainModel();
  if (!model.isEmpty()) openPath(path + QLatin1Char('/') + model);
  pageChanged();
}

void MainWindow::newModel() {
  auto document =
      DesignDocument::open(DesignDocument::newProcessText("Process_1", tr("New process").toStdString()), "new.bpmn");
  auto* page = new DiagramPage(std::move(*document), {}, m_folder, this);
  page->setFresh(true);
  addPage(page);
}

void MainWindow::newForm() {
  auto document = FormDocument::open(FormDocument::newFormText("form_1"), "new.form.json");
  auto* page = new FormPage(std::move(*document), {}, this);
  page->setFresh(true);
  addPage(page);
}

void MainWindow::addPage(Page* page) {
  connect(&page->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateActions);
  connect(&page->undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTabs);
  connect(page, &Page::problemsChanged, this, [this, page] {
    if (page == currentPage()) showProblems();
  });
  connect(page, &Page::said, this, [this](const QString& text) { m_status->setText(text); });
  if (auto* diagram = qobject_cast<DiagramPage*>(page))
    connect(&diagram->canvas(), &Canvas::selectionChanged, this, &MainWindow::updateActions);
  m_tabs->addTab(page, QString());
  m_tabs->setCurrentWidget(page);
  pageChanged();
}

void MainWindow::pageChanged() {
  if (!m_properties || !m_status) return;
  DiagramPage* diagram = currentDiagram();
  m_stack->setCurrentWidget(m_tabs->count() ? static_cast<QWidget*>(m_tabs) : m_welcome);
  m_properties->setCanvas(diagram ? &diagram->canvas() : nullptr, m_folder);
  m_folderPanel->mark(currentPage() ? currentPage()->path() : QString());
  // Forms bring their own properties; without a document there is nothing to show.
  if (auto* dock = findChild<QDockWidget*>(QStringLiteral("propertiesDock"))) dock->setVisible(diagram != nullptr);
  for (const char* name : {"problemsDock", "folderDock"})
    if (auto* dock = findChild<QDockWidget*>(QLatin1String(name))) dock->setVisible(currentPage() != nullptr);
  m_status->clear();
  updateActions();
  updateTabs();
  showProblems();
}

void MainWindow::updateTabs() {
  for (int i = 0; i < m_tabs->count(); ++i) {
    auto* page = qobject_cast<Page*>(m_tabs->widget(i));
    const QString name = page->path().isEmpty() ? page->defaultFileName() : QFileInfo(page->path()).fileName();
    m_tabs->setTabText(i, (page->isModified() ? QStringLiteral("● ") : QString()) + name);
    m_tabs->setTabToolTip(i, page->path());
    const bool form = qobject_cast<DiagramPage*>(page) == nullptr;
    m_tabs->setTabIcon(i, theme::icon(form ? QStringLiteral("form") : QStringLiteral("process"), theme::kMuted));
  }
  const Page* page = currentPage();
  const QString file = !page                    ? QString()
                       : page->path().isEmpty() ? page->defaultFileName()
                                                : QFileInfo(page->path()).fileName();
  setWindowTitle(file.isEmpty() ? tr("Joinery Designer") : file + QStringLiteral(" – ") + tr("Joinery Designer"));
}

void MainWindow::showProblems() {
  Page* page = currentPage();
  m_problems->show(page ? page->problems() : std::vector<Diagnostic>());
  const int errors = m_problems->errorCount(), warnings = m_problems->warningCount();
  m_counts->setVisible(page != nullptr);
  m_counts->setIcon(errors     ? theme::icon(QStringLiteral("error"), theme::kError)
                    : warnings ? theme::icon(QStringLiteral("warning"), theme::kWarning)
                               : theme::icon(QStringLiteral("check"), theme::kGood));
  m_counts->setText(errors || warnings ? tr("%1 errors, %2 warnings").arg(errors).arg(warnings) : tr("No problems"));
}

void MainWindow::revealProblem(const Diagnostic& problem) {
  if (currentPage() &&
      (problem.resource.empty() || currentPage()->path().endsWith(QString::fromStdString(problem.resource)))) {
    if (currentPage()->reveal(problem)) return;
  }
  const QString resource = QString::fromStdString(problem.resource);
  if (!resource.isEmpty() && m_folder->isOpen() && openPath(m_folder->path() + QLatin1Char('/') + resource))
    currentPage()->reveal(problem);
}

bool MainWindow::savePage(Page& page, bool asOther) {
  QString path = page.path();
  if (path.isEmpty() || asOther) {
    const QString folder = !path.isEmpty() ? QFileInfo(path).path() : m_folder->path();
    path = QFileDialog::getSaveFileName(this, tr("Save as"), QDir(folder).filePath(page.defaultFileName()),
                                        page.fileFilter());
    if (path.isEmpty()) return false;
  }
  if (const Status saved = saveFile(path, page.bytes()); !saved) {
    QMessageBox::critical(this, tr("Cannot save"),
                          tr("%1 was not saved.").arg(path) + QStringLiteral("\n\n") + errorText(saved.error()));
    return false;
  }
  page.setPath(path);
  page.setFresh(false);
  page.undoStack().setClean();
  remember(path);
  updateTabs();
  m_folderPanel->setFolder(m_folder);
  m_folderPanel->mark(path);
  m_status->setText(tr("Saved."));
  return true;
}

bool MainWindow::confirmClose(Page& page) {
  if (!page.isModified()) return true;
  const QString name = page.path().isEmpty() ? page.defaultFileName() : QFileInfo(page.path()).fileName();
  QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to %1?").arg(name),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  box.button(QMessageBox::Save)->setText(tr("Save"));
  box.button(QMessageBox::Discard)->setText(tr("Discard"));
  box.button(QMessageBox::Cancel)->setText(tr("Cancel"));
  box.setDefaultButton(QMessageBox::Save);
  const int answer = box.exec();
  if (answer == QMessageBox::Save) return savePage(page);
  return answer == QMessageBox::Discard;
}

bool MainWindow::closePage(int index) {
  auto* page = qobject_cast<Page*>(m_tabs->widget(index));
  if (!page || !confirmClose(*page)) return false;
  if (page == currentPage()) m_properties->setCanvas(nullptr, m_folder);
  m_tabs->removeTab(index);
  delete page;
  pageChanged();
  return true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  for (Page* page : pages()) {
    if (page->isModified()) m_tabs->setCurrentWidget(page);
    if (!confirmClose(*page)) return event->ignore();
  }
  event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() != QEvent::LanguageChange || !m_status) return;
  m_properties->setCanvas(nullptr, nullptr);
  buildChrome();
  for (Page* page : pages()) page->retranslate();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) openPath(url.toLocalFile());
}

void MainWindow::remember(const QString& path) {
  QSettings settings;
  QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
  recent.removeAll(path);
  recent.prepend(path);
  settings.setValue(QStringLiteral("recent"), recent.mid(0, kRecentFiles));
  fillRecent();
}

void MainWindow::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open"), m_folder->path(),
                                                    tr("Models and forms (*.bpmn *.form.json);;All files (*)"));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::chooseFolder() {
  const QString path = QFileDialog::getExistingDirectory(this, tr("Open item folder"), m_folder->path());
  if (!path.isEmpty()) openFolder(path);
}

std::vector<std::pair<QString, std::string>> MainWindow::deployFiles() const {
  std::vector<std::pair<QString, std::string>> files;
  const auto open = pages();
  const auto contentOf = [&](const QString& path) -> std::optional<std::string> {
    for (const Page* page : open)
      if (page->path() == path) return page->bytes();  // as it is on the screen
    auto bytes = readFile(path);
    return bytes ? std::optional(*bytes) : std::nullopt;
  };
  const Page* page = currentPage();
  const bool inFolder = m_folder->isOpen() && (!page || page->path().startsWith(m_folder->path() + QLatin1Char('/')));
  if (inFolder) {
    for (const QString& file : m_folder->files()) {
      if (file.endsWith(QLatin1String("organisation.json"))) continue;
      if (auto content = contentOf(m_folder->path() + QLatin1Char('/') + file))
        files.emplace_back(file, std::move(*content));
    }
  } else if (page) {
    files.emplace_back(page->path().isEmpty() ? page->defaultFileName() : QFileInfo(page->path()).fileName(),
                       page->bytes());
  }
  return files;
}

void MainWindow::openDeployDialog(const DeployAnswer* shown) {
  const QString title = m_folder->isOpen() ? m_folder->title()
                        : currentPage()    ? currentPage()->defaultFileName()
                                           : QString();
  auto* dialog = new DeployDialog(
      title, [this] { return deployFiles(); }, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &DeployDialog::answered, this, &MainWindow::receiveAnswer);
  connect(dialog, &DeployDialog::problemActivated, this, &MainWindow::revealProblem);
  dialog->open();
  if (shown) dialog->showAnswer(*shown);
}

// Each open document shows what the server said of it, at its elements.
void MainWindow::receiveAnswer(const DeployAnswer& answer) {
  for (Page* page : pages()) {
    std::vector<Diagnostic> own;
    for (const Diagnostic& problem : answer.problems) {
      const QString resource = QString::fromStdString(problem.resource);
      const bool named = !resource.isEmpty() &&
                         (page->path().endsWith(QLatin1Char('/') + resource) || page->defaultFileName() == resource);
      if (named || (resource.isEmpty() && page == currentPage())) own.push_back(problem);
    }
    page->showRemoteProblems(std::move(own));
  }
}

}  // namespace joinery::designer
