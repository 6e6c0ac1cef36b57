// Who may see and change which part of the form at one user task: a tree of the form's sections and fields with a
// choice each (forms/access.h). Emits the rules after each edit.
#pragma once

#include <QTreeWidget>

#include "designer/core/command.h"
#include "forms/form.h"

namespace joinery::designer {

class AccessEditor : public QTreeWidget {
  Q_OBJECT

 public:
  explicit AccessEditor(QWidget* parent = nullptr);
  // `form` may be nullptr: then only the rules that are there are listed.
  void show(DesignDocument& document, const Id& task, const forms::Form* form);
  std::unique_ptr<Command> command(const Id& task) const;

 signals:
  void edited();

 private:
  QTreeWidgetItem* addRow(QTreeWidgetItem* parent, const QString& label, const QString& key, bool section,
                          const QString& access);
};

}  // namespace joinery::designer
