// All findings of the open document in a list; a click shows the element. GUI thread.
#pragma once

#include <QWidget>
#include <vector>

#include "engine/base/diagnostic.h"

class QLabel;
class QTreeWidget;

namespace joinery::designer {

class ProblemsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ProblemsPanel(QWidget* parent = nullptr);
  void show(std::vector<Diagnostic> problems);
  int errorCount() const;
  int warningCount() const;

 signals:
  void activated(const joinery::Diagnostic& problem);

 private:
  void open(int row);
  std::vector<Diagnostic> m_problems;
  QTreeWidget* m_list;
  QLabel* m_empty;
};

}  // namespace joinery::designer
