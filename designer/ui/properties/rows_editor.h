// A small table with a row per extension element: mappings, headers. Emits the whole table after each edit.
#pragma once

#include <QWidget>

#include "designer/core/commands/set_rows.h"
#include "designer/ui/properties/property.h"

class QTableWidget;

namespace joinery::designer {

class RowsEditor : public QWidget {
  Q_OBJECT

 public:
  RowsEditor(const Property& property, QWidget* parent = nullptr);
  void show(DesignDocument& document, const Id& id);
  std::vector<SetRows::Row> rows() const;

 signals:
  void edited();

 private:
  void fit();

  const Property& m_property;
  QTableWidget* m_table;
  bool m_filling = false;
};

}  // namespace joinery::designer
