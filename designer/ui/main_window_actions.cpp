// Menus, tool bar and shortcuts of the main window, from one table.
#include <QActionGroup>
#include <QApplication>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

#include "designer/core/commands/layout.h"
#include "designer/ui/diagram_page.h"
#include "designer/ui/language.h"
#include "designer/ui/main_window.h"
#include "designer/ui/theme.h"
#include "designer/ui/welcome.h"

namespace joinery::designer {

namespace {
enum class Needs { Nothing, Page, Diagram, Selection };
}

struct ActionTable {
  struct Row {
    const char* key;
    const char* menu;   // nullptr: in no menu
    const char* label;  // English, context "Action"
    const char* icon;   // nullptr: none
    const char* shortcut;
    Needs needs;
    void (*run)(MainWindow&);
  };
  static const std::vector<Row>& rows();
};

const std::vector<ActionTable::Row>& ActionTable::rows() {
  using W = MainWindow;
  static const std::vector<Row> kTable = {
      {"new-model", "file", QT_TRANSLATE_NOOP("Action", "New process"), "process", "Ctrl+N", Needs::Nothing,
       [](W& w) { w.newModel(); }},
      {"new-form", "file", QT_TRANSLATE_NOOP("Action", "New form"), "form", "Ctrl+Shift+N", Needs::Nothing,
       [](W& w) { w.newForm(); }},
      {"open", "file", QT_TRANSLATE_NOOP("Action", "Open file…"), "open", "Ctrl+O", Needs::Nothing,
       [](W& w) { w.chooseFile(); }},
      {"open-folder", "file", QT_TRANSLATE_NOOP("Action", "Open item folder…"), "folder", "Ctrl+Shift+O",
       Needs::Nothing, [](W& w) { w.chooseFolder(); }},
      {"recent", "file", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {nullptr, "file", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {"save", "file", QT_TRANSLATE_NOOP("Action", "Save"), "save", "Ctrl+S", Needs::Page,
       [](W& w) { w.savePage(*w.currentPage()); }},
      {"save-as", "file", QT_TRANSLATE_NOOP("Action", "Save as…"), nullptr, "Ctrl+Shift+S", Needs::Page,
       [](W& w) { w.savePage(*w.currentPage(), true); }},
      {"deploy", "file", QT_TRANSLATE_NOOP("Action", "Deploy…"), "deploy", "F5", Needs::Page,
       [](W& w) { w.openDeployDialog(); }},
      {nullptr, "file", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {"close", "file", QT_TRANSLATE_NOOP("Action", "Close"), nullptr, "Ctrl+W", Needs::Page,
       [](W& w) { w.closePage(w.m_tabs->currentIndex()); }},
      {"quit", "file", QT_TRANSLATE_NOOP("Action", "Quit"), nullptr, "Ctrl+Q", Needs::Nothing, [](W& w) { w.close(); }},
      {"undo", "edit", QT_TRANSLATE_NOOP("Action", "Undo"), "undo", "Ctrl+Z", Needs::Page,
       [](W& w) { w.currentPage()->undoStack().undo(); }},
      {"redo", "edit", QT_TRANSLATE_NOOP("Action", "Redo"), "redo", "Ctrl+Y", Needs::Page,
       [](W& w) { w.currentPage()->undoStack().redo(); }},
      {nullptr, "edit", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {"copy", "edit", QT_TRANSLATE_NOOP("Action", "Copy"), "copy", "Ctrl+C", Needs::Selection,
       [](W& w) { w.currentDiagram()->canvas().copySelection(); }},
      {"paste", "edit", QT_TRANSLATE_NOOP("Action", "Paste"), nullptr, "Ctrl+V", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().paste(); }},
      {"duplicate", "edit", QT_TRANSLATE_NOOP("Action", "Duplicate"), nullptr, "Ctrl+D", Needs::Selection,
       [](W& w) { w.currentDiagram()->canvas().duplicateSelection(); }},
      {"delete", "edit", QT_TRANSLATE_NOOP("Action", "Delete"), "delete", nullptr, Needs::Selection,
       [](W& w) { w.currentDiagram()->canvas().deleteSelection(); }},
      {"select-all", "edit", QT_TRANSLATE_NOOP("Action", "Select all"), nullptr, "Ctrl+A", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().selectAll(); }},
      {nullptr, "edit", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {"find", "edit", QT_TRANSLATE_NOOP("Action", "Find…"), "search", "Ctrl+F", Needs::Diagram,
       [](W& w) { w.currentDiagram()->openSearch(); }},
      {"layout", "edit", QT_TRANSLATE_NOOP("Action", "Arrange automatically"), "layout", "Ctrl+L", Needs::Diagram,
       [](W& w) {
         w.currentDiagram()->canvas().execute(Layout());
         w.currentDiagram()->canvas().fit();
       }},
      {"zoom-in", "view", QT_TRANSLATE_NOOP("Action", "Zoom in"), "zoom-in", "Ctrl++", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().zoomBy(1.2); }},
      {"zoom-out", "view", QT_TRANSLATE_NOOP("Action", "Zoom out"), "zoom-out", "Ctrl+-", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().zoomBy(1 / 1.2); }},
      {"zoom-100", "view", QT_TRANSLATE_NOOP("Action", "Actual size"), nullptr, "Ctrl+0", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().zoomTo(1); }},
      {"fit", "view", QT_TRANSLATE_NOOP("Action", "Fit to window"), "fit", "Ctrl+9", Needs::Diagram,
       [](W& w) { w.currentDiagram()->canvas().fit(); }},
      {nullptr, "view", nullptr, nullptr, nullptr, Needs::Nothing, nullptr},
      {"about", "help", QT_TRANSLATE_NOOP("Action", "About Joinery"), "info", nullptr, Needs::Nothing,
       [](W& w) { w.showAbout(); }},
  };
  return kTable;
}

namespace {
const std::pair<const char*, const char*> kMenus[] = {{"file", QT_TRANSLATE_NOOP("Action", "&File")},
                                                      {"edit", QT_TRANSLATE_NOOP("Action", "&Edit")},
                                                      {"view", QT_TRANSLATE_NOOP("Action", "&View")},
                                                      {"help", QT_TRANSLATE_NOOP("Action", "&Help")}};
// In the tool bar from left to right; nullptr is a line.
const char* const kToolBar[] = {"new-model", "open",   "save", nullptr, "undo",     "redo",    nullptr,
                                "delete",    "layout", "find", nullptr, "zoom-out", "zoom-in", "fit"};
}  // namespace

QAction* MainWindow::action(const char* key) const {
  const auto found = m_actions.find(QLatin1String(key));
  return found == m_actions.end() ? nullptr : found->second;
}

void MainWindow::buildMenus() {
  menuBar()->clear();
  for (const auto& [key, old] : m_actions) delete old;
  m_actions.clear();
  for (const auto& [key, label] : kMenus) {
    QMenu* menu = menuBar()->addMenu(QCoreApplication::translate("Action", label));
    for (const ActionTable::Row& row : ActionTable::rows()) {
      if (QLatin1String(row.menu) != QLatin1String(key)) continue;
      if (!row.key) {
        menu->addSeparator();
        continue;
      }
      if (!row.run) {
        m_recent = menu->addMenu(tr("Recent"));
        continue;
      }
      auto* made = new QAction(QCoreApplication::translate("Action", row.label), this);
      if (row.icon) made->setIcon(theme::icon(QLatin1String(row.icon)));
      if (row.shortcut) made->setShortcut(QKeySequence(QLatin1String(row.shortcut)));
      made->setObjectName(QLatin1String(row.key));
      connect(made, &QAction::triggered, this, [this, &row] { row.run(*this); });
      menu->addAction(made);
      m_actions[QLatin1String(row.key)] = made;
    }
    if (QLatin1String(key) == QLatin1String("view")) {
      for (QDockWidget* dock : findChildren<QDockWidget*>()) menu->addAction(dock->toggleViewAction());
      menu->addSeparator();
      QMenu* languages = menu->addMenu(theme::icon(QStringLiteral("language")), QStringLiteral("语言 / Language"));
      auto* group = new QActionGroup(languages);
      for (const language::Entry& entry : language::all()) {
        QAction* choice = languages->addAction(QString::fromUtf8(entry.name));
        choice->setCheckable(true);
        choice->setChecked(language::current() == QLatin1String(entry.code));
        group->addAction(choice);
        // Not at once: this very menu is built anew.
        connect(
            choice, &QAction::triggered, this, [this, code = QString::fromLatin1(entry.code)] { setLanguage(code); },
            Qt::QueuedConnection);
      }
    }
  }
}

void MainWindow::setLanguage(const QString& code) {
  language::choose(code);
}

void MainWindow::buildToolBar() {
  for (QToolBar* old : findChildren<QToolBar*>()) delete old;
  QToolBar* bar = addToolBar(tr("Tools"));
  bar->setObjectName(QStringLiteral("toolBar"));
  bar->setMovable(false);
  bar->setIconSize({20, 20});
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  for (const char* key : kToolBar) {
    if (!key) {
      bar->addSeparator();
      continue;
    }
    bar->addAction(action(key));
  }
  auto* space = new QWidget;
  space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(space);
  auto* deploy = new QToolButton;
  deploy->setObjectName(QStringLiteral("primary"));
  deploy->setToolTip(action("deploy")->toolTip());
  connect(deploy, &QToolButton::clicked, action("deploy"), &QAction::trigger);
  deploy->setIcon(theme::icon(QStringLiteral("deploy"), Qt::white));
  deploy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  deploy->setText(tr("Deploy"));
  bar->addWidget(deploy);
}

void MainWindow::fillRecent() {
  const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
  if (m_welcome) m_welcome->showRecent(recent.mid(0, 6));
  if (!m_recent) return;
  m_recent->clear();
  for (const QString& path : recent) m_recent->addAction(path, this, [this, path] { openPath(path); });
  m_recent->setEnabled(!recent.isEmpty());
}

void MainWindow::updateActions() {
  Page* page = currentPage();
  DiagramPage* diagram = currentDiagram();
  for (const ActionTable::Row& row : ActionTable::rows()) {
    QAction* made = row.key ? action(row.key) : nullptr;
    if (!made) continue;
    const bool has = row.needs == Needs::Nothing || (row.needs == Needs::Page && page) ||
                     (row.needs == Needs::Diagram && diagram) ||
                     (row.needs == Needs::Selection && diagram && !diagram->canvas().selection().empty());
    made->setEnabled(has);
  }
  const auto describe = [&](const char* key, bool can, const QString& base, const QString& what) {
    action(key)->setEnabled(page && can);
    action(key)->setText(what.isEmpty() ? base : base + QStringLiteral(": ") + what);
    action(key)->setIconText(base);
  };
  QUndoStack* stack = page ? &page->undoStack() : nullptr;
  describe("undo", stack && stack->canUndo(), tr("Undo"), stack ? stack->undoText() : QString());
  describe("redo", stack && stack->canRedo(), tr("Redo"), stack ? stack->redoText() : QString());
  if (auto* deploy = findChild<QToolButton*>(QStringLiteral("primary"))) deploy->setEnabled(page != nullptr);
  updateTabs();
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About Joinery"),
      tr("<b>Joinery Designer</b> %1<p>Draws BPMN 2.0 processes and forms for the approval of government "
         "services.<p>Apache License 2.0")
          .arg(QCoreApplication::applicationVersion()));
}

}  // namespace joinery::designer
