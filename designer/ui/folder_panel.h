// The files of the open item folder: models, forms, item.json. Follows changes on disk. GUI thread.
#pragma once

#include <QFileSystemWatcher>
#include <QWidget>
#include <memory>

#include "designer/ui/item_folder.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace joinery::designer {

class FolderPanel : public QWidget {
  Q_OBJECT

 public:
  explicit FolderPanel(QWidget* parent = nullptr);
  void setFolder(std::shared_ptr<ItemFolder> folder);
  void mark(const QString& path);  // the file that is being edited

 signals:
  void fileActivated(const QString& path);
  void openFolderRequested();
  void newModelRequested();
  void newFormRequested();

 private:
  void fill();

  std::shared_ptr<ItemFolder> m_folder;
  QLabel *m_title, *m_path;
  QTreeWidget* m_files;
  QWidget *m_empty, *m_full;
  QString m_marked;
  QFileSystemWatcher m_watcher;
};

}  // namespace joinery::designer
