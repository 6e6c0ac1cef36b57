#include "designer/ui/forms/options_editor.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/theme.h"

namespace joinery::designer {

OptionsEditor::OptionsEditor(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_table = new QTableWidget(0, 3);
  m_table->setObjectName(QStringLiteral("rows"));
  m_table->setHorizontalHeaderLabels({tr("Label"), tr("Value"), QString()});
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Fixed);
  m_table->setColumnWidth(2, 30);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(30);
  m_table->setShowGrid(false);
  m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
  layout->addWidget(m_table);
  auto* add = new QPushButton(theme::icon(QStringLiteral("plus"), theme::kAccentText), tr("Add option"));
  add->setObjectName(QStringLiteral("link"));
  layout->addWidget(add, 0, Qt::AlignLeft);
  connect(add, &QPushButton::clicked, this, [this] {
    const int number = m_table->rowCount() + 1;
    addRow(tr("Option %1").arg(number), QStringLiteral("value_%1").arg(number));
    fit();
    emit edited();
  });
  connect(m_table, &QTableWidget::cellChanged, this, [this] {
    if (!m_filling) emit edited();
  });
}

void OptionsEditor::addRow(const QString& label, const QString& value) {
  const bool was = m_filling;
  m_filling = true;
  const int row = m_table->rowCount();
  m_table->insertRow(row);
  m_table->setItem(row, 0, new QTableWidgetItem(label));
  m_table->setItem(row, 1, new QTableWidgetItem(value));
  auto* remove = new QToolButton;
  remove->setObjectName(QStringLiteral("flat"));
  remove->setIcon(theme::icon(QStringLiteral("close"), theme::kMuted));
  remove->setIconSize({14, 14});
  remove->setToolTip(tr("Remove"));
  connect(remove, &QToolButton::clicked, this, [this, remove] {
    m_table->removeRow(m_table->indexAt(remove->pos()).row());
    fit();
    emit edited();
  });
  m_table->setCellWidget(row, 2, remove);
  m_filling = was;
}

void OptionsEditor::fit() {
  m_table->setVisible(m_table->rowCount() > 0);
  m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + 30 * std::min(8, m_table->rowCount()) + 4);
}

void OptionsEditor::show(const Value& options) {
  if (value() == options && m_table->rowCount() > 0) return;
  m_filling = true;
  m_table->setRowCount(0);
  if (options.isList())
    for (const Value& option : options.items())
      addRow(QString::fromStdString(option.text("label")), QString::fromStdString(option.text("value")));
  m_filling = false;
  fit();
}

Value OptionsEditor::value() const {
  Value::List list;
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const auto text = [&](int column) {
      const QTableWidgetItem* item = m_table->item(row, column);
      return item ? item->text().toStdString() : std::string();
    };
    list.push_back(Value::object({{"label", text(0)}, {"value", text(1)}}));
  }
  return list.empty() ? Value() : Value::list(std::move(list));
}

}  // namespace joinery::designer
