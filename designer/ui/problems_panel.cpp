#include "designer/ui/problems_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "designer/core/diagnostic_text.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
QIcon iconOf(Severity severity) {
  static const QIcon icons[] = {theme::icon(QStringLiteral("error"), theme::kError),
                                theme::icon(QStringLiteral("warning"), theme::kWarning),
                                theme::icon(QStringLiteral("info"), theme::kInfo)};
  return icons[static_cast<int>(severity)];
}
}  // namespace

ProblemsPanel::ProblemsPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  m_list = new QTreeWidget;
  m_list->setObjectName(QStringLiteral("problems"));
  m_list->setRootIsDecorated(false);
  m_list->setHeaderLabels({tr("Problem"), tr("Element"), tr("Place")});
  m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  m_list->header()->setStretchLastSection(false);
  m_list->setIconSize({16, 16});
  m_list->setUniformRowHeights(true);
  m_empty = new QLabel(tr("No problems found."));
  m_empty->setObjectName(QStringLiteral("goodText"));
  m_empty->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_list);
  layout->addWidget(m_empty);
  connect(m_list, &QTreeWidget::itemClicked, this,
          [this](QTreeWidgetItem* item) { open(m_list->indexOfTopLevelItem(item)); });
  connect(m_list, &QTreeWidget::itemActivated, this,
          [this](QTreeWidgetItem* item) { open(m_list->indexOfTopLevelItem(item)); });
  show({});
}

void ProblemsPanel::show(std::vector<Diagnostic> problems) {
  m_problems = std::move(problems);
  std::stable_sort(m_problems.begin(), m_problems.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.severity < b.severity; });
  m_list->clear();
  for (const Diagnostic& problem : m_problems) {
    auto* item = new QTreeWidgetItem(m_list);
    item->setIcon(0, iconOf(problem.severity));
    item->setText(0, diagnosticText(problem));
    item->setToolTip(0, QString::fromStdString(problem.message + "\n[" + problem.code + "]"));
    item->setText(1, QString::fromStdString(problem.element));
    QString place = QString::fromStdString(problem.resource);
    if (problem.line > 0) place += QStringLiteral("  %1:%2").arg(problem.line).arg(problem.column);
    item->setText(2, place.trimmed());
    item->setForeground(1, theme::kMuted);
    item->setForeground(2, theme::kMuted);
  }
  m_list->setVisible(!m_problems.empty());
  m_empty->setVisible(m_problems.empty());
}

void ProblemsPanel::open(int row) {
  if (row >= 0 && row < static_cast<int>(m_problems.size())) emit activated(m_problems[static_cast<std::size_t>(row)]);
}

int ProblemsPanel::errorCount() const {
  return static_cast<int>(std::count_if(m_problems.begin(), m_problems.end(),
                                        [](const Diagnostic& d) { return d.severity == Severity::Error; }));
}

int ProblemsPanel::warningCount() const {
  return static_cast<int>(std::count_if(m_problems.begin(), m_problems.end(),
                                        [](const Diagnostic& d) { return d.severity == Severity::Warning; }));
}

}  // namespace joinery::designer
