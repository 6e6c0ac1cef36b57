// The options of a choice field: label and value in rows.
#pragma once

#include <QWidget>

#include "engine/base/value.h"

class QTableWidget;

namespace joinery::designer {

class OptionsEditor : public QWidget {
  Q_OBJECT

 public:
  explicit OptionsEditor(QWidget* parent = nullptr);
  void show(const Value& options);  // a list of {"label","value"}
  Value value() const;              // null without rows

 signals:
  void edited();

 private:
  void addRow(const QString& label, const QString& value);
  void fit();

  QTableWidget* m_table;
  bool m_filling = false;
};

}  // namespace joinery::designer
