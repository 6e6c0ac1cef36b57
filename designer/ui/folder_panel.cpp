#include "designer/ui/folder_panel.h"

#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
struct FileGroup {
  const char* label;
  const char* icon;
  bool (*holds)(const QString& file);
};
const FileGroup kGroups[] = {
    {QT_TRANSLATE_NOOP("joinery::designer::FolderPanel", "Processes"), "process", ItemFolder::isModel},
    {QT_TRANSLATE_NOOP("joinery::designer::FolderPanel", "Forms"), "form", ItemFolder::isForm},
    {QT_TRANSLATE_NOOP("joinery::designer::FolderPanel", "Other files"), "json",
     [](const QString& f) { return !ItemFolder::isModel(f) && !ItemFolder::isForm(f); }},
};
}  // namespace

FolderPanel::FolderPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setMinimumWidth(200);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  m_empty = new QWidget;
  auto* hint = new QVBoxLayout(m_empty);
  hint->setContentsMargins(16, 24, 16, 16);
  hint->setSpacing(12);
  auto* text = new QLabel(tr("Open the folder of an item to see its processes and forms together."));
  text->setObjectName(QStringLiteral("hint"));
  text->setWordWrap(true);
  auto* open = new QPushButton(theme::icon(QStringLiteral("folder")), tr("Open folder…"));
  connect(open, &QPushButton::clicked, this, &FolderPanel::openFolderRequested);
  hint->addWidget(text);
  hint->addWidget(open, 0, Qt::AlignLeft);
  hint->addStretch();
  m_full = new QWidget;
  auto* rows = new QVBoxLayout(m_full);
  rows->setContentsMargins(14, 12, 8, 8);
  rows->setSpacing(2);
  m_title = new QLabel;
  m_title->setObjectName(QStringLiteral("panelTitle"));
  m_title->setWordWrap(true);
  m_path = new QLabel;
  m_path->setObjectName(QStringLiteral("panelHint"));
  rows->addWidget(m_title);
  rows->addWidget(m_path);
  rows->addSpacing(6);
  m_files = new QTreeWidget;
  m_files->setHeaderHidden(true);
  m_files->setIndentation(12);
  m_files->setIconSize({18, 18});
  m_files->setRootIsDecorated(false);
  m_files->setObjectName(QStringLiteral("files"));
  rows->addWidget(m_files, 1);
  auto* bar = new QHBoxLayout;
  const auto add = [&](const QString& label, auto signal) {
    auto* button = new QPushButton(theme::icon(QStringLiteral("plus"), theme::kAccentText), label);
    button->setObjectName(QStringLiteral("link"));
    connect(button, &QPushButton::clicked, this, signal);
    bar->addWidget(button);
  };
  add(tr("Process"), &FolderPanel::newModelRequested);
  add(tr("Form"), &FolderPanel::newFormRequested);
  bar->addStretch();
  rows->addLayout(bar);
  layout->addWidget(m_empty);
  layout->addWidget(m_full);
  connect(m_files, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
    const QString path = item->data(0, Qt::UserRole).toString();
    if (!path.isEmpty()) emit fileActivated(path);
  });
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderPanel::fill);
  setFolder(std::make_shared<ItemFolder>());
}

void FolderPanel::setFolder(std::shared_ptr<ItemFolder> folder) {
  m_folder = std::move(folder);
  if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
  if (m_folder->isOpen()) m_watcher.addPath(m_folder->path());
  fill();
}

void FolderPanel::mark(const QString& path) {
  m_marked = path;
  for (QTreeWidgetItemIterator it(m_files); *it; ++it)
    if ((*it)->data(0, Qt::UserRole).toString() == path && !path.isEmpty()) m_files->setCurrentItem(*it);
}

void FolderPanel::fill() {
  m_empty->setVisible(!m_folder->isOpen());
  m_full->setVisible(m_folder->isOpen());
  if (!m_folder->isOpen()) return;
  m_title->setText(m_folder->title());
  m_path->setText(QDir(m_folder->path()).dirName());
  m_path->setToolTip(m_folder->path());
  m_files->clear();
  const QStringList files = m_folder->files();
  for (const FileGroup& group : kGroups) {
    auto* heading = new QTreeWidgetItem({tr(group.label)});
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setForeground(0, theme::kMuted);
    for (const QString& file : files) {
      if (!group.holds(file)) continue;
      auto* item = new QTreeWidgetItem(heading, {file});
      item->setIcon(0, theme::icon(QLatin1String(group.icon), theme::kMuted));
      item->setData(0, Qt::UserRole, m_folder->path() + QLatin1Char('/') + file);
      item->setToolTip(0, file);
    }
    if (heading->childCount() == 0) {
      delete heading;
      continue;
    }
    m_files->addTopLevelItem(heading);
    heading->setExpanded(true);
  }
  mark(m_marked);
}

}  // namespace joinery::designer
