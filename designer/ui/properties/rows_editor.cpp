#include "designer/ui/properties/rows_editor.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/theme.h"

namespace joinery::designer {

RowsEditor::RowsEditor(const Property& property, QWidget* parent) : QWidget(parent), m_property(property) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_table = new QTableWidget(0, static_cast<int>(property.columns.size()) + 1);
  m_table->setObjectName(QStringLiteral("rows"));
  QStringList titles;
  for (const PropertyColumn& column : property.columns) titles << QCoreApplication::translate("Property", column.label);
  titles << QString();
  m_table->setHorizontalHeaderLabels(titles);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  const int last = static_cast<int>(property.columns.size());
  m_table->horizontalHeader()->setSectionResizeMode(last, QHeaderView::Fixed);
  m_table->setColumnWidth(last, 30);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(30);
  m_table->setShowGrid(false);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
  layout->addWidget(m_table);
  auto* add = new QPushButton(theme::icon(QStringLiteral("plus"), theme::kAccentText), tr("Add"));
  add->setObjectName(QStringLiteral("link"));
  add->setCursor(Qt::PointingHandCursor);
  auto* bar = new QHBoxLayout;
  bar->addWidget(add);
  bar->addStretch();
  layout->addLayout(bar);
  connect(add, &QPushButton::clicked, this, [this] {
    m_filling = true;
    m_table->insertRow(m_table->rowCount());
    m_filling = false;
    fit();
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    m_table->editItem(m_table->item(m_table->rowCount() - 1, 0));
  });
  connect(m_table, &QTableWidget::cellChanged, this, [this] {
    if (!m_filling) emit edited();
  });
}

void RowsEditor::fit() {
  const int last = m_table->columnCount() - 1;
  for (int row = 0; row < m_table->rowCount(); ++row) {
    for (int column = 0; column < last; ++column)
      if (!m_table->item(row, column)) {
        m_filling = true;
        m_table->setItem(row, column, new QTableWidgetItem);
        m_filling = false;
      }
    if (m_table->cellWidget(row, last)) continue;
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("flat"));
    remove->setIcon(theme::icon(QStringLiteral("close"), theme::kMuted));
    remove->setIconSize({14, 14});
    remove->setToolTip(tr("Remove"));
    connect(remove, &QToolButton::clicked, this, [this, remove] {
      m_table->removeRow(m_table->indexAt(remove->pos()).row());
      emit edited();
    });
    m_table->setCellWidget(row, last, remove);
  }
  const int header = m_table->rowCount() ? m_table->horizontalHeader()->sizeHint().height() : 0;
  m_table->setVisible(m_table->rowCount() > 0);
  m_table->setFixedHeight(header + 30 * m_table->rowCount() + 4);
}

void RowsEditor::show(DesignDocument& document, const Id& id) {
  model::Element* element = document.find(id);
  if (!element) return;
  const auto rows = extensionRows(*element, m_property.rowElement);
  m_filling = true;
  m_table->setRowCount(static_cast<int>(rows.size()));
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    for (int column = 0; column < static_cast<int>(m_property.columns.size()); ++column) {
      const QString text = QString::fromStdString(rows[static_cast<std::size_t>(row)]->attributeOr(
          m_property.columns[static_cast<std::size_t>(column)].attribute, ""));
      m_table->setItem(row, column, new QTableWidgetItem(text));
    }
  }
  m_filling = false;
  fit();
}

std::vector<SetRows::Row> RowsEditor::rows() const {
  std::vector<SetRows::Row> rows;
  for (int row = 0; row < m_table->rowCount(); ++row) {
    SetRows::Row values;
    bool any = false;
    for (int column = 0; column < static_cast<int>(m_property.columns.size()); ++column) {
      const QTableWidgetItem* item = m_table->item(row, column);
      const std::string text = item ? item->text().trimmed().toStdString() : std::string();
      any = any || !text.empty();
      values.emplace_back(m_property.columns[static_cast<std::size_t>(column)].attribute, text);
    }
    if (any) rows.push_back(std::move(values));
  }
  return rows;
}

}  // namespace joinery::designer
